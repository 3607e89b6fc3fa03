import { describe, expect, it } from 'vitest'
import { undoSecondsOf } from '#domain/conversation/hold.ts'
import { withoutRepetition } from '#domain/conversation/recipients.ts'
import { recipientsSchema } from '#domain/conversation/schemas.ts'
import { composeMail } from '#domain/mail/compose.ts'

describe('recipients', () => {
  it('are each written to once, in the first place that names them, and never are ourselves', () => {
    const all = {
      to: ['A@x.test', 'a@x.test'],
      cc: ['b@x.test', 'a+tag@x.test', 'desk@us.test'],
      bcc: ['b@x.test', 'c@x.test'],
    }
    expect(withoutRepetition(all, ['desk@us.test'])).toEqual({
      to: ['a@x.test'],
      cc: ['b@x.test'],
      bcc: ['c@x.test'],
    })
  })

  it('are addresses, in lower case', () => {
    expect(recipientsSchema.parse({ cc: ['Bob@X.test'] })).toEqual({ to: [], cc: ['bob@x.test'], bcc: [] })
    expect(recipientsSchema.safeParse({ cc: ['bob\r\nBcc: all@x.test'] }).success).toBe(false)
  })
})

it('a delay is what somebody chose, or ten seconds', () => {
  const chosen = [{}, { undoSeconds: 0 }, { undoSeconds: 45 }, { undoSeconds: 1e9 }, { undoSeconds: 'x' }]
  expect(chosen.map(undoSecondsOf)).toEqual([10, 0, 45, 10, 10])
})

it('a forwarded message stands below what is said about it, quoted and harmless', () => {
  const mail = composeMail({
    ...{ kind: 'forward', ticket: { number: 'TKT-1', subject: 'S' }, fromName: 'Desk' },
    message: { text: 'Please look', html: null },
    forwarded: { from: 'Ada <ada@x.test>', at: 'Mon, 2 Nov 2026', text: 'It <burns>', html: null },
  })
  expect(mail.text).toContain(
    'Please look\n\n---------- Forwarded message ----------\nFrom: Ada <ada@x.test>',
  )
  expect(mail.text).toContain('It <burns>')
  expect(mail.html).toContain('<blockquote type="cite"><p>It &lt;burns&gt;</p></blockquote>')
})
