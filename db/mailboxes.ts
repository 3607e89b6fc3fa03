import { withoutTag } from '#domain/mail/addresses.ts'
import type { Database } from './database.ts'

/** The mailboxes there are. */
export type Mailboxes = {
  /** Their addresses, in lower case. */
  addresses: ReadonlySet<string>
  /** The mailbox of the first recipient that is one, else the default one. */
  forRecipients(recipients: readonly string[]): string | null
  /** The queue in which a mailbox's new tickets wait, or null when there is no queue at all. */
  queueOf(mailboxId: string | null): string | null
}

/** The mailboxes, read again when they are older than `maxAgeMs`: a change takes effect within that time. */
export function createMailboxSource(db: Database, maxAgeMs = 2_000) {
  let read: Promise<Mailboxes> | undefined
  let readAt = 0
  return {
    current(): Promise<Mailboxes> {
      if (read && Date.now() - readAt < maxAgeMs) return read
      readAt = Date.now()
      read = readMailboxes(db)
      read.catch(() => {
        read = undefined
      })
      return read
    },
  }
}
export type MailboxSource = ReturnType<typeof createMailboxSource>

async function readMailboxes(db: Database): Promise<Mailboxes> {
  const [mailboxes, queue] = await Promise.all([
    db
      .selectFrom('mailbox')
      .select(['id', 'address', 'is_default', 'queue_id'])
      .orderBy('created_at')
      .execute(),
    db.selectFrom('queue').select('id').orderBy('position').limit(1).executeTakeFirst(),
  ])
  const standard = mailboxes.find((mailbox) => mailbox.is_default) ?? mailboxes[0]
  const byAddress = new Map(mailboxes.map((mailbox) => [mailbox.address, mailbox.id]))
  return {
    addresses: new Set(byAddress.keys()),
    forRecipients(recipients) {
      const addresses = recipients.flatMap((address) => [address.toLowerCase(), withoutTag(address)])
      const named = addresses.find((address) => byAddress.has(address))
      return (named && byAddress.get(named)) ?? standard?.id ?? null
    },
    queueOf(mailboxId) {
      const mailbox = mailboxes.find(({ id }) => id === mailboxId) ?? standard
      return mailbox?.queue_id ?? queue?.id ?? null
    },
  }
}
