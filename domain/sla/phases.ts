import type { Priority, StatusCategory } from '#domain/tickets/types.ts'
import type { SlaTarget } from './clock.ts'
import type { SlaEvent } from './history.ts'
import { type Instant, MINUTE } from './instant.ts'
import { type SlaPolicy, targetField } from './policy.ts'

/** What a target's clock does: it counts, it waits, its promise is kept, or nobody needs it any more. */
export type Mode = 'running' | 'paused' | 'met' | 'cancelled'

/** From this instant until the next phase the clock is in one mode, measured against one target length. */
export interface Phase {
  from: Instant
  mode: Mode
  /** Milliseconds of business time; null where the policy promises nothing for the priority. */
  targetMs: number | null
}

interface State {
  mode: Mode
  category: StatusCategory
  priority: Priority
  targetMs: number | null
  deleted: boolean
}

/**
 * The phases of one target in order, from an ordered history that begins with `created`. No calendar is
 * involved: this says what the clock does and against which target, not how much time that is.
 *
 * A clock that is met or cancelled keeps the target it ended under; it takes the current one when the
 * ticket comes back.
 */
export function phasesOf(target: SlaTarget, history: readonly SlaEvent[], policy: SlaPolicy): Phase[] {
  const phases: Phase[] = []
  let state: State | null = null
  for (const event of history) {
    const next: State | null = step(target, state, event, policy)
    if (next && (next.mode !== state?.mode || next.targetMs !== state.targetMs))
      phases.push({ from: event.at, mode: next.mode, targetMs: next.targetMs })
    state = next
  }
  return phases
}

function step(target: SlaTarget, state: State | null, event: SlaEvent, policy: SlaPolicy): State | null {
  if (!state) return event.type === 'created' ? begin(target, event, policy) : null
  const seen = observe(state, event)
  const mode = nextMode(target, seen, event, policy)
  const staysEnded = hasEnded(mode) && hasEnded(state.mode)
  const targetMs = staysEnded ? state.targetMs : targetMsFor(target, seen.priority, policy)
  return { ...seen, mode, targetMs }
}

function hasEnded(mode: Mode): boolean {
  return mode === 'met' || mode === 'cancelled'
}

function begin(target: SlaTarget, event: SlaEvent & { type: 'created' }, policy: SlaPolicy): State {
  const { category, priority } = event
  return {
    category,
    priority,
    deleted: false,
    mode: modeIn(category, policy),
    targetMs: targetMsFor(target, priority, policy),
  }
}

function observe(state: State, event: SlaEvent): State {
  if (event.type === 'category_changed') return { ...state, category: event.category }
  if (event.type === 'priority_changed') return { ...state, priority: event.priority }
  if (event.type === 'deleted' || event.type === 'restored')
    return { ...state, deleted: event.type === 'deleted' }
  return state
}

function nextMode(target: SlaTarget, state: State, event: SlaEvent, policy: SlaPolicy): Mode {
  if (target === 'resolution') return modeOf(state, policy)
  if (state.mode === 'met') return 'met'
  if (event.type === 'agent_replied' && state.mode !== 'cancelled') return 'met'
  return modeOf(state, policy)
}

/** A deleted ticket keeps nobody waiting. */
function modeOf({ category, deleted }: State, policy: SlaPolicy): Mode {
  const mode = modeIn(category, policy)
  return deleted && mode === 'running' ? 'paused' : mode
}

function modeIn(category: StatusCategory, policy: SlaPolicy): Mode {
  if (category === 'resolved' || category === 'closed') return 'met'
  if (category === 'cancelled') return 'cancelled'
  return policy.pausedIn.includes(category) ? 'paused' : 'running'
}

function targetMsFor(target: SlaTarget, priority: Priority, policy: SlaPolicy): number | null {
  const minutes = policy.targets[priority]?.[targetField[target]] ?? null
  return minutes === null ? null : minutes * MINUTE
}
