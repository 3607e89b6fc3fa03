import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Blobs } from '#db/blobs.ts'
import { saidInMail } from '#db/conversation.ts'
import type { Database } from '#db/database.ts'
import type { ClaimedDelivery } from '#db/deliveries.ts'
import { signatureOf } from '#db/signatures.ts'
import type { Unwatching, UnwatchLinks } from '#db/unwatching.ts'
import { mayLeave } from '#domain/files/state.ts'
import { composeMail } from '#domain/mail/compose.ts'
import { carriesMessage } from '#domain/mail/delivery.ts'

/** A file of the mail must not leave. Its message says which, for people. */
export class FileKept extends Error {
  override name = 'FileKept'

  constructor(name: string) {
    super(
      `"${name}" must not leave: a virus was found in it, or its type is not taken. Remove it, then send again.`,
    )
  }
}

/** A mail as bytes for the wire. To be closed whether or not it was read. */
export type RawMail = { bytes: Readable; close(): void }

/**
 * A delivery as bytes for the wire. The same at every attempt, but for the boundaries between its parts, and for a
 * signature that its agent changed meanwhile.
 */
export async function rawMail(
  deps: { db: Database; blobs: Blobs; unwatching?: Unwatching },
  delivery: ClaimedDelivery,
): Promise<RawMail> {
  const isReply = delivery.kind === 'reply' || delivery.kind === 'forward'
  const message = carriesMessage(delivery.kind) ? await messageOf(deps, delivery.message_id) : null
  const files = message?.files ?? []
  const unwatch = await unwatchLinks(deps, delivery)
  const body = composeMail({
    kind: delivery.kind,
    ticket: { number: delivery.ticketNumber ?? '', subject: delivery.ticketSubject ?? '' },
    fromName: delivery.from_name,
    message,
    forwarded: message?.forwarded ?? null,
    signature: message?.signature ?? '',
    notice: delivery.body ?? '',
    ...(unwatch && { unwatch: unwatch.page }),
  })
  const mail = new MailComposer({
    from: { name: delivery.from_name, address: delivery.from_address },
    to: { name: delivery.to_name ?? '', address: delivery.to_address },
    ...(delivery.cc.length ? { cc: delivery.cc } : {}),
    subject: delivery.subject,
    date: delivery.created_at,
    messageId: `<${delivery.mail_message_id}>`,
    ...(delivery.in_reply_to ? { inReplyTo: `<${delivery.in_reply_to}>` } : {}),
    references: delivery.references.map((id) => `<${id}>`),
    headers: {
      ...(isReply
        ? {}
        : { 'Auto-Submitted': delivery.kind === 'receipt' ? 'auto-replied' : 'auto-generated' }),
      'X-Auto-Response-Suppress': isReply ? 'OOF, AutoReply' : 'All',
      ...(delivery.ticketNumber ? { 'X-Perdure-Ticket': delivery.ticketNumber } : {}),
      'X-Perdure-Delivery': delivery.id,
      ...(unwatch && listHeaders(unwatch)),
    },
    ...body,
    attachments: files,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = mail.compile().createReadStream() as Readable
  return {
    bytes,
    close() {
      for (const stream of [bytes, ...files.map((file) => file.content)]) stream.destroy()
    },
  }
}

/** The links by which the reader of a copy stops watching, if they watch themselves and not as a member of a team. */
async function unwatchLinks(
  { db, unwatching }: { db: Database; unwatching?: Unwatching },
  { kind, ticket_id, ticketNumber, person_id }: ClaimedDelivery,
): Promise<UnwatchLinks | null> {
  if (!unwatching || kind !== 'copy' || !ticketNumber || !person_id) return null
  const watch = await db
    .selectFrom('ticket_watcher')
    .select('id')
    .where('ticket_id', '=', ticket_id)
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  return watch ? unwatching.links({ ticket: ticketNumber, person: person_id }) : null
}

/** RFC 2369; one click asks for HTTPS (RFC 8058 section 3.1). */
const listHeaders = ({ oneClick }: UnwatchLinks) => ({
  'List-Unsubscribe': `<${oneClick}>`,
  ...(oneClick.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

async function messageOf({ db, blobs }: { db: Database; blobs: Blobs }, id: string | null) {
  if (!id) return null
  const [said, signature] = await Promise.all([saidInMail(db, id, null), signatureOf(db, id)])
  if (!said) return null
  const kept = said.files.find(({ state }) => !mayLeave(state))
  if (kept) throw new FileKept(kept.name)
  const files = said.files.map(({ sha256, name, type, contentId }) => ({
    filename: name,
    contentType: type,
    ...(contentId ? { cid: contentId } : {}),
    content: opened(blobs, sha256),
  }))
  return { ...said, signature, files }
}

/** Opened when its turn comes, not all at once. */
function opened(blobs: Blobs, sha256: string): Readable {
  const bytes = async function* () {
    yield* blobs.open(sha256)
  }
  return Readable.from(bytes(), { objectMode: false })
}
