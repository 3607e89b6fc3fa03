import { type Outcome, reject } from '../tickets/outcome.ts'
import { isLoggable, loggableHint } from './duration.ts'
import type { LoggedTime, TimeEntry, TimeEvent, TimeOperation } from './entry.ts'

/** What follows from a change of the time logged on a ticket; `known` is the entry it is about, null for a new one. */
export function decideTime(operation: TimeOperation, known: TimeEntry | null): Outcome {
  if (operation.do === 'log') return logTime(operation.entry)
  if (!known) return reject('not_found', 'entry', 'This time is not there any more.')
  const about = { entry: known.id, person: known.personId }
  if (operation.do === 'delete') return [{ type: 'time_deleted', data: { ...about, ...logged(known) } }]
  const after = { ...known, ...operation.changes }
  const refused = refusedMinutes(after)
  if (refused) return refused
  const [from, to, reworded] = [logged(known), logged(after), after.text !== known.text]
  if (!reworded && JSON.stringify(from) === JSON.stringify(to)) return []
  return [{ type: 'time_changed', data: { ...about, from, to, reworded } }]
}

/** The event of time that was spent. */
export function logTime(entry: TimeEntry): Outcome {
  const { id, personId: person } = entry
  return refusedMinutes(entry) ?? [{ type: 'time_logged', data: { entry: id, person, ...logged(entry) } }]
}

function refusedMinutes({ minutes }: TimeEntry) {
  return isLoggable(minutes) ? undefined : reject('duration_invalid', 'duration', loggableHint)
}

function logged({ day, minutes, billable, typeId }: TimeEntry): LoggedTime {
  return { day, minutes, billable, typeId }
}

/** What is logged on a ticket, in minutes. */
export type LoggedMinutes = { timeMinutes?: number; billableMinutes?: number }

/** The same after an event. */
export function minutesAfter(before: LoggedMinutes, { type, data }: TimeEvent): Required<LoggedMinutes> {
  const gone = type === 'time_logged' ? null : type === 'time_changed' ? data.from : data
  const come = type === 'time_deleted' ? null : type === 'time_changed' ? data.to : data
  const minutes = (time: LoggedTime | null) => time?.minutes ?? 0
  const billable = (time: LoggedTime | null) => (time?.billable ? time.minutes : 0)
  return {
    timeMinutes: (before.timeMinutes ?? 0) + minutes(come) - minutes(gone),
    billableMinutes: (before.billableMinutes ?? 0) + billable(come) - billable(gone),
  }
}
