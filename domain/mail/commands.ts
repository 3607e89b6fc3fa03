import { type Recipients, withoutRepetition } from '../conversation/recipients.ts'
import type { AttachmentPayload, Command, CreatePayload, MessagePayload } from '../tickets/commands.ts'
import { type Actor, systemActor } from '../tickets/types.ts'
import type { ParsedMail } from './parsed.ts'

/** What a mail's commands are made of besides the mail. Ids are given, so that a repetition makes the same command. */
export type MailCommandInput = {
  mail: ParsedMail
  intakeId: string
  commandId: string
  messageId: string
  attachmentIds: readonly string[]
  ticket: string
  /** Who wrote it; null for what no person wrote. */
  authorId: string | null
  automatic: boolean
  /** Addresses of our own. */
  own?: Iterable<string>
  /** Whom it went to beside us, as far as we know them, by their ids: they watch its ticket from then on. */
  others: readonly string[]
}

/** The command that makes a new ticket of a mail. */
export function createByMail(
  input: MailCommandInput,
  into: { queueId: string; requesterId: string; organizationId: string | null; continues: string | null },
): Command {
  const payload: CreatePayload = {
    ...into,
    kind: 'incident',
    priority: 'normal',
    subject: input.mail.subject || '(no subject)',
    tags: [],
    fields: {},
    channel: 'mail',
    message: message(input, 'reply', 'requester'),
  }
  return { id: input.commandId, ticket: input.ticket, actor: actor(input), type: 'create', payload }
}

/** The command that adds a mail to its ticket. A note without an author is the system's. */
export function messageByMail(input: MailCommandInput, as: 'reply' | 'note'): Command {
  const from = as === 'note' && !input.authorId ? 'system' : 'requester'
  return {
    id: input.commandId,
    ticket: input.ticket,
    actor: actor(input),
    type: 'message',
    payload: { message: message(input, as, from) },
  }
}

function actor({ authorId }: MailCommandInput): Actor {
  return authorId ? { kind: 'person', id: authorId } : systemActor
}

function message(
  input: MailCommandInput,
  kind: 'reply' | 'note',
  from: 'requester' | 'system',
): MessagePayload {
  const { mail, intakeId, messageId, authorId, automatic, others } = input
  return {
    id: messageId,
    kind,
    from,
    authorId,
    text: mail.text || (mail.html ? '' : '(no text)'),
    html: mail.html,
    attachments: attachments(input),
    mail: { intakeId, messageId: mail.messageId, autoSubmitted: automatic },
    ...othersIn(input),
    ...(others.length ? { followed: { reason: 'mail', people: [...others], teams: [], told: null } } : {}),
  }
}

const mostOthers = 30

/** Whom else the mail went to, for whoever answers them all. */
function othersIn({ mail, own = [] }: MailCommandInput): { recipients?: Recipients } {
  const not = mail.from ? [...own, mail.from.email] : [...own]
  const { to } = withoutRepetition({ to: [...mail.to], cc: [], bcc: [] }, not)
  return to.length ? { recipients: { to: to.slice(0, mostOthers), cc: [], bcc: [] } } : {}
}

function attachments({ mail, attachmentIds }: MailCommandInput): AttachmentPayload[] {
  return mail.files.map((file, index) => ({ id: attachmentIds[index] as string, ...file }))
}
