import type { SMTPServerError } from 'smtp-server'
import type { Received } from './receive.ts'

/** What a client hears whose mail is stored. */
export function answerFor({ id, state }: Received): string {
  return state === 'duplicate' ? `OK: had this one already, ${id}` : `OK: stored as ${id}`
}

/** The client keeps the mail and comes again. */
export function busy(): SMTPServerError {
  return withCode(451, 'Could not store it now, try again later')
}

export function overLimit(maxBytes: number): SMTPServerError {
  return withCode(552, `Message exceeds the maximum size of ${maxBytes} bytes`)
}

/** Whether an error only says that a client went away. */
export function clientIsGone(error: Error): boolean {
  return ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  )
}

/** Whether a mail broke off because its client went away. */
export function leftEarly(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['ECONNECTION', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)
}

function withCode(responseCode: number, text: string): SMTPServerError {
  return Object.assign(new Error(text), { responseCode })
}
