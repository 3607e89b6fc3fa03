import { sql } from 'kysely'
import { familyOf } from '#db/merging.ts'
import type { MessageFacts } from '#domain/conversation/decide.ts'
import type { CommitTransaction } from '../tickets/load.ts'

type Row = {
  id: string
  ticketId: string
  kind: MessageFacts['kind']
  authorId: string | null
  text: string
  html: string | null
  saidAt: Date
  heldUntil: Date | null
  deletedAt: Date | null
  deletedById: string | null
  pinnedAt: Date | null
  versions: number
  moved: MessageFacts['moved']
  otherReplyAt: Date | null
}

/**
 * What is known of a message of that ticket, or null when it has none of that id; `through`: or of those that were
 * merged into it. Its mails are locked until the transaction ends, so that nobody takes one of them to send it.
 */
export async function factsOf(
  trx: CommitTransaction,
  { id, through }: { id: string; through: boolean },
  messageId: string,
): Promise<{ ticketId: string; facts: MessageFacts } | null> {
  const { rows } = await sql<Row>`
    select message.id, message.ticket_id as "ticketId", message.kind, message.author_id as "authorId", message.text, message.html,
      message.created_at as "saidAt", message.held_until as "heldUntil", message.deleted_at as "deletedAt",
      message.deleted_by_id as "deletedById", message.pinned_at as "pinnedAt",
      (select count(*)::int from message_version where message_id = message.id) as versions,
      (select jsonb_build_object('from', moved.data -> 'from', 'to', moved.data -> 'to', 'seq', moved.seq)
        from ticket_event as said join ticket_event as moved
          on moved.ticket_id = said.ticket_id and moved.command_id = said.command_id
        where said.ticket_id = message.ticket_id and said.seq = message.seq and moved.seq > said.seq
          and moved.type = 'status_changed'
        order by moved.seq limit 1) as moved,
      (select min(event.at) from message as other join ticket_event as event
          on event.ticket_id = other.ticket_id and event.seq = other.seq and event.type = 'replied'
        where other.ticket_id = message.ticket_id and other.id <> message.id and other."from" = 'agent')
        as "otherReplyAt"
    from message where message.id = ${messageId}
      and message.ticket_id ${through ? sql`in ${familyOf(id)}` : sql`= ${id}`}`.execute(trx)
  if (!rows[0]) return null
  const { ticketId, ...row } = rows[0]
  const facts = {
    ...row,
    isHere: await isMailHere(trx, messageId),
    saidAt: row.saidAt.getTime(),
    heldUntil: row.heldUntil?.getTime() ?? null,
    deletedAt: row.deletedAt?.getTime() ?? null,
    pinnedAt: row.pinnedAt?.getTime() ?? null,
    otherReplyAt: row.otherReplyAt?.getTime() ?? null,
  }
  return { ticketId, facts }
}

async function isMailHere(trx: CommitTransaction, messageId: string): Promise<boolean> {
  const mails = await trx
    .selectFrom('delivery')
    .select('state')
    .where('message_id', '=', messageId)
    .forUpdate()
    .execute()
  return mails.length > 0 && mails.every(({ state }) => state === 'due' || state === 'held')
}
