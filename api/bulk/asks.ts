import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Configuration } from '#db/configuration.ts'
import type { Tables } from '#db/database.ts'
import { type Alike, type AsksAndEnds, asksOf } from '#domain/bulk/asks.ts'
import { fieldsOf } from '#domain/fields/visible.ts'
import type { askableFields } from '#domain/lifecycles/transition.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import type { Services } from '../services.ts'

type Tickets = SelectQueryBuilder<Tables, 'ticket', object>

/** What the transitions of those tickets to the status of that key ask for, and what some of them lack. */
export async function bulkAsks(services: Services, tickets: Tickets, status: string): Promise<AsksAndEnds> {
  const configuration = await services.configuration.current()
  const { fields } = configuration
  const keys = fields.definitions.map(({ key }) => key)
  const alike = ['ticket.kind', 'ticket.queue_id', 'ticket.status', 'ticket.category'] as const
  const rows = await tickets
    .select([...alike, sql<number>`count(*)::int`.as('count'), lacking(keys).as('lacks')])
    .groupBy(alike)
    .execute()
  const groups: Alike[] = rows.map(({ queue_id: queueId, ...row }) => ({ ...row, queueId }))
  return asksOf(groups, status, {
    lifecycleOf: (kind, queueId) => configuration.lifecycleOf(kind, queueId),
    toResolve: (kind, queueId) => toResolve(configuration, kind, queueId),
  })
}

/** Those asked for without a condition: whether another one holds is known of one ticket only. */
function toResolve({ fields }: Configuration, kind: TicketKind, queueId: string): string[] {
  const context = { kind, queue: fields.queue(queueId) }
  return fieldsOf(fields.definitions, context)
    .filter(({ required, visibleWhen }) => required !== 'never' && !visibleWhen)
    .map(({ key }) => key)
}

const empty: Record<
  (typeof askableFields)[number] | 'checklists' | 'resolution' | 'time',
  ReturnType<typeof sql<SqlBool>>
> = {
  assignee: sql<SqlBool>`ticket.assignee_id is null`,
  tags: sql<SqlBool>`ticket.tags = '{}'`,
  organization: sql<SqlBool>`ticket.organization_id is null`,
  impact: sql<SqlBool>`ticket.impact is null`,
  urgency: sql<SqlBool>`ticket.urgency is null`,
  time: sql<SqlBool>`ticket.time_minutes = 0`,
  checklists: sql<SqlBool>`(ticket.checklist_progress ->> 'done')::int < (ticket.checklist_progress ->> 'total')::int`,
  resolution: sql<SqlBool>`coalesce(ticket.resolution ->> 'code', '') = '' or btrim(coalesce(ticket.resolution ->> 'summary', '')) = ''`,
}

/** What some of the tickets say nothing in. */
function lacking(keys: readonly string[]) {
  const named = Object.entries(empty).map(
    ([field, isEmpty]) => sql`case when bool_or(${isEmpty}) then ${field} end`,
  )
  const custom = keys.map(
    (key) =>
      sql`case when bool_or(coalesce(ticket.fields ->> ${key}, '') in ('', '[]')) then ${`fields.${key}`} end`,
  )
  return sql<string[]>`array_remove(array[${sql.join([...named, ...custom])}]::text[], null)`
}
