import type { FieldDefinition, Requirement } from './definition.ts'
import { type FieldValue, readValue } from './values.ts'
import { type FieldContext, type FieldValues, isRequired, visibleFields } from './visible.ts'

type Moment = Exclude<Requirement, 'never'>

/** Who fills the fields in; a mail can't. */
export type FilledBy = 'agent' | 'requester' | 'mail'

/** Values that can be kept; or the field at fault and what is wrong with it. */
export type Checked =
  | { values: FieldValues; field?: never }
  | { field: string; detail: string; values?: never }

/** The values of a new ticket: those given, and the defaults of what was not. Values under keys of no field are kept. */
export function checkNew(
  all: readonly FieldDefinition[],
  context: FieldContext,
  given: FieldValues,
  by: FilledBy,
): Checked {
  const read = readAll(all, given, {})
  if (read.field !== undefined) return read
  const values = { ...defaultsOf(all, context, read.values), ...read.values }
  return by === 'mail' ? { values } : missing(all, context, values, 'create', by)
}

/** The ticket's values after some were changed; null takes one away. Keys of no field are refused. */
export function checkChange(
  all: readonly FieldDefinition[],
  context: FieldContext,
  before: FieldValues,
  changes: FieldValues,
): Checked {
  const unknown = unknownIn(all, changes)
  if (unknown) return unknown
  const read = readAll(all, changes, before)
  if (read.field !== undefined) return read
  const values = without(before, changes, read.values)
  // What was not asked for before is not asked for now: only what is taken away is looked at.
  const emptied = visibleFields(all, context, values).find(
    (field) =>
      field.key in changes && !(field.key in values) && isRequired(field, 'create', all, context, values),
  )
  return emptied ? { field: emptied.key, detail: `${emptied.name} can't be empty.` } : { values }
}

/** Values to be kept for later, each by itself: keys of no field are refused. */
export function checkValues(all: readonly FieldDefinition[], given: FieldValues): Checked {
  const unknown = unknownIn(all, given)
  return unknown ?? readAll(all, given, {})
}

function unknownIn(all: readonly FieldDefinition[], given: FieldValues): Checked | undefined {
  const key = Object.keys(given).find((each) => !all.some((field) => field.key === each))
  return key === undefined ? undefined : { field: key, detail: `There is no field "${key}".` }
}

/** What a ticket lacks to be resolved. */
export function checkResolve(
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
): Checked {
  return missing(all, context, values, 'resolve', 'agent')
}

function readAll(all: readonly FieldDefinition[], given: FieldValues, before: FieldValues): Checked {
  const values: FieldValues = {}
  for (const [key, value] of Object.entries(given)) {
    const field = all.find((each) => each.key === key)
    const read = field ? readValue(field, value, before[key] ?? null) : { value: value as FieldValue }
    if (read.wrong !== undefined) return { field: key, detail: `${field?.name ?? key}: ${read.wrong}` }
    if (read.value !== null) values[key] = read.value
  }
  return { values }
}

function defaultsOf(all: readonly FieldDefinition[], context: FieldContext, given: FieldValues): FieldValues {
  const values: FieldValues = {}
  for (const field of visibleFields(all, context, given)) {
    const { value } = readValue(field, field.default)
    if (value !== null && value !== undefined) values[field.key] = value
  }
  return values
}

function missing(
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
  moment: Moment,
  by: FilledBy,
): Checked {
  const field = lacked(all, context, values, moment).find((each) => by !== 'requester' || each.forRequesters)
  return field ? { field: field.key, detail: `${field.name} is missing.` } : { values }
}

function without(before: FieldValues, changes: FieldValues, read: FieldValues): FieldValues {
  const kept = Object.entries(before).filter(([key]) => !(key in changes))
  return { ...Object.fromEntries(kept), ...read }
}

/** All that a ticket lacks to be resolved, in its order. */
export function lackedToResolve(
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
): FieldDefinition[] {
  return lacked(all, context, values, 'resolve')
}

function lacked(
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
  moment: Moment,
): FieldDefinition[] {
  return visibleFields(all, context, values).filter(
    (field) => !hasValue(values[field.key]) && isRequired(field, moment, all, context, values),
  )
}

const hasValue = (value: unknown) => value !== undefined && value !== null
