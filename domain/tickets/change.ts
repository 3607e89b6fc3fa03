import { mostTags, withTags } from '../bulk/changes.ts'
import { deleteOrRestore } from '../deletion/decide.ts'
import { changeFields } from '../fields/decide.ts'
import { kindSteps } from '../lifecycles/kind.ts'
import { move } from '../lifecycles/move.ts'
import { prioritySteps } from '../lifecycles/priority.ts'
import { resolutionSteps } from '../lifecycles/resolution.ts'
import { logTime } from '../time/decide.ts'
import type { TimeEntry } from '../time/entry.ts'
import type { Changes, Command, MoveDetails } from './commands.ts'
import { changedField, type TicketEvent } from './events.ts'
import { type DecisionConfig, type Outcome, type Rejection, reject, type Step } from './outcome.ts'
import type { TicketState } from './state.ts'
import type { Actor } from './types.ts'

/** What follows when somebody changes fields of a ticket. Refused where somebody else changed one of them since. */
export function change(
  state: TicketState,
  { actor, payload }: Command & { type: 'change' },
  config: DecisionConfig,
): Outcome {
  const { changes: asked, ifMatch, reason, note, confirmed, time } = payload
  const changes = withTags(state.tags, asked)
  if ((changes.tags?.length ?? 0) > mostTags)
    return reject('invalid', 'tags', `A ticket has at most ${mostTags} tags.`)
  const clash = ifMatch === undefined ? undefined : conflict(changes, config.since ?? [])
  if (clash) return clash
  if (changes.deleted !== undefined)
    return deleteOrRestore(state, changes.deleted).map((step) => ({ ...step, reason: reason ?? null }))
  const spent = time ? logTime(time) : []
  if (!Array.isArray(spent)) return spent
  const said: Step[] = note ? [{ type: 'noted', data: { messageId: note.id } }] : []
  const details = { note, confirmed, time }
  const steps = changeTo(state, changes, { actor, details, first: [...said, ...spent] }, config)
  if (!Array.isArray(steps)) return steps
  return steps.map((step) => ({ ...step, reason: reason ?? step.reason ?? null }))
}

/** Who asks, what they give with it, and what they say before anything moves. */
type Asking = { actor: Actor; details: MoveDetails; first: Step[] }

/** The ticket's fields, and then its status, as somebody wants them. */
export function changeTo(
  state: TicketState,
  changes: Changes,
  { actor, details, first }: Asking,
  config: DecisionConfig,
): Outcome {
  const { changed, values, rejection } = changeFields(state, changes, config.fields)
  if (rejection) return rejection
  const resolved = resolutionSteps(state, changes, config.lifecycle)
  if (!Array.isArray(resolved)) return resolved
  const steps: Step[] = [...changed, ...first]
  let here: Pick<TicketState, 'status' | 'category'> = state
  if (changes.status !== undefined && changes.status !== state.status) {
    const after = ahead({ ...state, fields: values, ...withTime(state, details.time) }, changes, resolved)
    const moved = move(state, changes.status, { actor, after, details }, config)
    if (!Array.isArray(moved)) return moved
    steps.push(...moved)
    for (const step of moved)
      if (step.type === 'status_changed') here = { status: step.data.to, category: step.data.category }
  }
  steps.push(...resolved)
  const { subject } = changes
  if (subject !== undefined && subject !== state.subject)
    steps.push({ type: 'subject_changed', data: { from: state.subject, to: subject } })
  steps.push(...kindSteps(state, here, changes, config))
  steps.push(...prioritySteps(state, changes, config.lifecycle), ...plainChanges(state, changes))
  return steps
}

/** What is logged on it then. */
function withTime({ timeMinutes = 0 }: TicketState, time: TimeEntry | undefined) {
  return { timeMinutes: timeMinutes + (time?.minutes ?? 0) }
}

/** The ticket as a change makes it, as far as a transition may ask for it. */
function ahead(state: TicketState, changes: Changes, resolved: Step[]): TicketState {
  const { assigneeId = state.assigneeId, tags = state.tags } = changes
  const { impact = state.impact, urgency = state.urgency } = changes
  const step = resolved[0]
  const resolution = step?.type === 'resolution_changed' ? step.data : state.resolution
  return { ...state, assigneeId, tags, impact, urgency, resolution }
}

function conflict(changes: Changes, since: readonly TicketEvent[]): Rejection | undefined {
  const names: Record<string, string> = { queueId: 'queue', assigneeId: 'assignee' }
  const custom = Object.keys(changes.fields ?? {}).map((key) => `fields.${key}`)
  const wanted = new Set([...Object.keys(changes).map((field) => names[field] ?? field), ...custom])
  for (const event of since.toReversed()) {
    const field = changedIn(event, wanted)
    if (field)
      return {
        ...reject('conflict', field, `The ${field} was changed in the meantime. Look at it and try again.`),
        actor: event.actor,
      }
  }
  return undefined
}

/** The first of those fields that the event changed. */
function changedIn(event: TicketEvent, wanted: ReadonlySet<string>): string | undefined {
  const changed =
    event.type === 'fields_changed'
      ? Object.keys(event.data.changes).map((key) => `fields.${key}`)
      : [changedField[event.type as keyof typeof changedField]]
  return changed.find((field) => field !== undefined && wanted.has(field))
}

function plainChanges(state: TicketState, changes: Changes): Step[] {
  const steps: Step[] = []
  const { queueId, assigneeId, tags } = changes
  if (queueId !== undefined && queueId !== state.queueId)
    steps.push({ type: 'queue_changed', data: { from: state.queueId, to: queueId } })
  if (assigneeId !== undefined && assigneeId !== state.assigneeId)
    steps.push({ type: 'assigned', data: { from: state.assigneeId, to: assigneeId } })
  if (tags !== undefined) steps.push(...tagChanges(state.tags, [...new Set(tags)]))
  return steps
}

function tagChanges(before: string[], after: string[]): Step[] {
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  return added.length || removed.length ? [{ type: 'tags_changed', data: { added, removed } }] : []
}
