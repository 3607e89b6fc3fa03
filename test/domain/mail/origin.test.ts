import { describe, expect, it } from 'vitest'
import { originOf } from '#domain/mail/origin.ts'
import { type MailTraits, noTraits } from '#domain/mail/parsed.ts'

const mailboxes = new Set(['support@desk.test'])

function kindOf(
  traits: Partial<MailTraits>,
  around: { from?: string | null; envelopeFrom?: string; own?: boolean } = {},
) {
  const { from = 'jane@x.org', envelopeFrom = 'jane@x.org', own = false } = around
  const mail = {
    from: from === null ? null : { email: from, name: null },
    traits: { ...noTraits, ...traits },
  }
  return originOf({ mail, envelopeFrom, mailboxes, isOwnDelivery: own }).kind
}

describe('originOf', () => {
  it('takes a mail for a person’s unless something speaks against it', () => {
    expect(kindOf({})).toBe('person')
    expect(kindOf({ autoSubmitted: 'no' })).toBe('person')
    expect(kindOf({ precedence: 'first-class', suppress: 'dr, rn, nrn' })).toBe('person')
    expect(kindOf({}, { from: null, envelopeFrom: 'x@y.z' })).toBe('person')
  })

  it.each<[Partial<MailTraits>]>([
    [{ autoSubmitted: 'auto-replied' }],
    [{ autoSubmitted: 'auto-generated; type=x' }],
    [{ precedence: 'bulk' }],
    [{ precedence: 'junk' }],
    [{ precedence: 'auto_reply' }],
    [{ autoReply: true }],
  ])('takes %j for automatic', (traits) => expect(kindOf(traits)).toBe('automatic'))

  it.each<[Partial<MailTraits>]>([
    [{ precedence: 'list' }],
    [{ list: true }],
    [{ suppress: 'oof, autoreply' }],
    [{ suppress: 'all' }],
  ])('takes %j for a person’s who wants no automatic answer', (traits) => {
    expect(kindOf(traits)).toBe('unanswerable')
  })

  it('takes the null reverse-path and addresses that nobody reads for automatic', () => {
    expect(kindOf({}, { envelopeFrom: '' })).toBe('automatic')
    expect(kindOf({}, { from: 'no-reply@shop.test' })).toBe('automatic')
    expect(kindOf({}, { from: 'DoNotReply@shop.test'.toLowerCase() })).toBe('automatic')
    expect(kindOf({}, { from: 'postmaster@x.org' })).toBe('automatic')
  })

  it('knows a bounce by its report, or by who sends it without a return path', () => {
    expect(kindOf({ deliveryStatus: true })).toBe('bounce')
    expect(kindOf({}, { from: 'mailer-daemon@x.org', envelopeFrom: '' })).toBe('bounce')
  })

  it('knows its own mail, its own mailboxes and mail that goes in circles', () => {
    expect(kindOf({}, { own: true })).toBe('loop')
    expect(kindOf({}, { from: 'support@desk.test' })).toBe('loop')
    expect(kindOf({}, { from: 'support+x@desk.test' })).toBe('loop')
    expect(kindOf({ hops: 51 })).toBe('loop')
  })
})
