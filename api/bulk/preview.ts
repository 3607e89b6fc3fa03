import { type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { permitted, readable } from '#db/query/readable.ts'
import type { BulkPreview } from '#domain/bulk/bulk.ts'
import { actionsFor } from '#domain/bulk/changes.ts'
import { actionsOfSteps } from '#domain/bulk/macro.ts'
import type { Macro } from '#domain/macros/macro.ts'
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
  const [all, may, sample, move] = await Promise.all([
    tickets.select(counted).executeTakeFirstOrThrow(),
    allowed.select(counted).executeTakeFirstOrThrow(),
    tickets
      .select(['ticket.number', 'ticket.subject'])
      .orderBy('ticket.updated_at', 'desc')
      .limit(sampled)
      .execute(),
    status === undefined ? { asks: null, children: 0 } : moveOf(services, viewer, tickets, status),
  ])
  return { count: all.count, notAllowed: all.count - may.count, sample, ...move }
}

/** What the transitions to that status ask for, and how many open children tickets that end leave behind. */
async function moveOf(services: Services, viewer: SignedIn, tickets: Tickets, status: string) {
  const { ends, ...asks } = await bulkAsks(services, tickets, status)
  return { asks, children: ends ? await childrenOf(services, viewer, tickets) : 0 }
}

async function childrenOf({ db }: Services, viewer: SignedIn, tickets: Tickets): Promise<number> {
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
