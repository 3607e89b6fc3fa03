import { firstOf } from '../lifecycles/statuses.ts'
import type { Lifecycle } from '../tickets/lifecycle.ts'
import { type Rejection, reject } from '../tickets/outcome.ts'
import type { StatusCategory } from '../tickets/types.ts'

/**
 * The status to which a child that counts as `category` goes along when its parent has `ended` so, in the child's own
 * lifecycle, or why it can't. Null when it stays as it is: it has ended so already, or for good.
 */
export function followTo(
  lifecycle: Lifecycle,
  category: StatusCategory,
  ended: StatusCategory,
): { status: string } | Rejection | null {
  if (category === ended || category === 'closed' || category === 'cancelled') return null
  const status = firstOf(lifecycle, ended)?.key
  return status ? { status } : reject('transition_not_allowed', 'status', 'It has no such status.')
}
