import { sql } from 'kysely'
import { readable } from '#db/query/readable.ts'
import { DomainError } from '#domain/errors.ts'
import { historyGroups } from '#domain/history/groups.ts'
import { type LinkPayload, linkRelations, mirrored } from '#domain/links/link.ts'
import type { Link } from '#domain/links/schemas.ts'
import { atField } from '../at-field.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, type TicketKey } from '../tickets/find.ts'

/** The tickets that are linked with it, as far as `viewer` may read them, in the order of their relations. */
export async function listLinks(
  { db }: Services,
  viewer: SignedIn,
  ticket: Pick<TicketKey, 'id'>,
): Promise<Link[]> {
  const { id } = ticket
  const rows = await readable(db.selectFrom('ticket'), viewer.ability)
    .innerJoin('ticket_link as link', (join) =>
      join.on(sql<boolean>`ticket.id = case when link.from_id = ${id} then link.to_id else link.from_id end`),
    )
    .where((eb) => eb.or([eb('link.from_id', '=', id), eb('link.to_id', '=', id)]))
    .select(['link.id', 'link.from_id', 'link.relation', 'link.created_at'])
    .select(['ticket.number', 'subject', 'kind', 'status', 'category', 'priority'])
    .orderBy('link.created_at')
    .orderBy('link.id')
    .execute()
  const links = rows.map(({ id: link, from_id, relation, created_at, category, ...shown }) => ({
    id: link,
    relation: from_id === id ? relation : mirrored(relation),
    ticket: { ...shown, statusCategory: category },
    createdAt: created_at.toISOString(),
  }))
  return links.sort((a, b) => linkRelations.indexOf(a.relation) - linkRelations.indexOf(b.relation))
}

/** The link of that id as its ticket sees it, if `viewer` may read the other one. Throws `not_found`. */
export async function findLink(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  id: string,
): Promise<LinkPayload> {
  const link = (await listLinks(services, viewer, ticket)).find((each) => each.id === id)
  if (!link) throw new DomainError('not_found', `There is no link ${id} on ${ticket.number}.`)
  return { relation: link.relation, ticket: link.ticket.number }
}

/** Throws `not_found` with the field at fault when `viewer` may not read that ticket, or it is deleted. */
export async function linkable(
  services: Services,
  viewer: SignedIn,
  number: string,
  field: string,
): Promise<void> {
  const { deletedAt } = await atField(field, () => findTicket(services, viewer, number))
  if (deletedAt) throw new DomainError('not_found', `Ticket ${number} is deleted. Restore it first.`, field)
}

const linkTypes: readonly string[] = historyGroups.links

type EventRow = { type: string; data: Record<string, unknown> }

/** The numbers of linked tickets in those events that `viewer` may not read. */
export async function hiddenAmong(
  { db }: Services,
  viewer: SignedIn,
  events: readonly EventRow[],
): Promise<ReadonlySet<string>> {
  const numbers = new Set(
    events.flatMap(({ type, data }) => (isAboutLink(type) ? [String(data.ticket)] : [])),
  )
  if (!numbers.size) return numbers
  const seen = await readable(db.selectFrom('ticket'), viewer.ability)
    .select('ticket.number')
    .where('ticket.number', 'in', [...numbers])
    .execute()
  for (const { number } of seen) numbers.delete(number)
  return numbers
}

/** What an event remembers, without the number of a ticket that is hidden. */
export function withoutHidden(
  data: Record<string, unknown>,
  hidden: ReadonlySet<string>,
): Record<string, unknown> {
  return hidden.has(String(data.ticket)) ? { ...data, ticket: null } : data
}

const isAboutLink = (type: string) => linkTypes.includes(type)
