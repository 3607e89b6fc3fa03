import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { evaluate } from '#domain/query/evaluate.ts'
import { parseQuery } from '#domain/query/parse.ts'
import { querySchema } from '#domain/query/schema.ts'
import type { Query } from '#domain/query/tree.ts'
import { writeQuery } from '#domain/query/write.ts'
import { builtInViews } from '#domain/views/built-in.ts'
import { queries } from './queries.ts'
import { catalogue, worlds } from './worlds.ts'

const is = (field: string, ...values: string[]) => ({ field, operator: 'is', values })
const words = (text: string, phrase = false) => ({ words: text, phrase })

describe('a filter is read', () => {
  test.each<[string, unknown]>([
    ['', { all: [] }],
    ['status:open', is('status', 'open')],
    ['status:open,pending', is('status', 'open', 'pending')],
    ['status:open priority:high', { all: [is('status', 'open'), is('priority', 'high')] }],
    ['status:open AND priority:high', { all: [is('status', 'open'), is('priority', 'high')] }],
    ['status:open OR tag:vpn', { any: [is('status', 'open'), is('tag', 'vpn')] }],
    ['a b OR c', { any: [{ all: [words('a'), words('b')] }, words('c')] }],
    ['a (b OR c)', { all: [words('a'), { any: [words('b'), words('c')] }] }],
    ['-tag:vpn', { not: is('tag', 'vpn') }],
    ['NOT (a b)', { not: { all: [words('a'), words('b')] } }],
    ['priority:>=high', { field: 'priority', operator: '>=', values: ['high'] }],
    ['created:<7d', { field: 'created', operator: '<', values: ['7d'] }],
    ['created:2026-01..2026-03', { field: 'created', operator: 'between', values: ['2026-01', '2026-03'] }],
    ['due:2026-01-31T09:00', is('due', '2026-01-31T09:00')],
    ['assignee:*', { field: 'assignee', operator: 'set', values: [] }],
    ['assignee:me,none', is('assignee', 'me', 'none')],
    ['organization:"Acme, Inc."', is('organization', 'Acme, Inc.')],
    ['tag:"say \\"hi\\""', is('tag', 'say "hi"')],
    ['subject:vpn', { field: 'subject', operator: 'contains', values: ['vpn'] }],
    ['"vpn down"', words('vpn down', true)],
    ['vp*', words('vp*')],
    ['*', { all: [] }],
    ['https://example.org/a?b=c', words('https://example.org/a?b=c')],
    ['"status:open"', words('status:open', true)],
    ['or and not', { all: [words('or'), words('and'), words('not')] }],
    ['well-known', words('well-known')],
  ])('%s', (text, expected) => {
    expect(parseQuery(text)).toEqual(expected)
  })
})

/** What the parser says when it refuses, with the text it points at. */
function refusal(text: string) {
  try {
    parseQuery(text)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error).toMatchObject({ code: 'invalid_filter', field: 'filter' })
    return { says: error.message, at: error.at && text.slice(error.at.from, error.at.to) }
  }
  throw new Error(`"${text}" was taken.`)
}

describe('a filter that can not be read is refused, and the culprit is named', () => {
  test.each([
    ['colour:red', 'colour', 'There is no field "colour".'],
    ['is:open priority:huge', 'huge', '"huge" is no priority. Use low, normal, high, urgent.'],
    ['created:<yesteryear', 'yesteryear', 'Use a duration such as 30m'],
    ['created:2026-02-30', '2026-02-30', 'is no created'],
    ['assignee:ada', 'ada', 'Use an address such as ada@example.com, me or none.'],
    ['kind:>task', 'kind', 'kind can\'t be asked with ">". Use is.'],
    ['subject:>a', 'subject', 'Use contains.'],
    ['status:', 'status:', 'A value is missing after "status:".'],
    ['status: open', 'status:', 'A value is missing'],
    ['status:open,', ',', 'A value is missing after ",".'],
    ['created:<', '<', 'A value is missing'],
    ['created:1d..', '..', 'A value is missing'],
    ['a "b', '"b', 'This quote has no end'],
    ['(a b', '', 'A parenthesis has no end'],
    ['a b)', ')', 'There is nothing that this ")" ends'],
    ['()', ')', 'nothing in it'],
    ['OR a', 'OR', `"OR" can't stand here at the beginning.`],
    ['a OR', '', 'Something is missing after "OR".'],
    ['a NOT', '', 'Something is missing after "NOT".'],
    ['tag:a(b', '(', "can't stand here"],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, '(', 'nested 20 deep'],
    ['a '.repeat(501), undefined, 'may have 500 parts'],
    ['x'.repeat(4_001), 'x', 'may have 4000 characters'],
  ])('%s', (text, at, says) => {
    expect(refusal(text)).toEqual({ says: expect.stringContaining(says), at })
  })

  test('whatever is typed is read, or refused with a reason', () => {
    const syntax = [
      'status:',
      'is:open',
      'created:',
      '<',
      '..',
      ',',
      '-',
      '"',
      '(',
      ')',
      ' ',
      'OR',
      'me',
      '7d',
      '\\',
    ]
    const part = fc.oneof(fc.constantFrom(...syntax), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (typed) => {
        const text = typed.join('')
        try {
          parseQuery(text)
        } catch {
          const { says, at } = refusal(text)
          expect(says).not.toBe('')
          expect(at === undefined || text.includes(at)).toBe(true)
        }
      }),
    )
  })
})

test('a query written as text and read again finds the same', () => {
  fc.assert(
    fc.property(queries, worlds, (query, { facts, asker }) => {
      const again = parseQuery(writeQuery(query), catalogue)
      const asked = { asker, catalogue }
      const found = (each: Query) => facts.map((ticket) => evaluate(each, ticket, asked))
      expect(found(again)).toEqual(found(query))
    }),
    { numRuns: 300 },
  )
})

test('a query keeps its shape as JSON', () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(querySchema.parse(JSON.parse(JSON.stringify(query)))).toEqual(query)
    }),
  )
})

test('a tree that is too deep or too large is refused before anybody walks it', () => {
  let deep: Query = words('a')
  for (let depth = 0; depth < 100_000; depth++) deep = { not: deep }
  expect(querySchema.safeParse(deep).success).toBe(false)
  expect(querySchema.safeParse({ all: Array(501).fill(words('a')) }).success).toBe(false)
})

test('the views that are there from the start can be read', () => {
  for (const { filter } of builtInViews) expect(() => parseQuery(filter)).not.toThrow()
})
