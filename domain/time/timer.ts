import { mostMinutes } from './duration.ts'

/** A timer as its row keeps it: what ran before, in seconds, and since when it runs again. */
export type KeptTimer = { seconds: number; startedAt: number | null }

/** For how long it ran by `now`, in seconds. Instants are epoch milliseconds. */
export function ranFor({ seconds, startedAt }: KeptTimer, now: number): number {
  return seconds + (startedAt === null ? 0 : Math.max(0, Math.round((now - startedAt) / 1000)))
}

/** What is proposed to be logged: whole minutes, one at least. */
export function proposedMinutes(seconds: number): number {
  return Math.min(mostMinutes, Math.max(1, Math.round(seconds / 60)))
}
