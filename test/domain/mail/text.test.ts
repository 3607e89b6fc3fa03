import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, localPartOf, mailAddress, nameOf, withoutTag } from '#domain/mail/addresses.ts'
import { cleanFileName, cleanMediaType } from '#domain/mail/files.ts'
import { cleanLine, cleanText, cut } from '#domain/mail/text.ts'
import { anyText } from './arbitraries.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be left is what is looked for
const lineBreaking = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/

describe('cleanLine', () => {
  it('leaves nothing that could end a line or a header', () => {
    fc.assert(
      fc.property(anyText(400), fc.integer({ min: 0, max: 300 }), (text, max) => {
        const line = cleanLine(text, max)
        expect(line).not.toMatch(lineBreaking)
        expect(line.length).toBeLessThanOrEqual(max)
        expect(line.isWellFormed()).toBe(true)
        expect(cleanLine(line, max)).toBe(line)
      }),
    )
  })

  it('takes out what turns the reading direction around', () => {
    expect(cleanLine('invoice\u202Efdp.exe', 100)).toBe('invoicefdp.exe')
  })
})

describe('cleanText', () => {
  it('keeps tabs and line feeds and nothing else that Postgres or a screen would choke on', () => {
    fc.assert(
      fc.property(anyText(400), (text) => {
        const clean = cleanText(text)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
        expect(clean).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
    expect(cleanText('a\r\nb\rc\td\0')).toBe('a\nb\nc\td')
  })
})

describe('cut', () => {
  it('never leaves half a character', () => {
    expect(cut('ab😀', 3)).toBe('ab')
    expect(cut('ab😀', 4)).toBe('ab😀')
  })
})

describe('mailAddress', () => {
  it('takes a usable address in lower case, with its name on one line', () => {
    expect(mailAddress(' Jane@Example.ORG ', ' Jane\r\nBcc: x ')).toEqual({
      email: 'jane@example.org',
      name: 'Jane Bcc: x',
    })
    expect(mailAddress('a@b', '  ')).toEqual({ email: 'a@b', name: null })
  })

  it.each([
    '',
    'jane',
    'a@b@c',
    '<a@b>',
    'a b@c',
    'a@b\r\nBcc: c@d',
    `${'a'.repeat(320)}@b`,
    'a@',
    '@b',
    null,
  ])('refuses %j', (address) => expect(mailAddress(address)).toBeNull())

  it('takes nothing that could end a header', () => {
    fc.assert(
      fc.property(anyText(400), (text) => {
        const address = mailAddress(`${text}@example.org`, text)
        if (address) expect(`${address.email}${address.name ?? ''}`).not.toMatch(lineBreaking)
      }),
    )
  })

  it('knows the parts of an address', () => {
    expect(domainOf('a@B.c')).toBe('b.c')
    expect(localPartOf('A@b.c')).toBe('a')
    expect(withoutTag('Help+TKT@b.c')).toBe('help@b.c')
    expect(nameOf({ email: 'jane.doe@b.c', name: null })).toBe('jane.doe')
    expect(nameOf({ email: 'jane.doe@b.c', name: 'Jane' })).toBe('Jane')
  })
})

describe('cleanFileName', () => {
  it('has no folders, no control characters, and fits', () => {
    fc.assert(
      fc.property(anyText(400), (text) => {
        const name = cleanFileName(text, 'text/plain', 1)
        expect(name).not.toMatch(/[/\\]/)
        expect(name).not.toMatch(lineBreaking)
        expect(name).not.toMatch(/^\.|^$/)
        expect(name.length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['..', 'attachment-3.pdf'],
    [undefined, 'attachment-3.pdf'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(195)}.docx`],
  ])('makes of %j %j', (given, clean) => expect(cleanFileName(given, 'application/pdf', 3)).toBe(clean))

  it('takes only media types for media types', () => {
    expect(cleanMediaType('Text/HTML; charset=x')).toBe('text/html')
    for (const type of ['', undefined, 'x', 'a/b\r\nc: d', '<a>/b'])
      expect(cleanMediaType(type)).toBe('application/octet-stream')
  })
})
