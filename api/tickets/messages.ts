import type { Attachment, Message } from '#domain/tickets/ticket.ts'
import { cut, decodeCursor } from '../paging.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { personRef } from './read.ts'

type Page = { cursor?: string | undefined; limit: number }

/** The conversation, newest first. Notes are for agents only. */
export async function listMessages(
  services: Services,
  viewer: SignedIn,
  ticketId: string,
  { cursor, limit }: Page,
) {
  let query = messages(services, viewer).where('message.ticket_id', '=', ticketId)
  if (cursor) query = query.where('message.seq', '<', Number(decodeCursor(cursor, 'number').value))
  const found = await query
    .orderBy('message.seq', 'desc')
    .limit(limit + 1)
    .execute()
  const { rows, next } = cut(found, limit, (row) => ({ value: row.seq, id: row.id }))
  return { messages: await showMessages(services, rows), next }
}

/** One message, which must exist. */
export async function readMessage(services: Services, viewer: SignedIn, id: string): Promise<Message> {
  const row = await messages(services, viewer).where('message.id', '=', id).executeTakeFirstOrThrow()
  const [message] = await showMessages(services, [row])
  return message as Message
}

function messages({ db }: Services, viewer: SignedIn) {
  const query = db
    .selectFrom('message')
    .leftJoin('person as author', 'author.id', 'message.author_id')
    .select([
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
    ])
  return viewer.role === 'requester' ? query.where('message.kind', '=', 'reply') : query
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]

async function showMessages(services: Services, rows: readonly MessageRow[]): Promise<Message[]> {
  if (!rows.length) return []
  const ids = rows.map((row) => row.id)
  const [files, deliveries] = await Promise.all([filesOf(services, ids), deliveriesOf(services, ids)])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    from: row.from,
    author: personRef(row.author_id, row.author_name, row.author_email),
    text: row.text,
    html: row.html,
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
    attachments: files.get(row.id) ?? [],
    delivery: deliveries.get(row.id) ?? null,
    intake: row.intake_id,
  }))
}

async function filesOf({ db }: Services, ids: string[]): Promise<Map<string, Attachment[]>> {
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'message_id', 'name', 'type', 'size', 'content_id'])
    .where('message_id', 'in', ids)
    .$narrowType<{ message_id: string }>()
    .orderBy('id')
    .execute()
  const files = new Map<string, Attachment[]>()
  for (const { message_id, content_id, ...file } of rows) {
    const list = files.get(message_id) ?? []
    list.push({ ...file, contentId: content_id })
    files.set(message_id, list)
  }
  return files
}

async function deliveriesOf({ db }: Services, ids: string[]) {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'message_id', 'state', 'answer'])
    .where('message_id', 'in', ids)
    .where('kind', '=', 'reply')
    .$narrowType<{ message_id: string }>()
    .execute()
  return new Map(rows.map(({ message_id, ...delivery }) => [message_id, delivery]))
}
