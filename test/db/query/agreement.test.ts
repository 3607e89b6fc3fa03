import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { matching } from '#db/query/matching.ts'
import { evaluate } from '#domain/query/evaluate.ts'
import { factsOf } from '#domain/query/facts.ts'
import { writeQuery } from '#domain/query/write.ts'
import { names, queries } from '#test/domain/query/queries.ts'
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
      await keep(ticket, organizations.find(({ name }) => name === ticket.around.organization)?.id ?? null),
    )
})

/** The id of a team that has only that person. */
const teamOf = (person: string) => person.replace(/^0/, 'a')

/** Somebody watches a ticket: every other one as the member of a team. */
async function watch(number: string, person: string): Promise<void> {
  const { id } = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const byTeam = id.charCodeAt(id.length - 1) % 2 === 0
  const who = byTeam ? { team_id: teamOf(person) } : { person_id: person }
  await db
    .insertInto('ticket_watcher')
    .values({ id: uuid(), ticket_id: id, ...who, reason: 'self' })
    .execute()
}

/** The ticket as a row, with what was said on it. */
async function keep({ state, around }: RandomTicket, organizationId: string | null): Promise<string> {
  const { kind, subject, status, category, priority, tags, impact, urgency } = state
  const at = (instant: number | null) => (instant === null ? null : new Date(instant))
  const number = await insertTicket(db, {
    ...{ kind, subject, status, category, priority, tags, breached: around.breached },
    fields: JSON.stringify(state.fields) as never,
    ...{ queue_id: state.queueId, assignee_id: state.assigneeId, requester_id: state.requesterId },
    organization_id: organizationId,
    time_minutes: state.timeMinutes ?? 0,
    billable_minutes: state.billableMinutes ?? 0,
    ...{ impact, urgency, snoozed_until: at(state.snoozedUntil ?? null) },
    deleted_at: at(state.deletedAt ?? null),
    reminders: JSON.stringify(state.reminders ?? []) as never,
    merged_into: state.mergedInto ? (JSON.stringify(state.mergedInto) as never) : null,
    ...{ created_at: new Date(state.createdAt), updated_at: new Date(state.updatedAt) },
    ...{ resolved_at: at(state.resolvedAt), next_due_at: at(around.dueAt) },
  })
  for (const { id } of people.filter((person) => around.watchers?.includes(person.id)))
    await watch(number, id)
  for (const said of around.said) await insertMessage(db, number, 'reply', said)
  return number
}

test.each([true, false])('the database finds what evaluation finds (notes searched: %s)', async (notes) => {
  await fc.assert(
    fc.asyncProperty(queries, askers, async (query, asker) => {
      const expected = numbers.filter((number, index) => {
        const { state, around } = kept[index] as RandomTicket
        return evaluate(query, factsOf({ ...state, number }, around), { asker, catalogue })
      })
      const rows = await db
        .selectFrom('ticket')
        .select('ticket.number')
        .where((eb) => matching(eb, query, { asker, catalogue, search: { notes, first: false } }))
        .orderBy('ticket.number')
        .execute()
      expect(
        rows.map(({ number }) => number),
        writeQuery(query),
      ).toEqual(expected.toSorted())
    }),
    { numRuns: 400 },
  )
})
