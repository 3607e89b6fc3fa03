import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completionAt, fieldsFor, knownValuesFor } from '#domain/query/complete.ts'
import { parseQuery } from '#domain/query/parse.ts'

/** What is offered where `|` stands, and the text that it would take the place of. */
function offered(marked: string) {
  const text = marked.replace('|', '')
  const here = completionAt(text, marked.indexOf('|'))
  const names = here.field ? knownValuesFor(here) : fieldsFor(here).map(({ name }) => `${name}:`)
  return { replaces: text.slice(here.from, here.to), names }
}

test.each([
  ['pri|', 'pri', ['priority:']],
  ['is:open re|', 're', ['requester:', 'resolved:', 'reminded:']],
  ['-ta|', 'ta', ['tag:']],
  ['(vpn OR st|', 'st', ['status:']],
  ['priority:|', '', ['low', 'normal', 'high', 'urgent']],
  ['priority:h| is:open', 'h', ['high']],
  ['priority:low,u|', 'u', ['urgent']],
  ['priority:>=|', '', ['low', 'normal', 'high', 'urgent']],
  ['priority:low..|', '', ['low', 'normal', 'high', 'urgent']],
  ['assignee:|', '', ['me', 'none']],
  ['breached:|', '', ['yes', 'no']],
  ['created:<to|', 'to', ['today', 'tomorrow']],
  ['organization:"Acme I|', '"Acme I', []],
  ['colour:|', '', []],
])('%s', (marked, replaces, names) => {
  const expected = marked === 'colour:|' ? expect.arrayContaining(['status:']) : names
  expect(offered(marked)).toEqual({ replaces, names: expected })
})

test('every field is offered where a term begins', () => {
  expect(offered('|').names).toContain('status:')
  expect(offered('is:open |').names).toContain('status:')
})

test('whatever is offered can be written there', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'is:open ', '-', '(vpn OR '), fc.nat(), (before, pick) => {
      const fields = fieldsFor(completionAt(before, before.length))
      const { name } = fields[pick % fields.length] ?? { name: '' }
      const text = `${before}${name}:`
      const values = knownValuesFor(completionAt(text, text.length))
      const end = before.startsWith('(') ? ')' : ''
      for (const value of values) expect(() => parseQuery(`${text}${value}${end}`)).not.toThrow()
    }),
  )
})
