import { sql } from 'kysely'
import { permitted, readable } from '#db/query/readable.ts'
import type { BulkPreview } from '#domain/bulk/bulk.ts'
import { actionsFor } from '#domain/bulk/changes.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import { ticketsFiltered } from '../query/tickets.ts'
import type { Services } from '../services.ts'
import { changesOf } from '../tickets/commands.ts'

const sampled = 5

/** How many tickets would be changed, how many `viewer` may not change so, and a few of them. */
export async function previewBulk(services: Services, viewer: SignedIn, asked: BulkPreview) {
  const changes = await changesOf(services, viewer, asked.changes ?? {})
  const tickets = await selected(services, viewer, asked)
  const allowed = actionsFor(changes).reduce(
    (select, action) => permitted(select, viewer.ability, action, { deleted: action === 'delete' }),
    tickets,
  )
  const counted = sql<number>`count(*)`.as('count')
  const [all, may, sample] = await Promise.all([
    tickets.select(counted).executeTakeFirstOrThrow(),
    allowed.select(counted).executeTakeFirstOrThrow(),
    tickets
      .select(['ticket.number', 'ticket.subject'])
      .orderBy('ticket.updated_at', 'desc')
      .limit(sampled)
      .execute(),
  ])
  return { count: all.count, notAllowed: all.count - may.count, sample }
}

async function selected(services: Services, viewer: SignedIn, { filter, numbers, changes }: BulkPreview) {
  if (filter !== undefined) return ticketsFiltered(services, viewer, filter)
  const all = readable(services.db.selectFrom('ticket'), viewer.ability, {
    deleted: changes?.deleted !== undefined,
  })
  return all.where(sql<boolean>`ticket.number = any(${numbers ?? []}::text[])`)
}
