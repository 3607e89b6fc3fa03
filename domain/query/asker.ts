import type { Clock } from './instants.ts'

/** Who asks and when: what `me`, `mine` and `today` mean. */
export type Asker = Clock & {
  /** The person, or null when nobody in particular asks: then nothing is theirs. */
  personId: string | null
  /** The queues of their teams. */
  teamQueueIds: readonly string[]
}
