import { describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { checkChange, checkNew, checkResolve } from '#domain/fields/check.ts'
import { checkDefinition, checkRedefinition } from '#domain/fields/define.ts'
import { type FieldDefinition, fieldDefinitionSchema } from '#domain/fields/definition.ts'
import { readValue } from '#domain/fields/values.ts'
import { type FieldContext, isRequired, visibleFields } from '#domain/fields/visible.ts'

let position = 0
function field(key: string, change: Partial<FieldDefinition> = {}): FieldDefinition {
  const id = `00000000-0000-4000-8000-${String(position++).padStart(12, '0')}`
  const made = { id, key, name: key, type: 'text', position, archived: false, ...change }
  return fieldDefinitionSchema.parse(made)
}
const option = (key: string, parent: string | null = null) => ({ key, label: key, parent, retired: false })
const team = '00000000-0000-4000-8000-0000000000aa'
const context: FieldContext = {
  ...{ kind: 'incident', priority: 'normal', status: 'new', category: 'new', subject: 'VPN', tags: ['vpn'] },
  queue: { key: 'network', name: 'Network', teamId: team },
}

describe('a value', () => {
  const site = [option('emea'), option('berlin', 'emea'), { ...option('bonn', 'emea'), retired: true }]
  test.each<[Partial<FieldDefinition>, unknown, unknown]>([
    [{ type: 'text' }, ' A1 ', 'A1'],
    [{ type: 'text', pattern: '[A-Z]\\d+' }, 'A12', 'A12'],
    [{ type: 'long_text' }, 'two\nlines', 'two\nlines'],
    [{ type: 'number' }, 12, 12],
    [{ type: 'number' }, '12', 12],
    [{ type: 'decimal', min: 0, max: 2 }, 1.5, 1.5],
    [{ type: 'money', currency: 'EUR' }, '1250.10', '1250.10'],
    [{ type: 'date' }, '2026-01-31', '2026-01-31'],
    [{ type: 'date_time' }, '2026-01-31T10:00:00+01:00', '2026-01-31T09:00:00Z'],
    [{ type: 'boolean' }, false, false],
    [{ type: 'choice', options: [option('red')] }, 'red', 'red'],
    [{ type: 'choices', options: [option('red'), option('blue')] }, ['red', 'red'], ['red']],
    [{ type: 'tree', options: site }, 'berlin', 'berlin'],
    [{ type: 'person' }, 'AAAAAAAA-0000-4000-8000-000000000000', 'aaaaaaaa-0000-4000-8000-000000000000'],
    [{ type: 'url' }, 'https://example.org/a', 'https://example.org/a'],
    [{ type: 'asset' }, 'LT-1043', 'LT-1043'],
    [{ type: 'text' }, '', null],
    [{ type: 'choices', options: [option('red')] }, [], null],
  ])('%j takes %j', (change, given, kept) => {
    expect(readValue(field('a', change), given)).toEqual({ value: kept })
  })

  test.each<[Partial<FieldDefinition>, unknown, string]>([
    [{ type: 'text' }, 12, 'Use a text.'],
    [{ type: 'text' }, 'x'.repeat(501), 'Use at most 500 characters.'],
    [{ type: 'text', pattern: '\\d+', patternHint: 'Digits only.' }, 'A1', 'Digits only.'],
    [{ type: 'number' }, 1.5, 'Use a whole number.'],
    [{ type: 'number' }, Number.NaN, 'Use a number.'],
    [{ type: 'decimal', max: 2 }, 3, 'Use 2 or less.'],
    [{ type: 'decimal', min: 2 }, 1, 'Use 2 or more.'],
    [{ type: 'money', currency: 'EUR' }, '12,50', 'Use an amount such as 1250.00.'],
    [{ type: 'date' }, '2026-02-30', 'Use a date such as 2026-01-31.'],
    [{ type: 'date_time' }, 'tomorrow', 'Use an instant such as 2026-01-31T09:00:00Z.'],
    [{ type: 'boolean' }, 'yes', 'Use true or false.'],
    [{ type: 'choice', options: [option('red')] }, 'green', 'Use red.'],
    [{ type: 'choices', options: [option('red')] }, 'red', 'Use a list.'],
    [{ type: 'tree', options: site }, 'emea', 'Use berlin.'],
    [{ type: 'tree', options: site }, 'bonn', 'Use berlin.'],
    [{ type: 'person' }, 'ada', 'Use the id of a person.'],
    [{ type: 'url' }, 'javascript:alert(1)', 'Use an address such as https://example.org.'],
  ])('%j refuses %j', (change, given, wrong) => {
    expect(readValue(field('a', change), given)).toEqual({ wrong })
  })

  test('that nobody may pick any more stays with the ticket that has it', () => {
    expect(readValue(field('a', { type: 'tree', options: site }), 'bonn', 'bonn')).toEqual({ value: 'bonn' })
  })

  test('is matched in linear time, whatever the pattern', () => {
    const slow = field('a', { type: 'text', pattern: '(a+)+b' })
    expect(readValue(slow, 'a'.repeat(499))).toHaveProperty('wrong')
  })
})

describe('a ticket', () => {
  const impact = field('impact', { type: 'choice', options: [option('low'), option('high')], default: 'low' })
  const cause = field('cause', { required: 'resolve' })
  const serial = field('serial', {
    ...{ kinds: ['incident'], teams: [team], required: 'create' },
    visibleWhen: 'tag:vpn',
  })
  const approver = field('approver', {
    ...{ type: 'person', forRequesters: true },
    requiredWhen: 'impact:high',
  })
  const all = [impact, cause, serial, approver]
  const keys = (fields: FieldDefinition[]) => fields.map(({ key }) => key)

  test('has the fields of its kind and team, while their conditions hold', () => {
    expect(keys(visibleFields(all, context, {}))).toEqual(['impact', 'cause', 'serial', 'approver'])
    expect(keys(visibleFields(all, { ...context, tags: [] }, {}))).not.toContain('serial')
    expect(keys(visibleFields(all, { ...context, kind: 'task' }, {}))).not.toContain('serial')
    const elsewhere = { ...context, queue: { ...context.queue, teamId: null } }
    expect(keys(visibleFields(all, elsewhere, {}))).not.toContain('serial')
    expect(keys(visibleFields([{ ...impact, archived: true }], context, {}))).toEqual([])
  })

  test('begins with defaults, and with all that is required', () => {
    expect(checkNew(all, context, { serial: 'A1' }, 'agent')).toEqual({
      values: { serial: 'A1', impact: 'low' },
    })
    expect(checkNew(all, context, {}, 'agent')).toEqual({ field: 'serial', detail: 'serial is missing.' })
  })

  test('is not kept from anybody who could not fill it in', () => {
    expect(checkNew(all, context, {}, 'mail')).toEqual({ values: { impact: 'low' } })
    expect(checkNew(all, context, {}, 'requester')).toEqual({ values: { impact: 'low' } })
    expect(checkNew(all, context, { impact: 'high' }, 'requester')).toHaveProperty('field', 'approver')
  })

  test('keeps what came under keys of no field when it was made, and refuses it later', () => {
    const made = checkNew(all, context, { serial: 'A1', external: { id: 7 } }, 'agent')
    expect(made.values).toMatchObject({ external: { id: 7 } })
    expect(checkChange(all, context, {}, { external: 1 })).toHaveProperty(
      'detail',
      'There is no field "external".',
    )
  })

  test('changes field by field, and keeps what is required', () => {
    const before = { serial: 'A1', impact: 'low', old: 1 }
    expect(checkChange(all, context, before, { impact: null })).toEqual({ values: { serial: 'A1', old: 1 } })
    expect(checkChange(all, context, before, { serial: '' })).toEqual({
      ...{ field: 'serial', detail: "serial can't be empty." },
    })
    expect(checkChange(all, context, before, { impact: 'purple' })).toHaveProperty('field', 'impact')
  })

  test('is resolved when what that requires is there', () => {
    expect(checkResolve(all, context, { serial: 'A1' })).toHaveProperty('field', 'cause')
    expect(checkResolve(all, context, { serial: 'A1', cause: 'A cable' })).toHaveProperty('values')
    expect(isRequired(cause, 'create', all, context, {})).toBe(false)
  })
})

describe('a definition is refused', () => {
  const refusal = (act: () => void) => {
    try {
      act()
    } catch (error) {
      if (error instanceof DomainError) return [error.code, error.field]
    }
    return null
  }
  const pick = field('pick', { type: 'choice', options: [option('a'), option('b')] })

  test.each<[string, Partial<FieldDefinition>, [string, string]]>([
    ['of a built-in name', { key: 'status' }, ['key_taken', 'key']],
    ['without options', { type: 'choice' }, ['invalid', 'options']],
    ['with an option twice', { type: 'choice', options: [option('a'), option('a')] }, ['invalid', 'options']],
    ['with an option below none', { type: 'tree', options: [option('a', 'x')] }, ['invalid', 'options']],
    [
      'with a circle',
      { type: 'tree', options: [option('a', 'b'), option('b', 'a')] },
      ['invalid', 'options'],
    ],
    ['with no pattern', { pattern: '(' }, ['pattern_invalid', 'pattern']],
    ['with a back reference', { pattern: '(a)\\1' }, ['pattern_invalid', 'pattern']],
    ['with limits the wrong way round', { type: 'number', min: 2, max: 1 }, ['invalid', 'min']],
    ['of money in no currency', { type: 'money' }, ['invalid', 'currency']],
    ['with a default that does not fit', { type: 'number', default: 'x' }, ['invalid', 'default']],
    ['that depends on itself', { visibleWhen: 'it:*' }, ['invalid_filter', 'visibleWhen']],
    [
      'that depends on what is not known yet',
      { requiredWhen: 'assignee:me' },
      ['invalid_filter', 'requiredWhen'],
    ],
    ['that depends on words', { requiredWhen: 'vpn' }, ['invalid_filter', 'requiredWhen']],
  ])('%s', (_, change, expected) => {
    expect(refusal(() => checkDefinition(field('it', change), []))).toEqual(expected)
  })

  test('that would take values away from tickets', () => {
    const change = (after: Partial<FieldDefinition>) =>
      refusal(() => checkRedefinition(pick, { ...pick, ...after }, [pick]))
    expect(change({ type: 'text' })).toEqual(['field_in_use', 'type'])
    expect(change({ options: [option('a')] })).toEqual(['field_in_use', 'options'])
    expect(change({ options: [option('a'), { ...option('b'), retired: true }, option('c')] })).toBeNull()
    expect(refusal(() => checkRedefinition(field('t'), { ...field('t'), type: 'long_text' }, []))).toBeNull()
  })
})
