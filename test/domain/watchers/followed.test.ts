import { describe, expect, test } from 'vitest'
import { composeMail } from '#domain/mail/compose.ts'
import { copiesFor, type Followed, followedBy, isCopied, mentionNotice } from '#domain/watchers/followed.ts'

const reply = { kind: 'reply', authorId: 'ada', mail: null } as const
const cc: Followed = { reason: 'mail', people: ['bob'], teams: [], told: null }

describe('who follows a ticket from a message on', () => {
  test('are those to whom its requester’s mail also went, not those of anybody’s mail', () => {
    expect(followedBy({ ...reply, followed: cc }, 'ada')).toEqual(cc)
    expect(followedBy({ ...reply, authorId: 'eve', followed: cc }, 'ada')).toBeNull()
  })

  test('are those whom an agent mentions', () => {
    const mentioned: Followed = { ...cc, reason: 'mention', people: [], teams: ['network'] }
    expect(followedBy({ ...reply, authorId: 'grace', followed: mentioned }, 'ada')).toEqual(mentioned)
    expect(followedBy({ ...reply, followed: { ...mentioned, teams: [] } }, 'ada')).toBeNull()
    expect(followedBy(null, 'ada')).toBeNull()
  })
})

describe('copies', () => {
  test('are made of replies, not of notes or automatic answers', () => {
    expect(isCopied(reply)).toBe(true)
    expect(isCopied({ ...reply, kind: 'note' })).toBe(false)
    expect(isCopied({ ...reply, mail: { autoSubmitted: true } })).toBe(false)
    expect(isCopied(null)).toBe(false)
  })

  test('go to who watches, but not to who wrote it or has it already', () => {
    const watching = ['ada', 'bob', 'grace', 'carl'].map((id) => ({ id, email: `${id}@x.test` }))
    const said = { authorId: 'grace', recipients: { to: [], cc: ['Carl@x.test'], bcc: [] } }
    expect(copiesFor(watching, said, 'ada').map(({ id }) => id)).toEqual(['bob'])
  })

  test('say why they come, and do not tell who was mentioned by which id', () => {
    const html = '<p><span data-mention="person:1">@Ana</span> look</p>'
    const mail = composeMail({
      ...{ kind: 'copy', ticket: { number: 'TKT-1', subject: 'X' }, fromName: 'Desk' },
      message: { text: '@Ana look', html },
    })
    expect(mail.text).toContain('because you watch the ticket')
    expect(mail.html).toContain('<span>@Ana</span> look')
  })
})

test('who is mentioned in a note is told where, and not what it says', () => {
  const { subject, body } = mentionNotice(
    'Grace',
    { number: 'TKT-1', subject: 'No network' },
    'https://desk/x',
  )
  expect(subject).toBe('[TKT-1] Grace mentioned you')
  expect(body).toContain('https://desk/x')
})
