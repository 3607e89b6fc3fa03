import { v5 } from 'uuid'
import type { Blobs } from '#db/blobs.ts'
import { storeCommand } from '#db/commands.ts'
import type { Database } from '#db/database.ts'
import { checkPicture, contentOf, smallPicture } from '#db/file-content.ts'
import {
  type FileReaders,
  type FileToLookAt,
  type Looked,
  readersOf,
  readFileSettings,
  settleFile,
} from '#db/files.ts'
import type { Announcer } from '#db/news.ts'
import { DomainError } from '#domain/errors.ts'
import { takenType } from '#domain/files/content.ts'
import type { MailPreview } from '#domain/files/file.ts'
import type { FileSettings } from '#domain/files/settings.ts'
import { isPicture } from '#domain/files/show.ts'
import { systemActor } from '#domain/tickets/types.ts'
import type { TicketProcesses } from '../deps.ts'
import type { MailReader } from '../mail/reader.ts'
import { type Scanner, ScannerUnavailable } from './clamd.ts'

export type LookDeps = {
  db: Database
  blobs: Blobs
  announcer: Announcer
  submit: TicketProcesses['submit']
  /** Null without one: files are marked as unscanned. */
  scanner: Scanner | null
  reader: Pick<MailReader, 'read'>
}

const namespace = '6c0f2a52-4f5e-5b0a-9a55-0d1f4f7d6a31'
const longestWaitMs = 60_000
const mostPreviewBytes = 2 * 1024 * 1024

/**
 * Looks at a file that nobody can download yet: what it is, whether anything bad is in it, and what can be shown of it.
 * Says on its ticket when it is kept from everybody. Looking again has the same outcome.
 */
export async function lookAtFile(deps: LookDeps, file: FileToLookAt): Promise<void> {
  const looked = await look(deps, file)
  await settleFile(deps.db, file.id, looked)
  const readers = await readersOf(deps.db, file.id)
  if (!readers) return
  deps.announcer.announce({ type: 'file', id: file.id, ...readers })
  if (looked.state === 'infected' || looked.state === 'refused')
    await sayQuarantined(deps, file, looked.reason, readers)
}

async function look(deps: LookDeps, file: FileToLookAt): Promise<Looked> {
  const settings = await readFileSettings(deps.db)
  try {
    const found = deps.scanner && (await deps.scanner.scan(deps.blobs.open(file.sha256))).found
    if (found) return { state: 'infected', reason: found, type: file.type, preview: null }
    const type = takenType(file.name, await contentOf(deps.blobs, file), settings)
    await checkPicture(deps.blobs, { ...file, type }, settings)
    const preview = await previewOf(deps, { ...file, type }, settings)
    return { state: deps.scanner ? 'clean' : 'unscanned', reason: null, type, preview }
  } catch (error) {
    if (error instanceof DomainError)
      return { state: 'refused', reason: error.message, type: file.type, preview: null }
    if (!(error instanceof ScannerUnavailable)) throw error
    const againInMs = Math.min(1_000 * 2 ** file.looks, longestWaitMs)
    return { state: 'waiting', reason: error.message, againInMs }
  }
}

/** What is shown of it before anybody opens it: a small picture, or what a mail says. */
async function previewOf(
  { blobs, reader }: LookDeps,
  { sha256, size, type }: FileToLookAt,
  settings: FileSettings,
): Promise<string | null> {
  const made = isPicture(type)
    ? await smallPicture(await blobs.read(sha256), settings)
    : type === 'message/rfc822'
      ? await mailPreview(reader, { sha256, size })
      : null
  if (!made || made.length > mostPreviewBytes) return null
  return (await blobs.put(made, { maxBytes: mostPreviewBytes })).sha256
}

async function mailPreview(reader: LookDeps['reader'], raw: { sha256: string; size: number }) {
  const read = await reader.read(raw)
  if (!('mail' in read)) return null
  const { from, to, subject, text, html, files } = read.mail
  const preview: MailPreview = {
    ...{ to, subject, text, html },
    from: from ? (from.name ? `${from.name} <${from.email}>` : from.email) : '',
    files: files.map(({ name, size }) => ({ name, size })),
  }
  return Buffer.from(JSON.stringify(preview))
}

async function sayQuarantined(
  { db, submit }: LookDeps,
  { id, name }: FileToLookAt,
  reason: string | null,
  { ticket }: FileReaders,
): Promise<void> {
  if (!ticket) return
  const command = await storeCommand(db, {
    id: v5(`${id}/quarantined/${reason}`, namespace),
    ticket: ticket.number,
    actor: systemActor,
    type: 'file',
    payload: { change: 'quarantined', fileId: id, name, reason },
  })
  // What can't be reached now is submitted by the follower of commands.
  if (command.state === 'pending') await submit(ticket.number, command.id)
}
