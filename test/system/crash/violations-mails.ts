import { createHash } from 'node:crypto'
import { diskBlobs } from '#db/blobs.ts'
import type { Correspondents, Sent } from './correspondents.ts'
import { type Database, notOnce } from './violations.ts'

/** Every mail that was taken is a ticket or a message, once, and its raw bytes are kept. */
export async function mailViolations(
  db: Database,
  { sent }: Correspondents,
  dataFolder: string,
): Promise<string[]> {
  const intakes = await db
    .selectFrom('intake')
    .select(['mail_message_id', 'state', 'ticket_number', 'sha256', 'reason'])
    .where('state', '<>', 'duplicate')
    .execute()
  const messages = await db.selectFrom('message').select('mail_message_id').execute()
  const ids = sent.map(({ messageId }) => messageId)
  const odd = intakes.filter(({ state }) => state !== 'ticket' && state !== 'message')
  return [
    ...sent.filter(({ taken }) => !taken).map(({ messageId }) => `mail ${messageId} was never taken`),
    ...odd.map(({ mail_message_id, state, reason }) => `mail ${mail_message_id} is ${state}: ${reason}`),
    ...notOnce(
      'the intake of',
      ids,
      intakes.map((intake) => intake.mail_message_id),
    ),
    ...notOnce(
      'the message of',
      ids,
      messages.map((message) => message.mail_message_id),
    ),
    ...strangers(
      'intake',
      ids,
      intakes.map((intake) => intake.mail_message_id),
    ),
    ...(await keptWrong(sent, intakes, dataFolder)),
    ...onTheWrongTicket(sent, intakes),
  ]
}

type IntakeOf = { mail_message_id: string | null; ticket_number: string | null; sha256: string }

function strangers(what: string, wanted: readonly string[], found: readonly (string | null)[]): string[] {
  const known = new Set(wanted)
  return found.filter((id) => id !== null && !known.has(id)).map((id) => `nobody sent ${what} ${id}`)
}

async function keptWrong(
  sent: readonly Sent[],
  intakes: readonly IntakeOf[],
  dataFolder: string,
): Promise<string[]> {
  const blobs = diskBlobs(dataFolder)
  const wrong: string[] = []
  for (const { messageId, sha256 } of sent) {
    const intake = intakes.find(({ mail_message_id }) => mail_message_id === messageId)
    if (intake && intake.sha256 !== sha256) wrong.push(`mail ${messageId} was stored as other bytes`)
    const bytes = await blobs.read(sha256).catch(() => null)
    if (!bytes) wrong.push(`the bytes of mail ${messageId} are not there`)
    else if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      wrong.push(`the bytes of mail ${messageId} are damaged`)
  }
  return wrong
}

function onTheWrongTicket(sent: readonly Sent[], intakes: readonly IntakeOf[]): string[] {
  const tickets = new Map(intakes.map((intake) => [intake.mail_message_id, intake.ticket_number]))
  return sent
    .filter(({ continues, messageId }) => continues && tickets.get(messageId) !== tickets.get(continues))
    .map(({ messageId }) => `the answer ${messageId} is not on the ticket of the mail it continues`)
}
