import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { Reach } from '#db/query/links.ts'
import { matching } from '#db/query/matching.ts'
import type { WordSearch } from '#db/query/words.ts'
import { progressOf } from '#domain/checklists/progress.ts'
import { keptRelations, mirrored } from '#domain/links/link.ts'
import type { Asker } from '#domain/query/asker.ts'
import { evaluate } from '#domain/query/evaluate.ts'
import { type Facts, factsOf } from '#domain/query/facts.ts'
import type { Query } from '#domain/query/tree.ts'
import { writeQuery } from '#domain/query/write.ts'
import { endedCategories } from '#domain/tickets/types.ts'
import { aboutHidden, names, queries } from '#test/domain/query/queries.ts'
import {
  askers,
  catalogue,
  organizations,
  people,
  queues,
  type RandomTicket,
  tickets,
} from '#test/domain/query/worlds.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { insertMessage, insertTicket } from '#test/support/tickets.ts'

const { db } = await openTestDatabase()
const kept = fc.sample(tickets, { numRuns: 150, seed: 20_260_329 })
const numbers: string[] = []

beforeAll(async () => {
  const teams = names.team.map((name) => ({ id: uuid(), name }))
  await db.insertInto('team').values(teams).execute()
  await db.insertInto('organization').values(organizations).execute()
  await db.deleteFrom('mailbox').execute()
  await db.deleteFrom('queue').execute()
  const rows = queues.map(({ team, ...queue }) => ({
    ...queue,
    team_id: teams.find(({ name }) => name === team)?.id ?? null,
  }))
  await db.insertInto('queue').values(rows).execute()
  for (const { id, email } of people) {
    await db.insertInto('person').values({ id, email, name: email, role_key: 'agent' }).execute()
    await db
      .insertInto('person_address')
      .values({ address: email, person_id: id })
      .onConflict((each) => each.doNothing())
      .execute()
  }
  for (const [index, { id }] of people.entries()) {
    await db
      .insertInto('team')
      .values({ id: teamOf(id), name: `Only ${index}` })
      .execute()
    await db
      .insertInto('team_member')
      .values({ team_id: teamOf(id), person_id: id })
      .execute()
  }
  for (const ticket of kept)
    numbers.push(
      await keep(
        ticket,
        numbers.length,
        organizations.find(({ name }) => name === ticket.around.organization)?.id ?? null,
      ),
    )
  for (const [at, { state }] of kept.entries())
    if (state.mergedInto)
      await db
        .updateTable('ticket')
        .set({ merged_into_ticket_id: await idOf(state.mergedInto.ticket) })
        .where('number', '=', numbers[at] as string)
        .execute()
  for (const { from, to, relation } of linked) {
    const [one, other] = await Promise.all([from, to].map((at) => idOf(numbers[at] as string)))
    await db
      .insertInto('ticket_link')
      .values({ id: uuid(), from_id: one as string, to_id: other as string, relation })
      .execute()
  }
})

async function idOf(number: string): Promise<string> {
  const { id } = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return id
}

/** The id of a team that has only that person. */
const teamOf = (person: string) => person.replace(/^0/, 'a')

/** Somebody watches a ticket: every other one as the member of a team. */
async function watch(number: string, person: string): Promise<void> {
  const id = await idOf(number)
  const byTeam = id.charCodeAt(id.length - 1) % 2 === 0
  const who = byTeam ? { team_id: teamOf(person) } : { person_id: person }
  await db
    .insertInto('ticket_watcher')
    .values({ id: uuid(), ticket_id: id, ...who, reason: 'self' })
    .execute()
}

/** The ticket as a row, with what was said on it. */
async function keep(
  { state, around }: RandomTicket,
  at: number,
  organizationId: string | null,
): Promise<string> {
  const { kind, subject, status, category, priority, tags, impact, urgency } = state
  const date = (instant: number | null) => (instant === null ? null : new Date(instant))
  const number = await insertTicket(db, {
    number: `TKT-20260329-${String(at + 1).padStart(4, '0')}`,
    checklists: JSON.stringify(state.checklists ?? null) as never,
    checklist_progress: progressOf(state.checklists) as never,
    ...{ kind, subject, status, category, priority, tags, breached: around.breached },
    fields: JSON.stringify(state.fields) as never,
    ...{ queue_id: state.queueId, assignee_id: state.assigneeId, requester_id: state.requesterId },
    organization_id: organizationId,
    time_minutes: state.timeMinutes ?? 0,
    billable_minutes: state.billableMinutes ?? 0,
    ...{ impact, urgency, snoozed_until: date(state.snoozedUntil ?? null) },
    deleted_at: date(state.deletedAt ?? null),
    reminders: JSON.stringify(state.reminders ?? []) as never,
    merged_into: state.mergedInto ? (JSON.stringify(state.mergedInto) as never) : null,
    ...{ created_at: new Date(state.createdAt), updated_at: new Date(state.updatedAt) },
    ...{ resolved_at: date(state.resolvedAt), next_due_at: date(around.dueAt) },
  })
  for (const { id } of people.filter((person) => around.watchers?.includes(person.id)))
    await watch(number, id)
  for (const said of around.said) await insertMessage(db, number, 'reply', said)
  return number
}

/** Some tickets are linked, each with the next ones. */
const links = fc
  .sample(fc.constantFrom(...keptRelations), { numRuns: 100, seed: 3 })
  .map((relation, index) => ({
    relation,
    from: (index * 7) % kept.length,
    to: (index * 11 + 1) % 40,
  }))
const oneParent = (link: (typeof links)[number], index: number) =>
  link.from !== link.to &&
  links.findIndex(({ from, to, relation }) =>
    relation === 'child_of' && link.relation === 'child_of'
      ? from === link.from
      : from === link.from && to === link.to && relation === link.relation,
  ) === index
const linked = links.filter(oneParent)

/** What who sees those tickets, and reads the notes of these, knows of the one at `at`. */
function known(at: number, sees: (at: number) => boolean, reads: (at: number) => boolean): Facts {
  const { state, around } = kept[at] as RandomTicket
  const number = numbers[at] as string
  const { mergedInto = null } = state
  const isTold = mergedInto !== null && sees(numbers.indexOf(mergedInto.ticket))
  const told = {
    ...state,
    number,
    mergedInto: mergedInto && (isTold ? mergedInto : { ...mergedInto, ticket: '' }),
  }
  if (!reads(at)) {
    const facts = factsOf({ ...told, checklists: null, billableMinutes: 0 }, { ...around, links: [] })
    return { ...facts, fields: new Map(facts.fields).set('time', null) }
  }
  const ends = linked.flatMap(({ from, to, relation }) => [
    ...(from === at ? [{ other: to, relation }] : []),
    ...(to === at ? [{ other: from, relation: mirrored(relation) }] : []),
  ])
  const shown = ends
    .filter(({ other }) => sees(other) && ((kept[other] as RandomTicket).state.deletedAt ?? null) === null)
    .map(({ other, relation }) => ({
      relation,
      number: numbers[other] as string,
      ended: endedCategories.includes((kept[other] as RandomTicket).state.category),
    }))
  return factsOf(told, { ...around, links: shown })
}

const all = () => true
test.each([
  ['everything', all, all],
  ['not all tickets', (at: number) => at % 2 === 0, all],
  ['not all notes', all, (at: number) => at % 3 !== 0],
])(
  'what is asked of links, checklists, time and merges tells who sees %s no more',
  async (_, sees, reads) => {
    const ids = (some: (at: number) => boolean) =>
      some === all
        ? null
        : sql`select id from ticket where number = any(${numbers.filter((_, at) => some(at))})`
    const reach = { seen: ids(sees), notes: ids(reads) }
    await fc.assert(
      fc.asyncProperty(aboutHidden, askers, async (query, asker) => {
        const expected = numbers.filter((_, at) =>
          evaluate(query, known(at, sees, reads), { asker, catalogue }),
        )
        expect(await found(query, asker, { notes: true, first: false }, reach), writeQuery(query)).toEqual(
          expected.toSorted(),
        )
      }),
      { numRuns: 200 },
    )
  },
)

async function found(query: Query, asker: Asker, search: WordSearch, reach: Reach): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('ticket.number')
    .where((eb) => matching(eb, query, { asker, catalogue, search, reach }))
    .orderBy('ticket.number')
    .execute()
  return rows.map(({ number }) => number)
}

test.each([true, false])('the database finds what evaluation finds (notes searched: %s)', async (notes) => {
  await fc.assert(
    fc.asyncProperty(queries, askers, async (query, asker) => {
      const expected = numbers.filter((_, at) => evaluate(query, known(at, all, all), { asker, catalogue }))
      const reach = { seen: null, notes: null }
      expect(await found(query, asker, { notes, first: false }, reach), writeQuery(query)).toEqual(
        expected.toSorted(),
      )
    }),
    { numRuns: 400 },
  )
})
