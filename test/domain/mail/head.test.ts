import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerFields, readHead } from '#domain/mail/head.ts'
import { answered, messageId, messageIds } from '#domain/mail/message-ids.ts'
import { decodeWords } from '#domain/mail/words.ts'
import { anyText } from './arbitraries.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('readHead', () => {
  it('reads folded and encoded headers', () => {
    const head = readHead(
      bytes(
        'From: =?utf-8?Q?J=C3=A4ne?=\r\n <Jane@X.org>\r\nSubject: =?iso-8859-1?B?TfxsbA==?= is\r\n\tfull\r\nMessage-ID:\r\n <1@x>\r\n\r\nFrom: not@me',
      ),
    )
    expect(head).toEqual({
      messageId: '1@x',
      from: { email: 'jane@x.org', name: 'Jäne' },
      subject: 'Müll is full',
    })
  })

  it('takes the first of a repeated header, and only headers', () => {
    const fields = headerFields('A: 1\r\na: 2\r\nno header\r\nB b: 3\r\n\r\nC: 4')
    expect([...fields]).toEqual([['a', '1']])
  })

  it.each([
    ['', null],
    ['From: a@b.c\r\n\r\n', 'a@b.c'],
    ['From: "x <y>" <a@b.c>\r\n\r\n', 'a@b.c'],
    ['From: nobody\r\n\r\n', null],
    ['From: <>\r\n\r\n', null],
  ])('finds the sender of %j', (text, email) => expect(readHead(bytes(text)).from?.email ?? null).toBe(email))

  it('never throws and never gives a text with a line break, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), anyText(60), (raw, subject) => {
        for (const input of [raw, bytes(`Subject: ${subject}\r\nFrom: ${subject}\r\n\r\n`)]) {
          const head = readHead(input)
          expect(
            `${head.subject ?? ''}${head.from?.email ?? ''}${head.from?.name ?? ''}${head.messageId ?? ''}`,
          ).not.toMatch(/[\r\n\0]/)
        }
      }),
    )
  })
})

describe('decodeWords', () => {
  it('joins neighbouring words and leaves what it can not read', () => {
    expect(decodeWords('=?utf-8?q?a_b?= =?utf-8?q?c?= d')).toBe('a bc d')
    expect(decodeWords('=?utf-8*en?q?a?=')).toBe('a')
    expect(decodeWords('=?no-such-charset?q?a?=')).toBe('=?no-such-charset?q?a?=')
    expect(decodeWords('=?utf-8?b?!!!?=')).toBe('')
  })
})

describe('messageIds', () => {
  it('reads what is in angle brackets, or else words with an @', () => {
    expect(messageIds('<a@b> <c@d>\r\n\t<e@f>')).toEqual(['a@b', 'c@d', 'e@f'])
    expect(messageIds('a@b, c@d')).toEqual(['a@b', 'c@d'])
    expect(messageIds(undefined)).toEqual([])
    expect(messageId('nothing')).toBeNull()
  })

  it('leaves out what no index could hold', () => {
    expect(messageIds(`<${'a'.repeat(600)}@b> <c@d>`)).toEqual(['c@d'])
  })

  it('lists the mail that is answered first, then the newest references', () => {
    expect(answered({ inReplyTo: ['c'], references: ['a', 'b', 'c'] })).toEqual(['c', 'b', 'a'])
    expect(
      answered({ inReplyTo: [], references: Array.from({ length: 500 }, (_, i) => `${i}`) }),
    ).toHaveLength(100)
  })
})
