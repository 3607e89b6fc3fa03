import { type IntakeOutcome, type IntakeRow, settleIntake } from '#db/intakes.ts'
import type { MailboxSource } from '#db/mailboxes.ts'
import { goesOnIn } from '#db/merging.ts'
import { DomainError } from '#domain/errors.ts'
import { intakeBackoff } from '#domain/mail/backoff.ts'
import { fateOf } from '#domain/mail/fate.ts'
import { readHead } from '#domain/mail/head.ts'
import type { ParsedMail } from '#domain/mail/parsed.ts'
import { unreadMail } from '#domain/mail/unread.ts'
import type { Command } from '#domain/tickets/commands.ts'
import { type Asked, ask, askAgain, askedBefore } from './asked.ts'
import type { MailDeps } from './deps.ts'
import { commandFor, followUpFor, senderOf } from './intake-commands.ts'
import { intakeIds } from './intake-ids.ts'
import type { MailReader } from './reader.ts'
import { surroundingsOf } from './surroundings.ts'

/** How often one mail follows a ticket that is merged while it is on its way. */
const mostOnwards = 8

type IntakeIds = ReturnType<typeof intakeIds>

export type ProcessDeps = Pick<
  MailDeps,
  'db' | 'blobs' | 'configuration' | 'submit' | 'announcer' | 'log'
> & {
  reader: MailReader
  mailboxes: MailboxSource
}

/**
 * Makes of a stored mail what it becomes: a ticket, a message, or a refused intake with its reason. Processing it
 * again after a crash, wherever that was, has the same outcome once. Throws only when its outcome can't be stored.
 */
export async function processIntake(deps: ProcessDeps, intake: IntakeRow): Promise<IntakeOutcome> {
  const known: Known = {}
  const outcome = await attempt(deps, intake, known).catch((error: unknown) => failed(deps, intake, error))
  const { files, ...learned } = known
  await settleIntake(deps.db, intake.id, outcome, learned)
  if (files)
    deps.announcer.announce({ type: 'file', id: intake.id, ticket: null, isNote: false, uploadedBy: null })
  deps.announcer.announce({ type: 'intake', id: intake.id })
  return outcome
}

/** What was learned about the mail on the way, for lists of mails to show. */
type Known = { from?: string | null; subject?: string | null; files?: boolean }

async function attempt(deps: ProcessDeps, intake: IntakeRow, known: Known): Promise<IntakeOutcome> {
  const ids = intakeIds(intake)
  // They may have been stored before a crash, and even committed: then the mail needs not be read again.
  const last = await lastAsked(deps, ids)
  const first = last && (await askAgain(deps, last))
  const isFollowUp = first !== undefined && stepsOf(ids.followUp, ids).includes(first.id)
  if (first && !isMerged(first) && (isFollowUp || !isClosed(first))) return outcomeOf(first, intake)

  const mail = await read(deps, intake)
  if ('unreadable' in mail) return { state: 'refused', code: 'mail_unreadable', text: mail.unreadable }
  mail.from = senderOf(mail, intake)
  known.from = mail.from?.email ?? null
  known.subject = mail.subject || null
  known.files = mail.files.length > 0
  const fate = fateOf(await surroundingsOf(deps, intake, mail))
  if (fate.kind === 'refused') return { state: 'refused', code: fate.code, text: fate.text }

  const command = await commandFor(deps, intake, mail, fate)
  const asked = isFollowUp ? first : await onwards(deps, ids, command, first)
  if (!isFollowUp && !isClosed(asked)) return outcomeOf(asked, intake)
  const instead = await followUpFor(deps, intake, mail, asked, fate.automatic)
  return outcomeOf(await onwards(deps, ids, instead, isFollowUp ? asked : undefined), intake)
}

/** The ids under which a command is asked: its own, and of each ticket in which the one before goes on. */
function stepsOf(id: string, ids: IntakeIds): string[] {
  const before = id === ids.followUp ? mostOnwards : 0
  return [id, ...Array.from({ length: mostOnwards }, (_, index) => ids.onwards(before + index + 1))]
}

/** The last thing that was asked for this mail. */
async function lastAsked({ db }: ProcessDeps, ids: IntakeIds): Promise<Asked | undefined> {
  const order = [...stepsOf(ids.command, ids), ...stepsOf(ids.followUp, ids)]
  const before = await askedBefore(db, order)
  return order.flatMap((id) => before.get(id) ?? []).at(-1)
}

/**
 * Asks it, and the same of the ticket in which a merged one goes on, as often as that is merged, too, in the meantime; goes
 * on from what was asked `last`.
 */
async function onwards(deps: ProcessDeps, ids: IntakeIds, command: Command, last?: Asked): Promise<Asked> {
  let asked = last ?? (await ask(deps, command))
  const steps = stepsOf(command.id, ids)
  for (const id of steps.slice(steps.indexOf(asked.id) + 1)) {
    if (!isMerged(asked)) break
    const { number: ticket } = await goesOnIn(deps.db, asked.ticket)
    asked = await ask(deps, { ...command, id, ticket })
  }
  return asked
}

async function read(deps: ProcessDeps, intake: IntakeRow): Promise<ParsedMail | { unreadable: string }> {
  const { sha256, size } = intake
  const result = await deps.reader.read({ sha256, size })
  if ('mail' in result) return result.mail
  if (!intake.released) return result
  const original = { sha256, size, name: 'original.eml', type: 'message/rfc822', contentId: null }
  return unreadMail(readHead(await beginning(deps.blobs.open(sha256))), original, result.unreadable)
}

async function beginning(raw: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of raw) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= 64 * 1024) break
  }
  return Buffer.concat(chunks)
}

const isMerged = ({ state, code }: Asked) => state === 'rejected' && code === 'ticket_merged'
/** Nothing more is said there: it is closed, or was deleted meanwhile. */
const isClosed = ({ state, code }: Asked) =>
  state === 'rejected' && (code === 'ticket_closed' || code === 'ticket_deleted')

function outcomeOf({ state, ticket, isNew, code, detail }: Asked, intake: IntakeRow): IntakeOutcome {
  if (state === 'committed') return { state: isNew ? 'ticket' : 'message', ticket }
  if (state === 'rejected') return { state: 'parked', code: code ?? 'internal', text: detail }
  const waited = Date.now() - intake.received_at.getTime()
  return {
    state: 'received',
    code: 'unavailable',
    text: `The process of ${ticket} can't be reached; it is tried again.`,
    retryInMs: Math.min(Math.max(waited / 4, 1_000), 30_000),
    countsAttempt: false,
  }
}

function failed({ log }: ProcessDeps, intake: IntakeRow, error: unknown): IntakeOutcome {
  const attempts = intake.attempts + 1
  const retryInMs = intakeBackoff(attempts)
  log.warn({ err: error, intake: intake.id, attempts }, 'mail could not be processed')
  const why = error instanceof Error ? error.message : String(error)
  const code = error instanceof DomainError ? error.code : 'internal'
  if (retryInMs === null)
    return { state: 'parked', code, text: `It failed ${attempts} times, at last with: ${why}` }
  return { state: 'received', code, text: why, retryInMs, countsAttempt: true }
}
