import { readFileSettings } from '#db/files.ts'
import { DomainError } from '#domain/errors.ts'
import { bytesOf } from '#domain/files/settings.ts'
import type { AttachmentPayload } from '#domain/tickets/commands.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

/**
 * Uploaded files to go with a message. Throws `not_found` for one that is not the sender's or was sent already,
 * `file_infected` for one that must not leave, `ticket_files_too_large` when the ticket has no room for them.
 */
export async function uploadedFiles(
  services: Services,
  viewer: SignedIn,
  ids: string[],
  ticketId: string | null,
): Promise<AttachmentPayload[]> {
  if (!ids.length) return []
  const rows = await services.db
    .selectFrom('attachment')
    .select(['id', 'sha256', 'name', 'type', 'size', 'state', 'reason', 'content_id as contentId'])
    .where('id', 'in', ids)
    .where('message_id', 'is', null)
    .where('uploaded_by_id', '=', viewer.id)
    .execute()
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing)
    throw new DomainError(
      'not_found',
      `There is no uploaded file ${missing} of yours that waits to be sent.`,
      'files',
    )
  const bad = rows.find(({ state }) => state === 'infected' || state === 'refused')
  if (bad)
    throw new DomainError(
      'file_infected',
      `"${bad.name}" can't be sent: ${found(bad)} Remove it first.`,
      'files',
    )
  await checkRoom(services, ticketId, rows)
  return rows.map(({ state: _, reason: __, ...file }) => file)
}

function found({ state, reason }: { state: string; reason: string | null }): string {
  return state === 'infected'
    ? `the virus scanner found ${reason} in it.`
    : (reason ?? 'its type is not taken.')
}

async function checkRoom(
  { db }: Services,
  ticketId: string | null,
  files: readonly { name: string; size: number }[],
): Promise<void> {
  const { ticketMb } = await readFileSettings(db)
  const there = ticketId ? await bytesOn(db, ticketId) : 0
  let room = bytesOf(ticketMb) - there
  const [culprit] = files.filter(({ size }) => {
    room -= size
    return room < 0
  })
  if (culprit)
    throw new DomainError(
      'ticket_files_too_large',
      `There is no room for "${culprit.name}": the files of a ticket may have ${ticketMb} MB together.`,
      'files',
    )
}

async function bytesOn(db: Services['db'], ticketId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('attachment.size'), eb.val(0)).as('bytes'))
    .where('message.ticket_id', '=', ticketId)
    .where('attachment.removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(bytes)
}
