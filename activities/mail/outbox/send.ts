import { setTimeout as sleep } from 'node:timers/promises'
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import { type ClaimedDelivery, type DeliveryOutcome, handDelivery, settleDelivery } from '#db/deliveries.ts'
import { cleanLine } from '#domain/mail/text.ts'
import { type Attempt, type Verdict, verdictOf } from '#domain/mail/verdict.ts'
import type { MailDeps } from '../deps.ts'
import type { Connections, SmtpLine } from './connections.ts'
import type { Gate } from './gate.ts'
import { ClaimLost, HandOver } from './hand-over.ts'
import { FileKept, rawMail } from './raw-mail.ts'

export type SendDeps = Pick<MailDeps, 'db' | 'blobs' | 'announcer' | 'log' | 'unwatching'> & {
  connections: Connections
  gate: Gate
  leaseMs: number
  /** Aborted when the process stops: mails that were not handed over are left for later. */
  signal: AbortSignal
}

/** Sends a claimed delivery once, and writes how that ended. */
export async function sendDelivery(deps: SendDeps, delivery: ClaimedDelivery): Promise<void> {
  const { attempt, confirmed } = await attemptWith(deps, delivery)
  if (attempt === 'lost') return
  if (attempt === 'stopped')
    return settleSurely(deps, delivery, { state: 'due', answer: null, retryInMs: 0, countsAttempt: false })
  const verdict = verdictOf(attempt, delivery.attempts + 1)
  if (verdict.kind === 'later' && verdict.server && !isStale(attempt)) deps.gate.failed()
  await settleSurely(deps, delivery, outcomeOf(deps.gate, verdict, confirmed))
  const { id, ticketNumber: ticket } = delivery
  deps.announcer.announce({ type: 'delivery', id, ticket })
  if (verdict.kind !== 'sent') deps.log.warn({ delivery: id, ...verdict }, 'mail not sent')
}

const isStale = (attempt: Attempt) => !attempt.ok && attempt.phase === 'stale'

type Attempted = { attempt: Attempt | 'lost' | 'stopped'; confirmed: boolean }

async function attemptWith(deps: SendDeps, delivery: ClaimedDelivery): Promise<Attempted> {
  const line = await lineFor(deps)
  if ('ok' in line) return { attempt: line, confirmed: false }
  try {
    return await sendOver(deps, delivery, line)
  } catch (error) {
    // What is sent can't be put together: a file is gone, or the database away.
    line.cut()
    return {
      attempt: {
        ...{ ok: false, phase: 'sending', answer: answerOf(error) },
        // The same at every attempt: a person has to decide.
        responseCode: error instanceof FileKept ? 550 : null,
      },
      confirmed: false,
    }
  }
}

async function lineFor({ connections }: SendDeps): Promise<SmtpLine | Attempt> {
  try {
    return await connections.take()
  } catch (error) {
    const answer = `The mail server can't be reached: ${answerOf(error)}`
    return { ok: false, phase: 'connecting', responseCode: null, answer }
  }
}

async function sendOver(deps: SendDeps, delivery: ClaimedDelivery, line: SmtpLine): Promise<Attempted> {
  const { db, leaseMs, signal, connections, gate } = deps
  const mail = await rawMail(deps, delivery)
  const handOver = new HandOver(
    mail.bytes,
    async () => !signal.aborted && handDelivery(db, delivery, leaseMs),
  )
  const wasUsed = line.used
  const onStop = () => handOver.asked || line.cut()
  signal.addEventListener('abort', onStop)
  try {
    const to = [delivery.to_address, ...delivery.cc, ...delivery.bcc]
    const info = await line.send({ from: delivery.from_address, to }, handOver.stream)
    gate.worked()
    connections.give(line)
    return { attempt: { ok: true, answer: takenBy(info) }, confirmed: true }
  } catch (error) {
    line.cut()
    return { attempt: failure(error, handOver, wasUsed, signal), confirmed: handOver.confirmed }
  } finally {
    signal.removeEventListener('abort', onStop)
    mail.close()
  }
}

/** The server's answer, and whom it did not take the mail for: the others have it. */
function takenBy({ response, rejected }: SMTPConnectionSendInfo): string {
  const refused = rejected.length ? ` (refused: ${rejected.join(', ')})` : ''
  return cleanLine(`${response}${refused}`, 2_000)
}

type SmtpError = Error & { code?: string; responseCode?: number | false }

function failure(
  error: unknown,
  handOver: HandOver,
  wasUsed: boolean,
  signal: AbortSignal,
): Attempted['attempt'] {
  const { begun, confirmed } = handOver
  if (!confirmed && signal.aborted) return 'stopped'
  if (error instanceof ClaimLost) return 'lost'
  const { code = '', responseCode } = error as SmtpError
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (wasUsed && !begun && !aboutMail)
    return {
      ok: false,
      phase: 'stale',
      responseCode: null,
      answer: 'The mail server had closed the connection.',
    }
  return {
    ok: false,
    phase: confirmed ? 'handed' : 'sending',
    // Without an answer, such an error says that the mail itself can't be sent: a broken address, or too large.
    responseCode: responseCode || (aboutMail && !confirmed ? 550 : null),
    answer: answerOf(error),
  }
}

const answerOf = (error: unknown) => cleanLine(error instanceof Error ? error.message : String(error), 2_000)

function outcomeOf(gate: Gate, verdict: Verdict, confirmed: boolean): DeliveryOutcome {
  const { kind, answer } = verdict
  // Handing it over has counted the attempt.
  const countsAttempt = !confirmed
  if (kind === 'sent') return { state: 'sent', answer }
  if (kind === 'parked') return { state: 'parked', reason: verdict.reason, answer, countsAttempt }
  if (verdict.server) return { state: 'due', answer, retryInMs: gate.opensInMs, countsAttempt: false }
  return { state: 'due', answer, retryInMs: verdict.retryInMs, countsAttempt }
}

/** The outcome of something that was done is not given up: the database may be away for a while. */
async function settleSurely(
  deps: SendDeps,
  delivery: ClaimedDelivery,
  outcome: DeliveryOutcome,
): Promise<void> {
  for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      return await settleDelivery(deps.db, delivery, outcome)
    } catch (error) {
      deps.log.error(
        { err: error, delivery: delivery.id, state: outcome.state },
        'outcome of a mail not stored yet',
      )
      await sleep(waitMs)
    }
  }
}
