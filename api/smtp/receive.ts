import type { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import type { Blobs, StoredBlob } from '#db/blobs.ts'
import type { Database } from '#db/database.ts'
import { type NewIntake, storeIntake } from '#db/intakes.ts'
import type { MailboxSource } from '#db/mailboxes.ts'
import { readHead } from '#domain/mail/head.ts'
import type { IntakeState } from '#domain/mail/intake.ts'
import { cleanLine } from '#domain/mail/text.ts'
import { HeadKeeper } from './head.ts'

const headBytes = 64 * 1024

export type Envelope = { from: string; to: string[]; remoteAddress: string }
export type Received = { id: string; state: IntakeState }

export type ReceiveDeps = { db: Database; blobs: Blobs; mailboxes: MailboxSource; maxBytes: number }

/**
 * Stores a mail as it arrives, its bytes first and then its row. Once this resolves, the mail is ours. A mail
 * that is too large is kept as a refused intake with its header only.
 */
export async function receiveMail(
  deps: ReceiveDeps,
  stream: Readable,
  envelope: Envelope,
): Promise<Received> {
  const head = new HeadKeeper(headBytes)
  const blob = await storeBytes(deps, stream, head)
  const { messageId, from, subject } = readHead(head.bytes)
  const intake: NewIntake = {
    id: uuid(),
    ...(blob ?? { ...(await deps.blobs.put(head.header, { maxBytes: headBytes })), size: head.size }),
    envelopeFrom: cleanLine(envelope.from, 320),
    envelopeTo: envelope.to.map((address) => cleanLine(address, 320)),
    mailboxId: (await deps.mailboxes.current()).forRecipients(envelope.to),
    // A header that was stored without its mail must not stand in the way of the mail itself.
    messageId: blob ? messageId : null,
    from: from?.email ?? null,
    subject,
    remoteAddress: envelope.remoteAddress.slice(0, 100) || null,
  }
  if (!blob) intake.refusal = tooLarge(head.size, deps.maxBytes)
  return { id: intake.id, state: await storeIntake(deps.db, intake) }
}

/** The stored bytes, or undefined if there are too many. Reads the stream to its end in any case. */
async function storeBytes(
  deps: ReceiveDeps,
  stream: Readable,
  head: HeadKeeper,
): Promise<StoredBlob | undefined> {
  const { blobs, maxBytes } = deps
  try {
    return await blobs.put(watched(stream, head), { maxBytes })
  } catch (error) {
    await drain(stream, head)
    if (head.size > maxBytes) return undefined
    throw error
  }
}

async function* watched(stream: Readable, head: HeadKeeper): AsyncGenerator<Buffer> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    head.add(chunk)
    yield chunk
  }
}

/** The client hears our answer only when it has sent everything. */
async function drain(stream: Readable, head: HeadKeeper): Promise<void> {
  if (stream.readableEnded || stream.destroyed) return
  for await (const chunk of stream) head.add(chunk)
}

function tooLarge(size: number, maxBytes: number) {
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
  const text = `It has ${megabytes(size)}, more than the ${megabytes(maxBytes)} that are taken. Only its header was kept; its sender was told.`
  return { code: 'payload_too_large' as const, text }
}
