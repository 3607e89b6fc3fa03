import { z } from 'zod'
import { isNothing } from '../fields/nothing.ts'
import type { FieldValues } from '../fields/visible.ts'
import type { Changes } from '../tickets/commands.ts'
import type { TicketState } from '../tickets/state.ts'
import { ticketChangesSchema } from '../tickets/ticket.ts'

const { resolution, note, confirm, assignee, tags, impact, urgency, fields } = ticketChangesSchema.shape

/** What somebody gives for what transitions ask for: each ticket gets what it lacks, the note and the word each of them. */
export const bulkGivenSchema = z.strictObject({
  ...{ resolution, assignee, tags, impact, urgency, fields },
  ...{ note, confirm },
})
export type BulkGiven = z.infer<typeof bulkGivenSchema>

/** The same as it is kept, in ids. */
export type KeptGiven = { changes: Changes; note?: string; confirmed?: true }

/** What a ticket has of what can be asked for. */
export type Having = Pick<TicketState, 'assigneeId' | 'tags' | 'impact' | 'urgency' | 'fields' | 'resolution'>

/** Of what is given, what that ticket lacks. `has` says whether its kind has a field. */
export function lackedOf(given: Changes, ticket: Having, has: (key: string) => boolean): Changes {
  const { resolution: kept } = ticket
  const values = lackedValues(given.fields ?? {}, ticket.fields, has)
  const lacks = {
    assigneeId: ticket.assigneeId === null,
    tags: !ticket.tags.length,
    impact: isNothing(ticket.impact),
    urgency: isNothing(ticket.urgency),
    resolution: !(kept?.code && kept.summary.trim()),
  }
  const lacked = Object.entries(given).filter(([key]) => lacks[key as keyof typeof lacks])
  return { ...Object.fromEntries(lacked), ...(Object.keys(values).length ? { fields: values } : {}) }
}

/** Of the values of fields that are given, those that `kept` lacks. */
export function lackedValues(
  given: FieldValues,
  kept: FieldValues,
  has: (key: string) => boolean,
): FieldValues {
  return Object.fromEntries(Object.entries(given).filter(([key]) => has(key) && isNothing(kept[key])))
}
