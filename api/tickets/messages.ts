import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Message } from '#domain/tickets/ticket.ts'
import { hasThumbnail, isRemoved } from '../files/columns.ts'
import { cut, decodeCursor } from '../paging.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { readsNotes, type TicketKey } from './find.ts'

type Page = { cursor?: string | undefined; limit: number }

/** The conversation, newest first. Notes are for agents only. */
export async function listMessages(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { cursor, limit }: Page,
) {
  let query = messages(services).where('message.ticket_id', '=', ticket.id)
  if (!readsNotes(viewer, ticket)) query = query.where('message.kind', '=', 'reply')
  if (cursor) query = query.where('message.seq', '<', Number(decodeCursor(cursor, 'number').value))
  const found = await query
    .orderBy('message.seq', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.seq, id: row.id }))
  return { messages: rows.map(showMessage), next }
}

/** One message, which must exist. */
export async function readMessage(services: Services, id: string): Promise<Message> {
  const row = await messages(services).where('message.id', '=', id).executeTakeFirstOrThrow()
  return showMessage(row)
}

function messages({ db }: Services) {
  return db
    .selectFrom('message')
    .leftJoin('person as author', 'author.id', 'message.author_id')
    .select((eb) => [
      'message.id',
      'message.kind',
      'message.from',
      'message.text',
      'message.html',
      'message.seq',
      'message.created_at',
      'message.intake_id',
      'author.id as author_id',
      'author.name as author_name',
      'author.email as author_email',
      jsonArrayFrom(
        eb
          .selectFrom('attachment')
          .select(['attachment.id', 'attachment.name', 'type', 'size', 'content_id as contentId'])
          .select(['attachment.state', 'attachment.reason', hasThumbnail, isRemoved])
          .whereRef('message_id', '=', 'message.id')
          .orderBy('attachment.id'),
      ).as('attachments'),
      jsonArrayFrom(
        eb
          .selectFrom('delivery')
          .select(['delivery.id', 'state', 'answer'])
          .whereRef('message_id', '=', 'message.id')
          .where('delivery.kind', '=', 'reply')
          .orderBy('delivery.id'),
      ).as('deliveries'),
    ])
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]

function showMessage(row: MessageRow): Message {
  return {
    id: row.id,
    kind: row.kind,
    from: row.from,
    author: personRef(row.author_id, row.author_name, row.author_email),
    text: row.text,
    html: row.html,
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
    attachments: row.attachments,
    delivery: row.deliveries.at(-1) ?? null,
    intake: row.intake_id,
  }
}
