import { type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { permitted, readable } from '#db/query/readable.ts'
import type { BulkPreview } from '#domain/bulk/bulk.ts'
import { actionsFor } from '#domain/bulk/changes.ts'
import { actionsOfSteps } from '#domain/bulk/macro.ts'
import { findStatus } from '#domain/lifecycles/statuses.ts'
import type { Macro } from '#domain/macros/macro.ts'
import { endedCategories, ticketKinds } from '#domain/tickets/types.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { ticketsFiltered } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { changesOf } from '../tickets/commands.ts'
import { bulkAsks } from './asks.ts'
import { openChildren } from './children.ts'

const sampled = 5

type Tickets = SelectQueryBuilder<Tables, 'ticket', object>

/** How many tickets would be changed, how many `viewer` may not change so, and a few of them. */
export async function previewBulk(
  services: Services,
  viewer: SignedIn,
  asked: BulkPreview,
  macro: Macro | null,
) {
  const changes = await changesOf(services, viewer, asked.changes ?? {})
  const tickets = await selected(services, viewer, asked)
  const actions = macro ? actionsOfSteps(macro.steps.map((step) => step.do)) : actionsFor(changes)
  const allowed = actions.reduce(
    (select, action) => permitted(select, viewer.ability, action, { deleted: action === 'delete' }),
    tickets,
  )
  const counted = sql<number>`count(*)`.as('count')
  const { status } = changes
  const [all, may, sample, asks, children] = await Promise.all([
    tickets.select(counted).executeTakeFirstOrThrow(),
    allowed.select(counted).executeTakeFirstOrThrow(),
    tickets
      .select(['ticket.number', 'ticket.subject'])
      .orderBy('ticket.updated_at', 'desc')
      .limit(sampled)
      .execute(),
    status === undefined ? null : bulkAsks(services, tickets, status),
    status === undefined ? 0 : childrenOf(services, viewer, tickets, status),
  ])
  return { count: all.count, notAllowed: all.count - may.count, sample, asks, children }
}

/** How many open children would be left behind by tickets that end. */
async function childrenOf(
  { db, configuration }: Services,
  viewer: SignedIn,
  tickets: Tickets,
  status: string,
): Promise<number> {
  const { lifecycleOf } = await configuration.current()
  const categories = ticketKinds.flatMap((kind) => findStatus(lifecycleOf(kind, ''), status)?.category ?? [])
  if (!categories.some((category) => endedCategories.includes(category))) return 0
  const ids = tickets.select('ticket.id')
  const row = await openChildren(db, viewer)
    .where('link.to_id', 'in', ids)
    .where('ticket.id', 'not in', ids)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

async function selected(
  services: Services,
  viewer: SignedIn,
  { filter, numbers, changes }: BulkPreview,
): Promise<Tickets> {
  if (filter !== undefined) return ticketsFiltered(services, viewer, filter)
  const all = readable(services.db.selectFrom('ticket'), viewer.ability, {
    deleted: changes?.deleted !== undefined,
  })
  return all.where(sql<boolean>`ticket.number = any(${numbers ?? []}::text[])`)
}
