import { describe, expect, it } from 'vitest'
import { isolate } from '@/features/tickets/conversation/isolate.ts'
import { splitQuoted } from '@/features/tickets/conversation/quoted.ts'
import { simpleHtml } from '@/features/tickets/conversation/simpleHtml.ts'

const clean = { state: 'clean', reason: null, thumbnail: false, removed: false } as const
const options = { attachments: [], showRemote: false, quotedLabel: 'Quoted' }
const bodyOf = (html: string) => new DOMParser().parseFromString(html, 'text/html').body

describe('a mail in isolation', () => {
  it('can do nothing', () => {
    const hostile =
      '<p onclick="x()">Hi</p><script>x()</script><iframe src="https://e.example"></iframe><form action="https://e.example"><input></form><meta http-equiv="refresh" content="0;url=https://e.example"><base href="https://e.example"><svg onload="x()"></svg><object data="x"></object><link rel="stylesheet" href="https://e.example/x.css"><p style="background:url(https://e.example/x)">b</p><table background="https://e.example/y"></table>'
    const { document } = isolate(hostile, options)
    expect(document).not.toMatch(
      /script|iframe|<form|<input|refresh|<base|svg|<object|<link|onclick|e\.example/,
    )
    expect(document).toContain("default-src 'none'")
    expect(document).toContain('Hi')
  })

  it('asks before it loads images from other hosts', () => {
    const html =
      '<img data-remote-src="https://t.example/p.gif"><img src="//t.example/q.gif"><img src="data:image/gif;base64,x">'
    const blocked = isolate(html, options)
    expect(blocked.remoteImages).toBe(2)
    expect(blocked.document).not.toContain('t.example')
    expect(blocked.document).toContain('data:image/gif')
    expect(blocked.document).not.toContain('https:')
    const shown = isolate(html, { ...options, showRemote: true })
    expect(shown.document).toContain('src="https://t.example/p.gif"')
    expect(shown.document).toContain('referrerpolicy="no-referrer"')
    expect(shown.document).toContain('https: http:')
  })

  it('shows inline images from our own files', () => {
    const attachments = [
      { id: 'f1', name: 'a.png', type: 'image/png', size: 1, contentId: '<Shot@mail>', ...clean },
    ]
    const { document } = isolate('<img src="cid:shot@mail"><img src="cid:gone"><img src="cid:%E0%A4%A">', {
      ...options,
      attachments,
    })
    const images = [...bodyOf(document).querySelectorAll('img')].map((image) => image.getAttribute('src'))
    expect(images).toEqual(['/api/v1/files/f1?inline=1', null, null])
  })

  it('opens links outside, says where they lead, and drops those that are none', () => {
    const { document } = isolate('<a href="https://a.example/x">a</a><a href="javascript:x()">b</a>', options)
    const [good, bad] = [...bodyOf(document).querySelectorAll('a')]
    expect(good?.getAttribute('target')).toBe('_blank')
    expect(good?.getAttribute('rel')).toContain('noopener')
    expect(good?.getAttribute('title')).toBe('https://a.example/x')
    expect(bad?.hasAttribute('href')).toBe(false)
  })

  it('folds the quoted conversation, unless there is nothing else', () => {
    const folded = bodyOf(
      isolate('<p>New</p><div class="gmail_quote">Old</div><p>tail</p>', options).document,
    )
    expect(folded.querySelector('details')?.textContent).toBe('QuotedOldtail')
    expect(
      bodyOf(isolate('<p>New</p><blockquote>Old</blockquote>', options).document).querySelector('details'),
    ).not.toBeNull()
    expect(
      bodyOf(isolate('<blockquote>Old</blockquote>', options).document).querySelector('details'),
    ).toBeNull()
  })

  it('is shown on paper when it brings its own colours', () => {
    expect(isolate('<p style="color: red">x</p>', options).isPaper).toBe(true)
    expect(isolate('<table bgcolor="white"></table>', options).isPaper).toBe(true)
    expect(isolate('<p style="margin: 0">x</p>', options).isPaper).toBe(false)
  })
})

describe('plain HTML', () => {
  it('of our own editor may stand in the page', () => {
    expect(simpleHtml('<p>Hi <strong>you</strong></p><ul><li>a</li></ul>')).toBe(
      '<p>Hi <strong>you</strong></p><ul><li>a</li></ul>',
    )
    expect(simpleHtml('<a href="https://a.example" class="x">a</a>')).toBe(
      '<a href="https://a.example" target="_blank" rel="noopener noreferrer nofollow">a</a>',
    )
    expect(simpleHtml('<a href="javascript:x()">a</a>')).not.toContain('javascript')
  })

  it('shows tables, and pictures of its own files', () => {
    const picture = {
      ...{ id: 'f1', name: 'a.png', type: 'image/png', size: 1, contentId: 'f1@inline' },
      ...{ state: 'clean' as const, reason: null, thumbnail: false, removed: false },
    }
    expect(simpleHtml('<p dir="auto">a<img src="cid:f1@inline" alt="a.png"></p>', [picture])).toBe(
      '<p dir="auto">a<img src="/api/v1/files/f1?inline=1" alt="a.png"></p>',
    )
    expect(
      simpleHtml('<table style="min-width: 75px;"><tbody><tr><td colspan="2">a</td></tr></tbody></table>'),
    ).toBe('<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>')
  })

  it('with anything more goes into isolation', () => {
    for (const html of [
      '<img src=x>',
      '<p style="color:red">x</p>',
      '<p onclick="x()">x</p>',
      '<table bgcolor="red"></table>',
      '<p style="position:fixed">x</p>',
      '<p constructor="x">x</p>',
      '<img src="cid:somebody-elses">',
    ])
      expect(simpleHtml(html)).toBeNull()
  })
})

describe('plain text', () => {
  it('is split from what it quotes', () => {
    const text =
      'It works now.\n\nOn Mon, 2 Mar 2026 at 09:12, Service desk <help@x.example> wrote:\n> Try again.\n> Regards'
    expect(splitQuoted(text)).toEqual({
      own: 'It works now.',
      quoted: 'On Mon, 2 Mar 2026 at 09:12, Service desk <help@x.example> wrote:\n> Try again.\n> Regards',
    })
    expect(splitQuoted('Ja.\n-----Original Message-----\nFrom: x').own).toBe('Ja.')
    expect(splitQuoted('Yes.\n> Old').quoted).toBe('> Old')
  })

  it('keeps answers between the quotes, and a text that is all quote', () => {
    const between = 'Hi\n> question one\nanswer one\n> question two\nanswer two'
    expect(splitQuoted(between)).toEqual({ own: between, quoted: '' })
    expect(splitQuoted('> only').own).toBe('> only')
  })
})
