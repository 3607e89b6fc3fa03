import type { Lifecycle, PublishedLifecycle, Status } from '../tickets/lifecycle.ts'
import type { StatusCategory } from '../tickets/types.ts'

/** The status of that key, or undefined. */
export function findStatus(lifecycle: Lifecycle, key: string): Status | undefined {
  return lifecycle.statuses.find((status) => status.key === key)
}

/** The first status that counts as `category`, or undefined. */
export function firstOf(lifecycle: Lifecycle, category: StatusCategory): Status | undefined {
  return lifecycle.statuses.find((status) => status.category === category)
}

/** The statuses a ticket may move to from the status of that key. */
export function nextStatuses(lifecycle: Lifecycle, from: string): Status[] {
  return lifecycle.statuses.filter((status) =>
    lifecycle.transitions.some((transition) => transition.from === from && transition.to === status.key),
  )
}

/**
 * Where a ticket stands in `lifecycle`: in its own status, in what takes its place, or in the first that counts as the
 * same. Every lifecycle has an open status, which takes what fits nowhere.
 */
export function landing(
  lifecycle: PublishedLifecycle,
  { status, category }: { status: string; category: StatusCategory },
): Status {
  const becomes = lifecycle.removed?.find(({ key }) => key === status)?.becomes
  return (findStatus(lifecycle, status) ??
    (becomes === undefined ? undefined : findStatus(lifecycle, becomes)) ??
    firstOf(lifecycle, category) ??
    firstOf(lifecycle, 'open') ??
    lifecycle.statuses[0]) as Status
}
