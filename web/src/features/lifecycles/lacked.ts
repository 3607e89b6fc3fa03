import { lackedToResolve } from '#domain/fields/check.ts'
import type { FieldDefinition } from '#domain/fields/definition.ts'
import type { Status } from '#domain/tickets/lifecycle.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { contextOf } from '../fields/context.ts'
import type { Queue } from '../tickets/types.ts'

/** The custom fields that a ticket has to have in that status, and lacks. */
export function lackedFor(
  ticket: Ticket,
  { category }: Status,
  definitions: readonly FieldDefinition[] = [],
  queues: readonly Queue[] = [],
): string[] {
  if (category !== 'resolved') return []
  const lacked = lackedToResolve(definitions, contextOf(ticket, queues), ticket.fields)
  return lacked.map(({ key }) => `fields.${key}`)
}
