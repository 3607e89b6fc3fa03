import { DomainError } from '../errors.ts'
import { priorities, statusCategories, ticketKinds } from '../tickets/types.ts'

/** What tickets can be filtered by. */
export const filterFields = [
  'status',
  'priority',
  'kind',
  'queue',
  'team',
  'assignee',
  'requester',
  'organization',
  'tag',
  'number',
  'is',
] as const
export type FilterField = (typeof filterFields)[number]

/** One condition: the field has one of the values. All terms of a filter must hold. */
export type FilterTerm =
  | { field: FilterField; values: string[]; not: boolean }
  | { field: 'text'; values: [string]; not: boolean }
export type Filter = FilterTerm[]

const fixedValues: Partial<Record<FilterField, readonly string[]>> = {
  priority: priorities,
  kind: ticketKinds,
  is: ['open', 'ended', 'unassigned', 'breached', 'mine', 'team'],
}

const token = /(-?)(?:([a-z]+):((?:"[^"]*"|[^\s",]+)(?:,(?:"[^"]*"|[^\s",]+))*)|("[^"]*")|([^\s]+))/g

/**
 * The conditions of a filter such as `status:open,pending priority:high -tag:vpn "cannot connect"`:
 * terms separated by spaces, all of which must hold; values separated by commas, one of which must;
 * `-` before a term turns it round. What is no term is a word to search for. Throws `invalid_filter`
 * with the culprit.
 */
export function parseFilter(text: string): Filter {
  return Array.from(text.matchAll(token), term)
}

function term([, minus, field, values = '', quoted, word = '']: RegExpExecArray): FilterTerm {
  const not = minus === '-'
  if (field === undefined) return { field: 'text', values: [unquote(quoted ?? word)], not }
  if (!isField(field)) throw unknownField(field)
  const list = Array.from(values.matchAll(/"[^"]*"|[^,]+/g), ([value]) => unquote(value))
  const allowed = fixedValues[field]
  for (const value of list)
    if (allowed && !allowed.includes(value))
      throw new DomainError(
        'invalid_filter',
        `"${value}" is no ${field}. Use ${allowed.join(', ')}.`,
        'filter',
      )
  return { field, values: list, not }
}

function isField(name: string): name is FilterField {
  return (filterFields as readonly string[]).includes(name)
}

function unquote(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1) : value
}

function unknownField(field: string): DomainError {
  const known = filterFields.join(', ')
  return new DomainError('invalid_filter', `There is no field "${field}". Filter by ${known}.`, 'filter')
}

/** Whether `value` names a status category, and not the key of a single status. */
export function isCategory(value: string): value is (typeof statusCategories)[number] {
  return (statusCategories as readonly string[]).includes(value)
}
