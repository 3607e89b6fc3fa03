import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { domainOf } from '#domain/mail/addresses.ts'
import { cleanLine } from '#domain/mail/text.ts'
import type { Tables } from './database.ts'

export type Notice = {
  to: { id: string; name: string; email: string }
  subject: string
  /** Paragraphs, with empty lines between. */
  body: string
}

/** Stores a mail about an account, which the outbox sends, or holds when there is no mail server. Returns its id. */
export async function writeNotice(db: Kysely<Tables>, notice: Notice): Promise<string> {
  const mailbox = await db
    .selectFrom('mailbox')
    .select(['id', 'address', 'name'])
    .where('is_default', '=', true)
    .executeTakeFirstOrThrow()
  const id = uuid()
  await db
    .insertInto('delivery')
    .values({
      ...{ id, kind: 'notice', body: notice.body },
      person_id: notice.to.id,
      mailbox_id: mailbox.id,
      to_address: cleanLine(notice.to.email, 320),
      to_name: cleanLine(notice.to.name, 200) || null,
      from_address: mailbox.address,
      from_name: mailbox.name,
      subject: cleanLine(notice.subject, 500),
      mail_message_id: `${id}@${domainOf(mailbox.address)}`,
      state: 'due',
      next_attempt_at: new Date(),
    })
    .execute()
  return id
}
