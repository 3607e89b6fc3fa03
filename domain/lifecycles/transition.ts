import type { ChecklistProgress } from '../checklists/checklist.ts'
import { isLeft, progressOf } from '../checklists/progress.ts'
import { isNothing } from '../fields/nothing.ts'
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

/** What a ticket says where a transition may ask for it: `time` is what was logged, in minutes. */
export type Said = { [Name in (typeof askableFields)[number]]?: unknown } & {
  fields: Readonly<Record<string, unknown>>
  checklists: ChecklistProgress | null
  time: number
}

/** Whether a ticket says nothing in that field, has something left on its checklists, or no time logged. */
export function lacksField(said: Said, field: string): boolean {
  if (field === 'checklists') return isLeft(said.checklists)
  if (field === 'time') return !said.time
  const value = field.startsWith('fields.')
    ? said.fields[field.slice('fields.'.length)]
    : said[field as (typeof askableFields)[number]]
  return isNothing(value)
}

/** The same of a ticket as it is decided on. */
function isEmpty(state: TicketState, field: string): boolean {
  const { assigneeId: assignee, organizationId: organization, timeMinutes: time = 0 } = state
  const said = { ...state, assignee, organization, time, checklists: progressOf(state.checklists) }
  return lacksField(said, field)
}

function nameOf(field: string): string {
  return field.startsWith('fields.') ? `the field ${field.slice('fields.'.length)}` : `the ${field}`
}
