import { mostMinutes, parseDuration } from '#domain/time/duration.ts'
import type { NewTime } from '#domain/time/entry.ts'
import { localDay } from '@/features/teams/days.ts'
import type { ShownTime } from './api.ts'

/** Time as a form holds it while it is written. */
export type TimeDraft = {
  duration: string
  day: string
  type: string | null
  billable: boolean
  text: string
}

/** A form for new time, or for an entry. */
export function draftOf(entry?: ShownTime, duration = ''): TimeDraft {
  if (!entry) return { duration, day: localDay(Date.now()), type: null, billable: false, text: '' }
  const { day, type, billable, text } = entry
  return { duration, day, type: type?.id ?? null, billable, text }
}

/** The minutes it says, or null while it says none that can be logged. */
export function minutesOf({ duration }: Pick<TimeDraft, 'duration'>): number | null {
  const minutes = parseDuration(duration)
  return minutes !== null && minutes >= 1 && minutes <= mostMinutes ? minutes : null
}

/** What is sent for it. */
export function asNewTime({ duration, day, type, billable, text }: TimeDraft): NewTime {
  return { duration: minutesOf({ duration }) ?? duration, day, type, billable, text: text.trim() }
}
