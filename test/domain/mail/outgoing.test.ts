import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMail, escapeHtml } from '#domain/mail/compose.ts'
import { type OutgoingInput, outgoingMail } from '#domain/mail/outgoing.ts'
import { anyText } from './arbitraries.ts'

const input: OutgoingInput = {
  kind: 'reply',
  deliveryId: '019a0000-0000-7000-8000-000000000001',
  ticket: { number: 'TKT-20260101-0001', subject: 'Printer on fire' },
  mailbox: { address: 'support@desk.test', name: 'Service desk' },
  to: { email: 'jane@x.org', name: 'Jane' },
  author: { name: 'Ana' },
  thread: ['first@x', 'second@desk.test'],
}

describe('outgoingMail', () => {
  it('threads a reply and says who writes for whom', () => {
    expect(outgoingMail(input)).toEqual({
      toAddress: 'jane@x.org',
      toName: 'Jane',
      fromAddress: 'support@desk.test',
      fromName: 'Ana (Service desk)',
      subject: 'Re: [TKT-20260101-0001] Printer on fire',
      mailMessageId: '019a0000-0000-7000-8000-000000000001@desk.test',
      inReplyTo: 'second@desk.test',
      references: ['first@x', 'second@desk.test'],
    })
  })

  it('sends a receipt in the desk’s name', () => {
    const receipt = outgoingMail({
      ...input,
      kind: 'receipt',
      thread: [],
      to: { email: 'jane@x.org', name: null },
    })
    expect(receipt).toMatchObject({
      fromName: 'Service desk',
      subject: '[TKT-20260101-0001] Printer on fire',
    })
    expect(receipt).toMatchObject({ toName: null, inReplyTo: null, references: [] })
  })

  it.each([
    'Re: Printer on fire',
    'AW: Re: [TKT-20260101-0001] Printer on fire',
    '[TKT-20260101-0001] Printer on fire',
  ])('keeps the subject the same when the ticket is called %j', (subject) => {
    const ticket = { ...input.ticket, subject }
    expect(outgoingMail({ ...input, ticket }).subject).toBe('Re: [TKT-20260101-0001] Printer on fire')
  })

  it('keeps the first and the newest references of a long thread', () => {
    const thread = Array.from({ length: 200 }, (_, index) => `${index}@x`)
    const { references } = outgoingMail({ ...input, thread })
    expect(references).toHaveLength(20)
    expect([references[0], references.at(-1)]).toEqual(['0@x', '199@x'])
  })

  it('can not be made to write another header', () => {
    const hostile = anyText(40).map((text) => `x\r\nBcc: evil@y.z\n${text}`)
    fc.assert(
      fc.property(hostile, fc.constantFrom('reply' as const, 'receipt' as const), (text, kind) => {
        const mail = outgoingMail({
          ...input,
          kind,
          ticket: { number: 'TKT-20260101-0001', subject: text },
          mailbox: { address: 'support@desk.test', name: text },
          to: { email: text, name: text },
          author: { name: text },
          thread: [text, 'a@b'],
        })
        for (const value of Object.values(mail).flat())
          expect(value ?? '').not.toMatch(/[\r\n\0\u2028\u2029]/)
        expect(mail.references.every((id) => /^[^\s<>]+$/.test(id))).toBe(true)
      }),
    )
  })
})

describe('composeMail', () => {
  const ticket = { number: 'TKT-20260101-0001', subject: 'A <b>"bold"</b> & subject' }

  it('tells in a receipt the number and how to go on', () => {
    const { text, html } = composeMail({ kind: 'receipt', ticket, fromName: 'Service desk', message: null })
    expect(text).toContain('TKT-20260101-0001: A <b>"bold"</b> & subject')
    expect(text).toContain('reply to this mail')
    expect(html).toContain('A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; subject')
  })

  it('carries the agent’s words, in HTML too', () => {
    const plain = composeMail({
      kind: 'reply',
      ticket,
      fromName: 'Ana',
      message: { text: 'One\nTwo\n\n<Three>', html: null },
    })
    expect(plain.text).toMatch(/^One\nTwo\n\n<Three>\n\n-- \nTKT-/)
    expect(plain.html).toContain('<p>One<br>Two</p>\n<p>&lt;Three&gt;</p>')
    const rich = composeMail({
      kind: 'reply',
      ticket,
      fromName: 'Ana',
      message: { text: 'x', html: '<p><b>x</b><img data-remote-src="https://e/x.png" /></p>' },
    })
    expect(rich.html).toContain('<p><b>x</b><img src="https://e/x.png" /></p>')
    expect(composeMail({ kind: 'reply', ticket, fromName: 'Ana', message: null }).text).toContain(
      'TKT-20260101-0001',
    )
  })

  it('has the signature below, as text', () => {
    const message = { text: 'Done.', html: null }
    const { text, html } = composeMail({
      ...{ kind: 'reply', ticket, fromName: 'Ana', message },
      signature: 'Ana <Lee>\nAdmiral',
    })
    expect(text).toBe(
      `Done.\n\n-- \nAna <Lee>\nAdmiral\n\n${ticket.number} · Reply to this mail to answer.\n`,
    )
    expect(html).toContain('<p>Done.</p>\n<p>Ana &lt;Lee&gt;<br>Admiral</p>\n<p style')
  })

  it('escapes everything that is markup', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"]/.test(escapeHtml(text))))
  })
})
