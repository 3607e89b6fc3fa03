import type { PersonRef } from '#domain/people/person.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { asNewTime, draftOf, minutesOf } from '@/features/time/draft.ts'
import type { Given, Wants } from './moves.ts'

/** What is filled in for a move to another status. */
export type MoveForm = {
  resolution: {
    code: string | null
    summary: string
    estimatedMinutes: number | null
    actualMinutes: number | null
  }
  assignee: string | undefined
  tags: string[]
  impact: Given['impact']
  urgency: Given['urgency']
  fields: Record<string, unknown>
  note: string
  time: ReturnType<typeof draftOf>
  confirmed: boolean
}

/** The form as it begins, with what a ticket has of it already. */
export function newMoveForm(ticket?: Pick<Ticket, 'resolution' | 'time'>): MoveForm {
  const { code = null, summary = '', estimatedMinutes = null } = ticket?.resolution ?? {}
  // What was logged is what it took, unless somebody says otherwise.
  const actualMinutes = ticket?.resolution?.actualMinutes ?? (ticket?.time?.minutes || null)
  return {
    resolution: { code, summary, estimatedMinutes, actualMinutes },
    ...{ assignee: undefined, tags: [], impact: undefined, urgency: undefined },
    ...{ fields: {}, note: '', time: draftOf(), confirmed: false },
  }
}

const isCustom = (field: string) => field.startsWith('fields.')
/** The keys of the custom fields among those. */
export const customIn = (fields: readonly string[]) =>
  fields.filter(isCustom).map((field) => field.slice('fields.'.length))
/** What can't be given along; time is each ticket's own. */
export const elsewhereIn = (fields: readonly string[], { many = false } = {}) =>
  fields.filter((field) => ['organization', 'checklists', ...(many ? ['time'] : [])].includes(field))

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== ''

/** Whether all that is wanted is there. */
export function isFilledIn(form: MoveForm, wants: Wants, people: readonly PersonRef[]): boolean {
  const asks = (field: string) => wants.fields.includes(field)
  const { resolution } = form
  return (
    !elsewhereIn(wants.fields).length &&
    (!wants.resolution || (resolution.code !== null && resolution.summary.trim() !== '')) &&
    (!asks('time') || minutesOf(form.time) !== null) &&
    (!wants.note || form.note.trim() !== '') &&
    (wants.confirm === null || form.confirmed) &&
    (!asks('assignee') || people.some(({ id }) => id === form.assignee)) &&
    (!asks('tags') || form.tags.length > 0) &&
    (!asks('impact') || form.impact !== undefined) &&
    (!asks('urgency') || form.urgency !== undefined) &&
    customIn(wants.fields).every((key) => isGiven(form.fields[key]))
  )
}

/** What was given of what is wanted. */
export function givenBy(form: MoveForm, wants: Wants, people: readonly PersonRef[]): Given {
  const { resolution, tags, impact, urgency, note, confirmed } = form
  const assignee = people.find(({ id }) => id === form.assignee)
  const values = customIn(wants.fields).filter((key) => isGiven(form.fields[key]))
  return {
    ...(wants.resolution && resolution.code && { resolution: { ...resolution, code: resolution.code } }),
    ...(assignee && { assignee: { id: assignee.id, name: assignee.name, email: assignee.email } }),
    ...(tags.length && { tags: [...tags] }),
    ...(impact && { impact }),
    ...(urgency && { urgency }),
    ...(values.length && { fields: Object.fromEntries(values.map((key) => [key, form.fields[key]])) }),
    ...(wants.fields.includes('time') && { time: asNewTime(form.time) }),
    ...(note.trim() && { note: note.trim() }),
    ...(confirmed && { confirm: true as const }),
  }
}
