import { describe, expect, test } from 'vitest'
import { checkLiquid, renderLiquid } from '#db/liquid.ts'
import { DomainError } from '#domain/errors.ts'
import { unknownValues } from '#domain/placeholders/catalogue.ts'

const values = {
  ...unknownValues,
  'ticket.number': 'TKT-1',
  'ticket.tags': ['vpn', 'wifi'],
  'requester.name': 'Ada <b>"L"</b>',
  'agent.signature': 'Grace\nNetwork',
}
const html = (source: string) => renderLiquid(source, 'html', values, 'html')
const text = (source: string) => renderLiquid(source, 'text', values, 'text')
function refused(work: () => unknown): { code: string; message: string; field?: string | undefined } {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

describe('a template', () => {
  test('is filled in: escaped in HTML, as it is in plain text', () => {
    expect(html('<p>Dear {{ requester.name }}</p>')).toBe('<p>Dear Ada &lt;b&gt;&quot;L&quot;&lt;/b&gt;</p>')
    expect(text('Dear {{ requester.name }}')).toBe('Dear Ada <b>"L"</b>')
    expect(html('<p>{{ agent.signature }}</p>')).toBe('<p>Grace<br>Network</p>')
  })

  test('leaves words out, falls back and repeats', () => {
    expect(text('{% if organization.name == "" %}You{% else %}{{ organization.name }}{% endif %}')).toBe(
      'You',
    )
    expect(text('{{ organization.name | default: "you" | upcase }}')).toBe('YOU')
    expect(text('{% for tag in ticket.tags %}#{{ tag }} {% endfor %}')).toBe('#vpn #wifi ')
  })

  test('may compare in an editor’s HTML, and have its tags stand alone', () => {
    expect(html('<p>{% if ticket.tags.size &gt; 1 %}</p><p>Many</p><p>{% endif %}</p>')).toBe('<p>Many</p>')
    expect(html('<p>{{&nbsp;ticket.number }}</p>')).toBe('<p>TKT-1</p>')
    expect(html('<p>{{ <a href="https://ticket.number">ticket.number</a> }}</p>')).toBe('<p>TKT-1</p>')
  })

  test.each([
    [
      '<p>Hi</p><p>{{ ticket.nubmer }}</p>',
      'unknown_placeholder',
      /“ticket.nubmer” in line 2. Did you mean ticket.number\?/,
    ],
    ['<p>{% if false %}{{ password }}{% endif %}</p>', 'unknown_placeholder', /“password” in line 1\./],
    ['<p>{{ ticket }}</p>', 'unknown_placeholder', /“ticket”/],
    ['<p>{{ ticket.number | sha256 }}</p>', 'template_invalid', /no filter “sha256” in line 1/],
    ['<p>{% include "x" %}</p>', 'template_invalid', /no tag “include”/],
    [
      '<p>a</p><ul><li>b</li><li>{% if today %}</li></ul>',
      'template_invalid',
      /\{% if today %\} not closed in line 3/,
    ],
    ['<p>{{ ticket.number</p>', 'template_invalid', /not closed in line 1/],
  ])('%s is refused before it is kept', (source, code, message) => {
    const error = refused(() => checkLiquid(source, 'html', 'html'))
    expect(error).toMatchObject({ code, field: 'html' })
    expect(error.message).toMatch(message)
  })

  test.each([
    `{{ ${'today['.repeat(3_000)}${']'.repeat(3_000)} }}`,
    '{{'.repeat(10_000),
    '<p>{%'.repeat(4_000),
  ])('made to keep the reader busy is refused at once', (source) => {
    const before = performance.now()
    expect(refused(() => checkLiquid(source, 'html', 'html')).code).toMatch(
      /template_invalid|unknown_placeholder/,
    )
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  test('counts the lines of plain text by their ends', () => {
    expect(refused(() => checkLiquid('a\nb\n{{ no }}', 'text', 'text')).message).toContain('line 3')
  })

  test.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..10000) %}{% for j in (1..10000) %}{% endfor %}{% endfor %}',
    '{% assign a = (1..9000) %}{% for i in a %}{% for j in a %}{% for k in a %}{% endfor %}{% endfor %}{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..9000) %}{% assign a = a | append: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" %}{{ a }}{% endfor %}',
    '{% for i in (1..60000) %}{{ "0123456789012345678901234567890123456789" }}{% endfor %}',
  ])('that does not come to an end is stopped: %s', (source) => {
    const before = performance.now()
    const error = refused(() => text(source))
    expect(error).toMatchObject({ code: 'template_too_much', field: 'text' })
    expect(error.message).toMatch(/in line 1: \{[%{]|too much\./)
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})
