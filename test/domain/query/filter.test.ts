import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { type Filter, filterFields, isCategory, parseFilter } from '#domain/query/filter.ts'
import { builtInViews } from '#domain/query/views.ts'
import { priorities, statusCategories, ticketKinds } from '#domain/tickets/types.ts'

/** What the parser says when it refuses. */
function refusal(text: string) {
  try {
    parseFilter(text)
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field, message: error.message }
    throw error
  }
  throw new Error(`"${text}" was taken.`)
}

const fixed: Record<string, readonly string[]> = {
  ...{
    priority: priorities,
    kind: ticketKinds,
    is: ['open', 'ended', 'unassigned', 'breached', 'mine', 'team'],
  },
}
const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('"', ''))

const terms: fc.Arbitrary<Filter[number]> = fc.oneof(
  fc.constantFrom(...filterFields).chain((field) => {
    const value = fixed[field] ? fc.constantFrom(...fixed[field]) : anyText
    return fc.record({
      field: fc.constant(field),
      values: fc.array(value, { minLength: 1, maxLength: 4 }),
      not: fc.boolean(),
    })
  }),
  fc.record({ field: fc.constant('text' as const), values: fc.tuple(anyText), not: fc.boolean() }),
)

/** A term as somebody might write it; quotes keep everything. */
function written({ field, values, not }: Filter[number]): string {
  const quoted = values.map((value) => `"${value}"`).join(',')
  return `${not ? '-' : ''}${field === 'text' ? quoted : `${field}:${quoted}`}`
}

test('what is written is what is read', () => {
  fc.assert(
    fc.property(fc.array(terms), fc.constantFrom(' ', '   ', '\n', '\t '), (filter, space) => {
      expect(parseFilter(filter.map(written).join(space))).toEqual(filter)
    }),
  )
})

test('any text is read or refused with a reason, never anything else', () => {
  const fragments = fc.constantFrom(
    'status:',
    'is:',
    '-',
    '"',
    ',',
    ':',
    ' ',
    'open',
    'x:y',
    'tag:"',
    '\\',
    '\0',
  )
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragments).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(lines, (text) => {
      try {
        parseFilter(text)
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError)
        expect(error).toMatchObject({ code: 'invalid_filter', field: 'filter' })
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a long filter is read in no time', () => {
  const long = `tag:${'a,'.repeat(50_000)}`
  expect(parseFilter(long)[0]?.field).toBe('tag')
  expect(parseFilter('"'.repeat(20_001)).length).toBeGreaterThan(0)
})

describe('a filter', () => {
  test('is terms, all of which hold, with values, one of which does', () => {
    expect(parseFilter('status:open,pending priority:high -tag:vpn "cannot connect" printer')).toEqual([
      { field: 'status', values: ['open', 'pending'], not: false },
      { field: 'priority', values: ['high'], not: false },
      { field: 'tag', values: ['vpn'], not: true },
      { field: 'text', values: ['cannot connect'], not: false },
      { field: 'text', values: ['printer'], not: false },
    ])
  })

  test('is empty when nothing is written', () => {
    for (const text of ['', '  ', '\n\t']) expect(parseFilter(text)).toEqual([])
  })

  test('takes values with spaces and commas in quotes', () => {
    expect(parseFilter('organization:"Acme, Inc.",Initech')).toEqual([
      { field: 'organization', values: ['Acme, Inc.', 'Initech'], not: false },
    ])
  })

  test('takes what is no term as words to search for', () => {
    expect(parseFilter('- a: :b "open')).toEqual([
      { field: 'text', values: ['-'], not: false },
      { field: 'text', values: ['a:'], not: false },
      { field: 'text', values: [':b'], not: false },
      { field: 'text', values: ['"open'], not: false },
    ])
  })
})

describe('a filter is refused', () => {
  test('by a field it does not know, with those it does', () => {
    expect(refusal('colour:red')).toEqual({
      ...{ code: 'invalid_filter', field: 'filter' },
      message: `There is no field "colour". Filter by ${filterFields.join(', ')}.`,
    })
    expect(refusal('constructor:x').message).toContain('There is no field "constructor".')
  })

  test('by a value that is none of a fixed list, with that list', () => {
    expect(refusal('priority:high,huge').message).toBe(
      '"huge" is no priority. Use low, normal, high, urgent.',
    )
    expect(refusal('is:late').message).toBe(
      '"late" is no is. Use open, ended, unassigned, breached, mine, team.',
    )
    expect(refusal('kind:bug').message).toBe(
      '"bug" is no kind. Use incident, request, problem, change, task.',
    )
  })
})

test('a category is told from the key of a single status', () => {
  for (const category of statusCategories) expect(isCategory(category)).toBe(true)
  expect(isCategory('waiting_for_parts')).toBe(false)
})

test('every built-in view has a filter that can be read, and a key of its own', () => {
  for (const { filter } of builtInViews) expect(() => parseFilter(filter)).not.toThrow()
  expect(new Set(builtInViews.map(({ key }) => key)).size).toBe(builtInViews.length)
})
