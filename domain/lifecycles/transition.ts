import { isLeft, progressOf } from '../checklists/progress.ts'
import type { Lifecycle, Status, Transition } from '../tickets/lifecycle.ts'
import { type Rejection, reject } from '../tickets/outcome.ts'
import type { TicketState } from '../tickets/state.ts'

/** The fields a transition may ask for, besides those that administrators define (`fields.<key>`). */
export const askableFields = ['assignee', 'tags', 'organization', 'impact', 'urgency'] as const

/** What somebody is to the team of a ticket. Roles include those that theirs inherit from. */
export type Standing = { team: boolean; lead: boolean; roles: readonly string[] }

/** What is given along with a transition. */
export type Given = { note: boolean; confirmed: boolean }

/** The transition between those statuses, or undefined. */
export function transitionOf(lifecycle: Lifecycle, from: string, to: string): Transition | undefined {
  return lifecycle.transitions.find((transition) => transition.from === from && transition.to === to)
}

/** Whether not everybody who may change the ticket may take it. */
export function isRestricted({ who }: Transition): boolean {
  return Boolean(who && (who.team || who.leads || who.roles?.length))
}

/** Whether somebody of that standing may take it. Without a known standing nobody may take a restricted one. */
export function mayTake(transition: Transition, standing: Standing | undefined): boolean {
  if (!isRestricted(transition)) return true
  const { team, leads, roles = [] } = transition.who ?? {}
  if (!standing) return false
  return (
    Boolean(team && standing.team) ||
    Boolean(leads && standing.lead) ||
    roles.some((role) => standing.roles.includes(role))
  )
}

/** Why a person may not take `transition` now, naming the culprit; undefined when nothing hinders them. */
export function hindrance(
  transition: Transition,
  target: Status,
  around: { standing: Standing | undefined; after: TicketState; given: Given },
): Rejection | undefined {
  const { standing, after, given } = around
  const to = `To set it to ${target.name}`
  if (!mayTake(transition, standing))
    return reject(
      'transition_not_yours',
      'status',
      `Only ${allowed(transition)} may set it to ${target.name}.`,
    )
  const empty = transition.fields?.find((field) => isEmpty(after, field))
  if (empty === 'checklists')
    return reject('transition_incomplete', empty, `${to}, finish its checklists first.`)
  if (empty === 'time')
    return reject('transition_incomplete', empty, `${to}, log the time that was spent first.`)
  if (empty) return reject('transition_incomplete', empty, `${to}, fill in ${nameOf(empty)} first.`)
  if (transition.resolution && !after.resolution?.code)
    return reject('transition_incomplete', 'resolution.code', `${to}, say how it was resolved.`)
  if (transition.resolution && !after.resolution?.summary.trim())
    return reject('transition_incomplete', 'resolution.summary', `${to}, sum up the resolution.`)
  if (transition.note && !given.note)
    return reject('transition_incomplete', 'note', `${to}, write a note with it.`)
  if (transition.confirm && !given.confirmed)
    return reject('transition_incomplete', 'confirm', `${to}, confirm: ${transition.confirm}`)
  return undefined
}

function allowed({ who = {} }: Transition): string {
  const { team, leads, roles = [] } = who
  const groups = [
    ...(team ? ["the team's agents"] : []),
    ...(leads ? ["the team's leads"] : []),
    ...(roles.length ? [`people with the role ${roles.join(' or ')}`] : []),
  ]
  return groups.join(', or ')
}

/** Whether the ticket says nothing in that field, has something left on its checklists, or no time logged. */
export function isEmpty(state: TicketState, field: string): boolean {
  if (field === 'checklists') return isLeft(progressOf(state.checklists))
  if (field === 'time') return !state.timeMinutes
  const value = field.startsWith('fields.')
    ? state.fields[field.slice('fields.'.length)]
    : plain(state, field)
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)
}

function plain(state: TicketState, field: string): unknown {
  switch (field) {
    case 'assignee':
      return state.assigneeId
    case 'organization':
      return state.organizationId
    case 'tags':
      return state.tags
    case 'impact':
      return state.impact
    default:
      return state.urgency
  }
}

function nameOf(field: string): string {
  return field.startsWith('fields.') ? `the field ${field.slice('fields.'.length)}` : `the ${field}`
}
