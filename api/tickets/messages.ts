import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Tables } from '#db/database.ts'
import { readable } from '#db/query/readable.ts'
import type { ShownAudience } from '#domain/conversation/audience.ts'
import { conversationSetting, defaultEditMinutes } from '#domain/conversation/settings.ts'
import { DomainError } from '#domain/errors.ts'
import type { Message, Pinned } from '#domain/tickets/ticket.ts'
import type { Sight } from '../conversation/visible.ts'
import { hasThumbnail, isRemoved } from '../files/columns.ts'
import { familyFor, isSeenAmong, type Seen } from '../merging/family.ts'
import { cut, decodeCursor, type Position } from '../paging.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from './find.ts'

type Page = { cursor?: string | undefined; limit: number }

/**
 * The conversation, newest first, and what is pinned in it. Notes are for agents only. What was said on tickets that were
 * merged into it stands where it was said in time.
 */
export async function listMessages(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { cursor, limit }: Page,
) {
  const family = await familyFor(services, viewer, ticket)
  const query = messages(services, viewer).select(pinned(family).as('pinned')).where(isSeenAmong(family))
  const place = cursor ? decodeCursor(cursor, 'either') : null
  const read = family.length > 1 ? byTime(query, place) : bySeq(query, place)
  const found = await read.limit(limit + 1).execute()
  const { rows, next } = cut(found, limit, ({ seq, created_at, id }) =>
    family.length > 1 ? { value: created_at.toISOString(), id } : { value: seq, id },
  )
  const shown = rows.map((row) => showMessage(row, family, services.now()))
  return { messages: shown, pinned: found[0]?.pinned ?? [], next }
}

type MessageQuery = ReturnType<typeof messages>

function bySeq<Query extends MessageQuery>(query: Query, place: Position | null) {
  const after = place ? query.where(isBefore(place, 'seq')) : query
  return after.orderBy('message.seq', 'desc') as Query
}

/** Of several tickets, whose numbers of events do not compare. */
function byTime<Query extends MessageQuery>(query: Query, place: Position | null) {
  const after = place ? query.where(isBefore(place, 'time')) : query
  return after.orderBy('message.created_at', 'desc').orderBy('message.id', 'desc') as Query
}

/** A page may have ended before the ticket was merged with another one, or parted from it, in the other order. */
function isBefore({ value, id }: Position, by: 'seq' | 'time'): RawBuilder<boolean> {
  const spot = sql`message.created_at, message.id`
  if (typeof value !== 'number') return sql`(${spot}) < (${value}::timestamptz, ${id}::uuid)`
  if (by === 'seq') return sql`message.seq < ${value}`
  return sql`(${spot}) < (select created_at, id from message as last where last.id = ${id}::uuid)`
}

/** One message that `viewer` sees. Throws `not_found`. */
export async function readMessage(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  id: string,
): Promise<Message> {
  const family = await familyFor(services, viewer, ticket)
  const row = await messages(services, viewer)
    .where('message.id', '=', id)
    .where(isSeenAmong(family))
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no message ${id} on ${ticket.number}.`)
  return showMessage(row, family, services.now())
}

// The same for every row, so that Postgres works it out once.
function pinned(family: readonly Seen[]): RawBuilder<Pinned[]> {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', message.id, 'kind', message.kind, 'author', person.name, 'excerpt', left(message.text, 200)
    ) order by message.created_at, message.seq), '[]')
    from message left join person on person.id = message.author_id
    where ${isSeenAmong(family)} and message.pinned_at is not null and message.deleted_at is null)`
}

const audienceNames = sql<ShownAudience | null>`case when message.audience is not null then jsonb_build_object(
  'team', (select jsonb_build_object('id', team.id, 'name', team.name) from team
    where team.id = (message.audience ->> 'team')::uuid),
  'people', coalesce((select jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.name)
    from person where message.audience -> 'people' ? person.id::text), '[]')) end`

const editMinutes = sql<number>`coalesce(
  (select (value ->> 'editMinutes')::int from setting where name = ${conversationSetting}), ${defaultEditMinutes}::int)`

/** The number of that ticket, if `viewer` may read it. */
const numberOf = (viewer: SignedIn, ticketId: 'message.split_into_id' | 'message.split_from_id') =>
  readable(expressionBuilder<Tables, never>().selectFrom('ticket'), viewer.ability)
    .select('ticket.number')
    .where(sql<boolean>`ticket.id = ${sql.ref(ticketId)}`)

function messages({ db }: Services, viewer: SignedIn) {
  return db
    .selectFrom('message')
    .leftJoin('person as author', 'author.id', 'message.author_id')
    .select((eb) => [
      'message.ticket_id',
      numberOf(viewer, 'message.split_into_id').as('split_into'),
      numberOf(viewer, 'message.split_from_id').as('split_from'),
      'message.id',
      'message.kind',
      'message.from',
      'message.text',
      'message.html',
      'message.seq',
      'message.created_at',
      'message.intake_id',
      'message.held_until',
      'message.edited_at',
      'message.deleted_at',
      'message.pinned_at',
      'message.recipients',
      'message.forwards',
      'author.id as author_id',
      'author.name as author_name',
      'author.email as author_email',
      audienceNames.as('audience'),
      editMinutes.as('edit_minutes'),
      jsonObjectFrom(
        eb
          .selectFrom('person as remover')
          .select('remover.name')
          .whereRef('remover.id', '=', 'message.deleted_by_id'),
      ).as('remover'),
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
          .where('delivery.kind', 'in', ['reply', 'forward'])
          .orderBy('delivery.id'),
      ).as('deliveries'),
    ])
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]

const notYet = ['due', 'held']

function showMessage(row: MessageRow, [own, ...merged]: readonly Seen[], now: number): Message {
  const from = merged.find(({ ticket }) => ticket.id === row.ticket_id)
  const { sight } = (from ?? own) as Seen
  const isOwn = row.author_id === sight.viewerId && sight.notes && row.deleted_at === null
  const delivery = row.deliveries.at(-1) ?? null
  // What was said on a merged ticket is mailed whatever becomes of that.
  const held = isOwn && !from && delivery && notYet.includes(delivery.state) ? row.held_until : null
  const editable = new Date(row.created_at.getTime() + row.edit_minutes * 60_000)
  return {
    ...saidBy(row, sight),
    id: row.id,
    kind: row.kind,
    from: row.from,
    author: personRef(row.author_id, row.author_name, row.author_email),
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
    delivery,
    intake: row.intake_id,
    undo: held && held.getTime() > now ? { until: held.toISOString(), leftMs: held.getTime() - now } : null,
    editableUntil: isOwn && !row.forwards ? ahead(editable, now) : null,
    editedAt: row.edited_at?.toISOString() ?? null,
    deleted: row.deleted_at && { at: row.deleted_at.toISOString(), by: row.remover?.name ?? null },
    pinnedAt: row.pinned_at?.toISOString() ?? null,
    audience: row.audience,
    recipients: row.recipients && { ...row.recipients, bcc: sight.notes ? row.recipients.bcc : [] },
    forwards: row.forwards,
    ...(from ? { mergedFrom: from.ticket.number } : {}),
    ...(sight.notes && row.split_into ? { splitInto: row.split_into } : {}),
    ...(sight.notes && row.split_from ? { splitFrom: row.split_from } : {}),
  }
}

const ahead = (instant: Date | null, now: number) =>
  instant && instant.getTime() > now ? instant.toISOString() : null

/** What a message says; nothing when it was deleted, but for those who may restore it. */
function saidBy({ text, html, attachments, deleted_at }: MessageRow, { deleted }: Sight) {
  return deleted_at && !deleted ? { text: '', html: null, attachments: [] } : { text, html, attachments }
}
