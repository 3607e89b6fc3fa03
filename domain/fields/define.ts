import { DomainError } from '../errors.ts'
import { ticketFields } from '../query/fields.ts'
import { parseQuery } from '../query/parse.ts'
import { leavesOf, type Query } from '../query/tree.ts'
import { conditionCatalogue } from './conditions.ts'
import { type FieldDefinition, type FieldShape, optionTypes } from './definition.ts'
import { wrongPattern } from './pattern.ts'
import { readValue } from './values.ts'

/** Throws what is wrong with a new field beside those that there are. */
export function checkDefinition(field: FieldShape, others: readonly FieldDefinition[]): void {
  if (ticketFields.some(({ name }) => name === field.key))
    throw new DomainError('key_taken', `Every ticket has a field "${field.key}" already.`, 'key')
  checkOptions(field)
  checkLimits(field)
  for (const name of ['visibleWhen', 'requiredWhen'] as const) checkCondition(field, name, others)
  const { wrong } = readValue(field, field.default)
  if (wrong !== undefined) throw new DomainError('invalid', `The default: ${wrong}`, 'default')
}

/** Throws what is wrong with another definition of a field. Its type stays: tickets have values of it. */
export function checkRedefinition(
  before: FieldDefinition,
  after: FieldShape,
  all: readonly FieldDefinition[],
): void {
  if (after.type !== before.type && !(before.type === 'text' && after.type === 'long_text'))
    throw new DomainError(
      'field_in_use',
      'Tickets have values of this type. Archive the field, and add another one.',
      'type',
    )
  const dropped = before.options.find(({ key }) => !after.options.some((option) => option.key === key))
  if (dropped)
    throw new DomainError(
      'field_in_use',
      `Tickets may have "${dropped.label}". Retire the option: it is kept, and offered to nobody.`,
      'options',
    )
  checkDefinition(
    after,
    all.filter(({ id }) => id !== before.id),
  )
}

function checkOptions({ type, options }: FieldShape): void {
  const keys = options.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw new DomainError('invalid', `There are two options "${twice}".`, 'options')
  if (optionTypes.includes(type) && !options.some(({ retired }) => !retired))
    throw new DomainError('invalid', 'Add at least one option.', 'options')
  const parents = new Map(options.map(({ key, parent }) => [key, parent]))
  for (const { key, parent, label } of options) {
    if (parent !== null && (type !== 'tree' || !parents.has(parent)))
      throw new DomainError('invalid', `"${label}" is below an option that is not there.`, 'options')
    if (isBelowItself(key, parents))
      throw new DomainError('invalid', `"${label}" is below itself.`, 'options')
  }
}

function isBelowItself(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  const walked = new Set([key])
  for (let at = parents.get(key) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (walked.has(at)) return true
    walked.add(at)
  }
  return false
}

function checkLimits({ type, pattern, min, max, currency }: FieldShape): void {
  const wrong = pattern === null ? null : wrongPattern(pattern)
  if (wrong !== null)
    throw new DomainError('pattern_invalid', `The pattern can't be read: ${wrong}`, 'pattern')
  if (min !== null && max !== null && min > max)
    throw new DomainError('invalid', 'The least is more than the most.', 'min')
  if (type === 'money' && currency === null)
    throw new DomainError('invalid', 'Say which currency it is in.', 'currency')
}

function checkCondition(
  field: FieldShape,
  name: 'visibleWhen' | 'requiredWhen',
  others: readonly FieldDefinition[],
): void {
  const condition = field[name]
  if (!condition) return
  const leaves = leavesOf(read(condition, name, others))
  if (leaves.some((leaf) => 'words' in leaf))
    throw new DomainError('invalid_filter', 'Ask for fields here, not for words.', name)
}

/** The condition, which can ask for other fields only. */
function read(condition: string, name: string, others: readonly FieldDefinition[]): Query {
  try {
    return parseQuery(condition, conditionCatalogue(others))
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, error.message, name, error.at)
    throw error
  }
}
