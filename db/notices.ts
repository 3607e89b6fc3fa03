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
  const row = noticeRow(mailbox, notice, { outbound: true, now: Date.now() })
  await db.insertInto('delivery').values(row).execute()
  return row.id
}

/** Such a mail as it is stored; it is held while there is no mail server. */
export function noticeRow(
  mailbox: { id: string; address: string; name: string },
  notice: Notice,
  { outbound, now }: { outbound: boolean; now: number },
) {
  const id = uuid()
  return {
    ...{ id, kind: 'notice' as const, body: notice.body },
    person_id: notice.to.id,
    mailbox_id: mailbox.id,
    to_address: cleanLine(notice.to.email, 320),
    to_name: cleanLine(notice.to.name, 200) || null,
    from_address: mailbox.address,
    from_name: mailbox.name,
    subject: cleanLine(notice.subject, 500),
    mail_message_id: `${id}@${domainOf(mailbox.address)}`,
    state: outbound ? ('due' as const) : ('held' as const),
    next_attempt_at: outbound ? new Date(now) : null,
  }
}
