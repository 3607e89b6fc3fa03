export const ticketKinds = ['incident', 'request', 'problem', 'change', 'task'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** From least to most pressing. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** What an admin-named status counts as (ITIL 4, incident and service request management). */
export const statusCategories = [
  'new',
  'open',
  'pending',
  'on_hold',
  'resolved',
  'closed',
  'cancelled',
] as const
export type StatusCategory = (typeof statusCategories)[number]

/** Whether `value` names a status category, and not the key of a single status. */
export function isStatusCategory(value: string): value is StatusCategory {
  return (statusCategories as readonly string[]).includes(value)
}

/** Categories in which nobody works on the ticket any more. */
export const endedCategories: readonly StatusCategory[] = ['resolved', 'closed', 'cancelled']

/** Categories of tickets that somebody still works on, or waits for. */
export const liveCategories: readonly StatusCategory[] = ['new', 'open', 'pending', 'on_hold']

/** Who asked for a change. `id` is a person's id, a rule's or flow's key, or absent for the system itself. */
export type Actor = { kind: 'person' | 'rule' | 'flow' | 'system'; id?: string | null | undefined }

export const systemActor: Actor = { kind: 'system' }

export const ticketNumberPattern = /^TKT-\d{8}-[0-9A-HJKMNP-TV-Z]{4}$/
