import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitQuoted } from '#domain/mail/quoted.ts'

describe('splitQuoted', () => {
  it.each([
    ['On Mon, 5 Jan 2026 at 10:00, Ana wrote:\n> old', 'an English introduction'],
    [
      'On Mon, 5 Jan 2026 at 10:00, Ana <a-very-long-address@example.org>\nwrote:\n> old',
      'one over two lines',
    ],
    ['Am 05.01.2026 um 10:00 schrieb Ana:\n> old', 'a German one'],
    ['-----Original Message-----\nFrom: Ana', 'Outlook’s line'],
    ['________________________________\nFrom: Ana', 'Outlook’s other line'],
    ['> old\n> older\n', 'nothing but marks'],
  ])('splits at %j (%s)', (quoted) => {
    expect(splitQuoted(`New text.\n\n${quoted}`)).toEqual({ written: 'New text.', quoted })
  })

  it('shows a mail whole that has no quotation, is all quotation, or answers in between', () => {
    for (const text of ['Just text.', '> only\n> old', '> a question\nThe answer.', 'I wrote:\nthis', ''])
      expect(splitQuoted(text)).toEqual({ written: text, quoted: '' })
  })

  it('loses nothing', () => {
    const line = fc.constantFrom(
      'text',
      '> quoted',
      '',
      'On Monday, Ana wrote:',
      '--- Original Message ---',
      '____________________',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const { written, quoted } = splitQuoted(text)
        expect((written + quoted).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
