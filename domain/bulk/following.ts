import { followTo } from '../links/follow.ts'
import type { Lifecycle } from '../tickets/lifecycle.ts'
import { type Rejection, reject } from '../tickets/outcome.ts'
import { endedCategories, type StatusCategory } from '../tickets/types.ts'

/** What became of a parent in the bulk change that its child goes along with. */
export type Parent = { number: string; state: string; category: StatusCategory | null }

/**
 * The status with which a child that counts as `category` follows its parent, in the child's own lifecycle, or why it
 * does not: where the parent did not end, the child doesn't. Null when it stays as it is.
 */
export function following(
  parent: Parent | undefined,
  category: StatusCategory,
  lifecycle: Lifecycle,
): { status: string } | Rejection | null {
  const ended = parent?.category ?? null
  if (!parent || parent.state === 'refused' || ended === null || !endedCategories.includes(ended))
    return reject('transition_not_allowed', 'status', `Its parent ${parent?.number ?? ''} did not end.`)
  return followTo(lifecycle, category, ended)
}
