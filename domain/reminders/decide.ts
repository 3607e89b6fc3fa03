import type { Command } from '../tickets/commands.ts'
import { type Outcome, reject, type Step } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { endedCategories } from '../tickets/types.ts'
import type { Reminder, ReminderCommand } from './reminder.ts'

/** As many as one ticket keeps at once. */
export const mostReminders = 20
const farthest = 5 * 366 * 24 * 3_600_000

type Asked = Extract<Command, { type: ReminderCommand['type'] }>

/** What follows from a command about snoozing or reminding. `now` is in epoch milliseconds. */
export function decideReminder(state: TicketState, command: Asked, now: number): Outcome {
  switch (command.type) {
    case 'snooze':
      return snooze(state, command.payload.until, now)
    case 'wake':
      return wakeUp(state, null)
    case 'remind':
      return remind(state, command.payload, now)
    case 'reminder_done':
      return done(state, command.payload.id)
    case 'ring':
      return ring(state, now)
  }
}

function snooze(state: TicketState, until: number, now: number): Outcome {
  if (endedCategories.includes(state.category))
    return reject(
      'not_to_snooze',
      null,
      `Ticket ${state.number} is ${state.category}: there is nothing to snooze.`,
    )
  const wrong = wrongInstant(until, now, 'until')
  if (wrong) return wrong
  return until === state.snoozedUntil ? [] : [{ type: 'snoozed', data: { until } }]
}

function wrongInstant(at: number, now: number, field: string) {
  if (at <= now) return reject('not_in_the_future', field, 'Choose a time that is still to come.')
  if (at > now + farthest) return reject('invalid', field, 'Choose a time within the next five years.')
  return undefined
}

/** The end of a snooze, if there is one. */
export function wakeUp(state: TicketState, reason: string | null): Step[] {
  return state.snoozedUntil ? [{ type: 'woken', reason, data: {} }] : []
}

function remind(state: TicketState, reminder: Omit<Reminder, 'rung'>, now: number): Outcome {
  const wrong = wrongInstant(reminder.at, now, 'at')
  if (wrong) return wrong
  if ((state.reminders?.length ?? 0) >= mostReminders)
    return reject(
      'too_many_reminders',
      null,
      `Ticket ${state.number} has ${mostReminders} reminders already.`,
    )
  return [{ type: 'reminder_set', data: { ...reminder } }]
}

function done(state: TicketState, id: string): Outcome {
  const reminder = state.reminders?.find((each) => each.id === id)
  if (!reminder) return reject('not_found', null, `There is no reminder ${id} on ${state.number}.`)
  return [{ type: 'reminder_done', data: { id, person: reminder.person } }]
}

function ring(state: TicketState, now: number): Step[] {
  const due = (state.reminders ?? []).filter(({ rung, at }) => !rung && at <= now)
  const over = state.snoozedUntil && state.snoozedUntil <= now ? wakeUp(state, 'snooze_over') : []
  return [
    ...over,
    ...due.map(({ id, person, text }): Step => ({ type: 'reminded', data: { id, person, text } })),
  ]
}

/** The next instant at which a snooze ends or a reminder is due, in epoch milliseconds, or null. */
export function ringsAt({ snoozedUntil, reminders }: TicketState): number | null {
  const waiting = (reminders ?? []).filter(({ rung }) => !rung).map(({ at }) => at)
  const instants = snoozedUntil ? [snoozedUntil, ...waiting] : waiting
  return instants.length ? Math.min(...instants) : null
}
