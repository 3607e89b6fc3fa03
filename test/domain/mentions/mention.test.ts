import { describe, expect, test } from 'vitest'
import { sanitizedHtml } from '#db/html.ts'
import { mentionsIn, withMentionNames } from '#domain/mentions/mention.ts'

const ana = '00000000-0000-7000-8000-000000000001'
const network = '00000000-0000-7000-8000-000000000002'
const mention = (reference: string, name: string) => `<span data-mention="${reference}">@${name}</span>`
const clean = (html: string) => sanitizedHtml(html, { mentions: true })

describe('mentions', () => {
  test('are found by what they refer to, everybody once', () => {
    const html = clean(
      `<p>${mention(`person:${ana}`, 'Ana')} and ${mention(`team:${network}`, 'Net')}, ${mention(`person:${ana}`, 'A')}</p>`,
    )
    expect(mentionsIn(html)).toEqual([
      { kind: 'person', id: ana },
      { kind: 'team', id: network },
    ])
  })

  test('bear the names that the database knows, not those they came with', () => {
    const html = clean(`<p>${mention(`person:${ana}`, 'The Boss &lt;3')} hello</p>`)
    expect(withMentionNames(html, () => 'Ana <Lee> & Co')).toBe(
      `<p><span data-mention="person:${ana}">@Ana &lt;Lee&gt; &amp; Co</span> hello</p>`,
    )
  })

  test.each([
    ['another word', `<span data-mention="role:${ana}">@x</span>`],
    ['no id', '<span data-mention="person:1">@x</span>'],
    ['another element', `<p data-mention="person:${ana}">@x</p>`],
    ['something inside', `<span data-mention="person:${ana}"><b>@x</b></span>`],
    ['text that looks like one', `&lt;span data-mention="person:${ana}"&gt;@x&lt;/span&gt;`],
  ])('are not made of %s', (_, html) => {
    const safe = clean(`<p>${html}</p>`)
    expect(mentionsIn(safe)).toEqual([])
    expect(withMentionNames(safe, () => 'Ana')).not.toContain('<span data-mention')
  })

  test('carry nothing else along, and are none in a mail', () => {
    const html = `<p><span data-mention="person:${ana}" style="color:red" title="x">@Ana</span></p>`
    expect(clean(html)).toBe(`<p>${mention(`person:${ana}`, 'Ana')}</p>`)
    expect(sanitizedHtml(html)).not.toContain('data-mention')
  })
})
