import { type Kysely, sql } from 'kysely'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { defaultFileSettings, type FileSettings, fileSettingsSchema } from '#domain/files/settings.ts'
import type { FileState } from '#domain/files/state.ts'
import type { Database, Tables } from './database.ts'
import { fromNow } from './from-now.ts'
import { readSetting, writeSetting } from './settings.ts'

const settingName = 'files'

/** What files people may send. */
export async function readFileSettings(db: Kysely<Tables>): Promise<FileSettings> {
  const settings = await readSetting(db, settingName)
  return settings ? fileSettingsSchema.parse(settings) : defaultFileSettings
}

/** Changes it. What was refused before is looked at again: its type may be taken now. */
export async function writeFileSettings(db: Kysely<Tables>, settings: FileSettings): Promise<void> {
  await writeSetting(db, settingName, settings)
  await db
    .updateTable('attachment')
    .set({ state: 'waiting', next_look_at: sql<Date>`now()`, looks: 0 })
    .where('state', '=', 'refused')
    .execute()
}

/** A file that is to be looked at: scanned, told its type, made small. */
export type FileToLookAt = {
  id: string
  sha256: string
  name: string
  type: string
  size: number
  state: FileState
  looks: number
  /** Not so what came by mail. */
  uploaded: boolean
}

/** Takes up to `limit` files that are due, for `leaseMs`. */
export async function claimFiles(db: Database, limit: number, leaseMs: number): Promise<FileToLookAt[]> {
  const { rows } = await sql<FileToLookAt>`
    update attachment set next_look_at = ${fromNow(leaseMs)}
    where id in (
      select id from attachment where next_look_at <= now() order by next_look_at limit ${limit} for update skip locked
    )
    returning id, sha256, name, type, size, state, looks, uploaded_by_id is not null as uploaded`.execute(db)
  return rows
}

/** Gives back what could not be looked at for a reason that lies elsewhere: later, and later each time. */
export async function putOffFiles(db: Database, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('attachment')
    .set({
      next_look_at: sql<Date>`now() + least(2 ^ (looks + 1), 300) * interval '1 second'`,
      looks: sql<number>`least(looks + 1, 100)`,
    })
    .where('id', 'in', ids)
    .where('next_look_at', 'is not', null)
    .execute()
}

/** Holds them for another `leaseMs`. */
export async function renewFiles(db: Database, ids: readonly string[], leaseMs: number): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('attachment')
    .set({ next_look_at: fromNow(leaseMs) })
    .where('id', 'in', ids)
    .where('next_look_at', 'is not', null)
    .execute()
}

/** What became of a file that was looked at. With `againInMs` it still waits. */
export type Looked =
  | { state: Exclude<FileState, 'waiting'>; reason: string | null; type: string; preview: string | null }
  | { state: 'waiting'; reason: string; againInMs: number }

/** Writes it. */
export async function settleFile(db: Database, id: string, looked: Looked): Promise<void> {
  const { state, reason } = looked
  await db
    .updateTable('attachment')
    .set(
      looked.state === 'waiting'
        ? { state, reason, next_look_at: fromNow(looked.againInMs), looks: sql<number>`looks + 1` }
        : { state, reason, type: looked.type, preview: looked.preview, next_look_at: null },
    )
    .where('id', '=', id)
    .execute()
}

/** Who has to know that something became of a file: the readers of its ticket, or who uploaded it. */
export type FileReaders = {
  ticket: ({ number: string } & TicketSubject) | null
  isNote: boolean
  uploadedBy: string | null
}

/** Where a file is by now. */
export async function readersOf(db: Database, id: string): Promise<FileReaders | null> {
  const row = await db
    .selectFrom('attachment')
    .leftJoin('message', 'message.id', 'attachment.message_id')
    .leftJoin('ticket', 'ticket.id', 'message.ticket_id')
    .select(['attachment.uploaded_by_id as uploadedBy', 'message.kind', 'ticket.number'])
    .select(['ticket.requester_id', 'ticket.assignee_id', 'ticket.queue_id', 'ticket.organization_id'])
    .where('attachment.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { number, requester_id: requesterId, queue_id: queueId, uploadedBy } = row
  const ticket =
    number && requesterId && queueId
      ? { number, requesterId, queueId, assigneeId: row.assignee_id, organizationId: row.organization_id }
      : null
  return { ticket, isNote: row.kind === 'note', uploadedBy }
}
