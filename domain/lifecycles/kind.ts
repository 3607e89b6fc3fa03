import type { Changes } from '../tickets/commands.ts'
import type { DecisionConfig, Step } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'
import { arrive } from './move.ts'
import { landing } from './statuses.ts'

/** Another kind has another lifecycle: the ticket stands in it where it stood, or in what counts as the same. */
export function kindSteps(
  state: TicketState,
  here: Pick<TicketState, 'status' | 'category'>,
  { kind }: Changes,
  config: DecisionConfig,
): Step[] {
  if (kind === undefined || kind === state.kind) return []
  const lifecycle = config.lifecycleOf?.(kind) ?? config.lifecycle
  const entered = lifecycle.version === undefined ? {} : { lifecycle: lifecycle.version }
  const changed: Step = { type: 'kind_changed', data: { from: state.kind, to: kind, ...entered } }
  const target = landing(lifecycle, here)
  if (target.key === here.status && target.category === here.category) return [changed]
  const moved = arrive({ ...state, ...here }, target, { ...config, lifecycle }, 'kind_changed')
  return Array.isArray(moved) ? [changed, ...moved] : [changed]
}
