import { sql } from 'kysely'
import { isAudience } from '#db/conversation.ts'
import { subjectColumns } from '#db/query/readable.ts'
import { asTicket, type TicketSubject } from '#domain/access/ticket-subject.ts'
import { seesTicket } from '#domain/deletion/seen.ts'
import { DomainError } from '#domain/errors.ts'
import { type FileState, mayLeave } from '#domain/files/state.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { hasThumbnail, isRemoved } from './columns.ts'

/**
 * A file that `viewer` may know of: one that waits for them to send it, or one of a message they may read. Throws
 * `not_found` otherwise. Whether its content may be had is another question: `checkAvailable`.
 */
export async function findFile({ db }: Services, viewer: SignedIn, id: string) {
  const row = await db
    .selectFrom('attachment')
    .leftJoin('message', 'message.id', 'attachment.message_id')
    .leftJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select(['attachment.id', 'attachment.name', 'attachment.type', 'attachment.size', 'attachment.sha256'])
    .select(['attachment.uploaded_by_id', 'attachment.state', 'attachment.reason', 'attachment.preview'])
    .select(['attachment.content_id as contentId', 'message.deleted_at'])
    .select('ticket.deleted_at as ticketDeletedAt')
    .select((eb) => [
      isAudience(viewer.id).as('isAudience'),
      eb('message.held_until', '>', sql<Date>`now()`).as('isHeld'),
    ])
    .select(['message.kind', 'ticket.number', hasThumbnail, isRemoved, ...subjectColumns])
    .where('attachment.id', '=', id)
    .executeTakeFirst()
  if (row?.requesterId === null && row.uploaded_by_id === viewer.id) return { ...row, ticket: null }
  const ticket = row && ticketOf(row)
  if (!row || !ticket || !isShown(viewer, ticket, row)) throw notFound(id)
  return { ...row, ticket }
}
export type FoundFile = Awaited<ReturnType<typeof findFile>>

const notFound = (id: string) => new DomainError('not_found', `There is no file ${id}.`)

function ticketOf(
  row: Partial<{ [Name in keyof TicketSubject]: string | null }> & { number: string | null },
) {
  const { number, requesterId, queueId, assigneeId = null, organizationId = null } = row
  return number && requesterId && queueId
    ? { number, requesterId, queueId, assigneeId, organizationId }
    : null
}

type OfMessage = {
  kind: string | null
  deleted_at: Date | null
  ticketDeletedAt: Date | null
  isAudience: unknown
  isHeld: unknown
}

/** A file is seen by those who see its message. */
function isShown({ ability }: SignedIn, ticket: TicketSubject, message: OfMessage): boolean {
  const subject = asTicket(ticket)
  if (!seesTicket(ability, ticket, message.ticketDeletedAt !== null)) return false
  if (message.deleted_at) return ability.can('delete_messages', subject)
  if (!ability.can('read_notes', subject)) return message.kind === 'reply' && !message.isHeld
  return Boolean(message.isAudience) || ability.can('read_restricted', subject)
}

/** Throws unless the file's content may be had: it was scanned, nothing was found, and nobody removed it. */
export function checkAvailable(file: {
  id: string
  name: string
  state: FileState
  reason: string | null
  removed: boolean
}): void {
  const { id, name, state, reason, removed } = file
  if (removed) throw notFound(id)
  if (mayLeave(state)) return
  if (state === 'waiting')
    throw new DomainError(
      'file_waiting',
      `"${name}" is still being scanned. ${reason ?? 'Try again in a moment.'}`,
    )
  throw new DomainError(
    'file_infected',
    state === 'infected'
      ? `"${name}" is kept from everybody: the virus scanner found ${reason} in it.`
      : `"${name}" is kept from everybody. ${reason}`,
  )
}

/** Throws when a file of a received mail is not scanned yet or infected: its original has it, too. */
export async function checkMailFiles(
  { db }: Services,
  intake: { id: string; ticket_number: string | null },
): Promise<void> {
  const file = await db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .select(['attachment.id', 'attachment.name', 'attachment.state', 'attachment.reason'])
    .innerJoin('ticket', 'ticket.id', 'message.ticket_id')
    .where('ticket.number', '=', intake.ticket_number)
    .where('message.intake_id', '=', intake.id)
    .where('attachment.state', 'in', ['waiting', 'infected'])
    .limit(1)
    .executeTakeFirst()
  if (file) checkAvailable({ ...file, removed: false })
}

/** A file as it is shown. */
export function shownFile({ id, name, type, size, state, reason, thumbnail, contentId }: FoundFile) {
  return { id, name, type, size, state, reason, thumbnail, contentId }
}
