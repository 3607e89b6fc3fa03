import { z } from 'zod'
import type { TicketEvent } from '../tickets/events.ts'

/** Something to be reminded of on a ticket. Instants are epoch milliseconds. */
export type Reminder = {
  id: string
  at: number
  /** Whom it is for; whoever has the ticket then when null. */
  person: string | null
  text: string
  /** It is due, and waits until somebody is done with it. */
  rung: boolean
}

/** A reminder as the API shows it. Others' own reminders are not shown. */
export const shownReminderSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  /** For the person who asks, or for whoever has the ticket. */
  for: z.enum(['me', 'assignee']),
  text: z.string(),
  rung: z.boolean(),
})
export type ShownReminder = z.infer<typeof shownReminderSchema>

const instant = z.iso.datetime({ offset: true })

/** `PUT /tickets/:number/snooze`. */
export const snoozeSchema = z.strictObject({ until: instant })
/** `POST /tickets/:number/reminders`. */
export const newReminderSchema = z.strictObject({
  at: instant,
  for: z.enum(['me', 'assignee']).default('me'),
  text: z.string().trim().max(500).default(''),
})

/** What can be asked of a ticket about time to come. `ring` is what the time itself asks for. */
export type ReminderCommand =
  | { type: 'snooze'; payload: { until: number } }
  | { type: 'wake'; payload: Record<string, never> }
  | { type: 'remind'; payload: { id: string; at: number; person: string | null; text: string } }
  | { type: 'reminder_done'; payload: { id: string } }
  | { type: 'ring'; payload: Record<string, never> }

export type ReminderEvent =
  | { type: 'snoozed'; data: { until: number } }
  | { type: 'woken'; data: Record<string, never> }
  | { type: 'reminder_set'; data: { id: string; at: number; person: string | null; text: string } }
  | { type: 'reminded'; data: { id: string; person: string | null; text: string } }
  | { type: 'reminder_done'; data: { id: string; person: string | null } }

/** The reminders after an event about one of them. */
export function withReminder(
  reminders: readonly Reminder[],
  event: Extract<TicketEvent, { type: 'reminder_set' | 'reminded' | 'reminder_done' }>,
): Reminder[] {
  const { id } = event.data
  if (event.type === 'reminder_set') return [...reminders, { ...event.data, rung: false }]
  if (event.type === 'reminder_done') return reminders.filter((reminder) => reminder.id !== id)
  return reminders.map((reminder) => (reminder.id === id ? { ...reminder, rung: true } : reminder))
}
