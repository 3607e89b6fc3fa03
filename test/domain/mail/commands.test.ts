import { describe, expect, it } from 'vitest'
import { createByMail, type MailCommandInput, messageByMail } from '#domain/mail/commands.ts'
import { noTraits, type ParsedMail } from '#domain/mail/parsed.ts'
import { unreadMail } from '#domain/mail/unread.ts'

const file = { sha256: 'f'.repeat(64), size: 3, name: 'a.txt', type: 'text/plain', contentId: null }
const mail: ParsedMail = {
  messageId: '1@x',
  inReplyTo: [],
  references: [],
  returned: [],
  to: [],
  subject: '',
  text: '',
  html: null,
  from: {
    email: 'jane@x.org',
    name: 'Jane',
  },
  files: [file],
  traits: noTraits,
}
const input: MailCommandInput = {
  mail,
  intakeId: 'intake',
  commandId: 'command',
  messageId: 'message',
  attachmentIds: ['attachment'],
  others: [],
  ...{
    ticket: 'TKT-20260101-0001',
    authorId: 'jane',
    automatic: false,
  },
}

describe('commands by mail', () => {
  it('make a ticket even of a mail that says nothing', () => {
    const into = { queueId: 'queue', requesterId: 'jane', organizationId: null, continues: null }
    const command = createByMail(input, into)
    expect(command).toMatchObject({ id: 'command', actor: { kind: 'person', id: 'jane' }, type: 'create' })
    expect(command.payload).toMatchObject({
      subject: '(no subject)',
      channel: 'mail',
      requesterId: 'jane',
      continues: null,
    })
    expect(command.payload).toMatchObject({
      message: {
        id: 'message',
        kind: 'reply',
        from: 'requester',
        text: '(no text)',
        attachments: [
          {
            id: 'attachment',
            ...file,
          },
        ],
        mail: {
          intakeId: 'intake',
          messageId: '1@x',
          autoSubmitted: false,
        },
      },
    })
  })

  it('leave a note in nobody’s name', () => {
    const command = messageByMail({ ...input, authorId: null, automatic: true }, 'note')
    expect(command).toMatchObject({ type: 'message', actor: { kind: 'system' } })
    expect(command.payload).toMatchObject({
      message: { kind: 'note', from: 'system', mail: { autoSubmitted: true } },
    })
  })

  it('carry a mail that could not be read as its head and the original', () => {
    const unread = unreadMail({ messageId: '1@x', from: null, subject: 'Hi' }, file, 'It has too many parts.')
    expect(unread).toMatchObject({
      subject: 'Hi',
      files: [file],
      text: expect.stringContaining('too many parts'),
    })
  })
})
