import { type SqlBool, sql } from 'kysely'
import { readable, subjectColumns } from '#db/query/readable.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { mergedElsewhere, refusedMerge } from '#domain/merging/decide.ts'
import type { MergedTicket, MergePreview } from '#domain/merging/merging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** The tickets that were merged into that one, as far as `viewer` may read them, the last first. */
export async function listMerged(
  { db }: Services,
  viewer: SignedIn,
  ticket: TicketKey,
): Promise<MergedTicket[]> {
  if (!ticket.merged.length) return []
  const rows = await readable(db.selectFrom('ticket'), viewer.ability)
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .select(['ticket.number', 'ticket.subject', 'ticket.merged_into', 'requester.name', 'requester.email'])
    .where('ticket.merged_into_ticket_id', '=', ticket.id)
    .execute()
  return rows
    .flatMap(({ number, subject, merged_into: into, name, email }) => {
      if (!into) return []
      const mergedAt = new Date(into.at).toISOString()
      return [{ number, subject, statusCategory: into.before.category, requester: { name, email }, mergedAt }]
    })
    .sort((one, other) => other.mergedAt.localeCompare(one.mergedAt))
}

/** Throws `not_found` for a ticket that `viewer` may not read, and `not_allowed` for one they may not change. */
export async function requireMergeable(
  services: Services,
  viewer: SignedIn,
  numbers: readonly string[],
): Promise<void> {
  const rows = await readableAmong(services, viewer, numbers).execute()
  for (const number of numbers) {
    const row = rows.find((each) => each.number === number)
    if (!row) throw new DomainError('not_found', `There is no ticket ${number}.`, 'tickets')
    if (!viewer.ability.can('update', asTicket(row)))
      throw new DomainError('not_allowed', `You may not change ${number}.`, 'tickets')
  }
}

/** What merging those tickets into that one would do. Tickets that `viewer` may not read do not exist. */
export async function previewMerge(
  services: Services,
  viewer: SignedIn,
  target: TicketKey,
  numbers: readonly string[],
): Promise<MergePreview> {
  const seen = await readableAmong(services, viewer, numbers)
    .select(['ticket.id', 'ticket.subject', 'ticket.merged_into', messageCount.as('messages')])
    .execute()
  const facts = new Map(
    seen.map(({ number, merged_into: into }) => [number, { mergedInto: into?.ticket ?? null }]),
  )
  const gone = target.mergedInto ? mergedElsewhere(target.number, target.mergedInto.ticket) : null
  const tickets = numbers.map((number) => {
    const row = seen.find((each) => each.number === number)
    const refused = gone ?? refusedMerge(target, number, facts)
    const mayNot = row && !viewer.ability.can('update', asTicket(row)) ? notAllowed : null
    return {
      ...{ number, subject: row?.subject ?? null, messages: row?.messages ?? 0 },
      refused: refused ? { code: refused.code, detail: refused.detail } : mayNot,
    }
  })
  const ids = tickets.flatMap(({ number, refused }) => (refused ? [] : (idOf(seen, number) ?? [])))
  return { tickets, watchers: await comingAlong(services, target, ids) }
}

const notAllowed = { code: 'not_allowed', detail: 'You may not change it.' }
const idOf = (rows: readonly { id: string; number: string }[], number: string) =>
  rows.find((row) => row.number === number)?.id

const messageCount = sql<number>`(
  select count(*)::int from message where ticket_id = ticket.id and deleted_at is null)`

function readableAmong({ db }: Services, viewer: SignedIn, numbers: readonly string[]) {
  return readable(db.selectFrom('ticket'), viewer.ability)
    .select([...subjectColumns, 'ticket.number'])
    .where('ticket.number', 'in', [...numbers])
}

/** The names of who would follow the target from then on, and does not yet. */
async function comingAlong({ db }: Services, target: TicketKey, ids: string[]): Promise<string[]> {
  if (!ids.length) return []
  const rows = await db
    .selectFrom('person')
    .select('name')
    .distinct()
    .where(
      sql<SqlBool>`(id in (select requester_id from ticket where id = any(${ids}::uuid[]))
        or id in (select person_id from ticket_watcher where ticket_id = any(${ids}::uuid[])))`,
    )
    .where('id', '<>', target.requesterId)
    .where(
      sql<SqlBool>`not exists (select from ticket_watcher
        where ticket_id = ${target.id} and person_id = person.id)`,
    )
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map(({ name }) => name)
}
