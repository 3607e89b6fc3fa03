import { deliveryBackoff } from './backoff.ts'

/** How an attempt to send a mail ended. */
export type Attempt =
  | { ok: true; answer: string }
  | {
      ok: false
      /**
       * How far it came. connecting: no session with the server; stale: the server had closed an idle connection;
       * sending: in the middle of this mail; handed: everything was sent, and the final dot may have been.
       */
      phase: 'connecting' | 'stale' | 'sending' | 'handed'
      /** The code of the server's answer about this mail, when there was one. */
      responseCode: number | null
      answer: string
    }

/** What follows: `later` with `server` leaves the whole mail server alone for a while, and counts no attempt. */
export type Verdict =
  | { kind: 'sent'; answer: string }
  | { kind: 'later'; answer: string; server: true }
  | { kind: 'later'; answer: string; server: false; retryInMs: number }
  | { kind: 'parked'; reason: 'refused' | 'too_many_attempts' | 'in_doubt'; answer: string }

export const inDoubt =
  'The connection was lost after the whole mail had been sent and before the server answered: nobody can tell whether it was taken. Sending it again may deliver it twice.'

/** Decides what follows from the attempt number `attempts`. Pure and total. */
export function verdictOf(attempt: Attempt, attempts: number): Verdict {
  if (attempt.ok) return { kind: 'sent', answer: attempt.answer }
  const { phase, responseCode, answer } = attempt
  if (phase === 'connecting' || phase === 'stale') return { kind: 'later', answer, server: true }
  const said = responseCode !== null && responseCode >= 400
  if (!said && phase === 'handed') return { kind: 'parked', reason: 'in_doubt', answer: inDoubt }
  if (said && responseCode >= 500) return { kind: 'parked', reason: 'refused', answer }
  // 421: the server is about to close the connection, whatever the mail was (RFC 5321 section 3.8).
  if (responseCode === 421 && phase === 'sending') return { kind: 'later', answer, server: true }
  return again(answer, attempts)
}

function again(answer: string, attempts: number): Verdict {
  const retryInMs = deliveryBackoff(attempts)
  return retryInMs === null
    ? { kind: 'parked', reason: 'too_many_attempts', answer }
    : { kind: 'later', answer, server: false, retryInMs }
}
