import type { ChecklistProgress, ListOf } from './checklist.ts'

/** How many things are done of how many on all lists; null without lists. */
export function progressOf(lists: readonly ListOf<unknown>[] | null | undefined): ChecklistProgress | null {
  if (!lists?.length) return null
  const items = lists.flatMap((list) => list.items)
  return { done: items.filter(({ done }) => done).length, total: items.length }
}

/** Whether there is something left to do. */
export const isLeft = (progress: ChecklistProgress | null) =>
  progress !== null && progress.done < progress.total
