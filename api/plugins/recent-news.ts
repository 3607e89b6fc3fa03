import type { SignedIn } from './viewer.ts'

/** A message to browsers, and who may hear it. */
export type Telling = { message: object; may: (viewer: SignedIn) => boolean }

/** Longer than it takes a page from its first reading to its live connection. */
const keptMs = 10_000

/** The news of the last ten seconds, under each key only the last, the oldest first. */
export function createRecentNews(now: () => number) {
  const kept = new Map<string, Telling & { at: number }>()

  function forget(): void {
    for (const [key, { at }] of kept) {
      if (at > now() - keptMs) return
      kept.delete(key)
    }
  }

  return {
    keep(key: string, telling: Telling): void {
      forget()
      // At the end again, so that the order is that of time.
      kept.delete(key)
      kept.set(key, { ...telling, at: now() })
    },
    all(): Telling[] {
      forget()
      return [...kept.values()]
    },
  }
}
