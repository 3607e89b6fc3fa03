import type { News } from '#db/news.ts'

type Held = News & { type: 'held' }

// The database decides by its own clock whether a reply is still held.
const afterMs = 200

/** Calls `reveal` when a reply that was held can be seen. What waits is forgotten when it ends. */
export function createReveals(now: () => number, reveal: (held: Held) => void) {
  const timers = new Set<NodeJS.Timeout>()
  return {
    wait(held: Held): void {
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          reveal(held)
        },
        Math.max(held.until - now(), 0) + afterMs,
      )
      timers.add(timer)
    },
    end(): void {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
