import { type ErrorCode, errorCodes } from '#domain/errors.ts'

const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'The address or the password is wrong.',
  FAILED_TO_CREATE_SESSION: "This account can't sign in. Ask an administrator.",
}

const codes: Record<number, ErrorCode> = {
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  429: 'too_many_requests',
}

/** What the sign-in library refused, in our words. */
export function refusalOf(status: number, body: string) {
  const { code: theirs = '', message = '' } = read(body)
  const code = status >= 500 ? 'internal' : (codes[status] ?? 'invalid')
  const detail =
    code === 'internal' ? 'An unexpected error occurred.' : words[theirs] || message || 'This was refused.'
  return { status: errorCodes[code], code, detail }
}

function read(body: string): { code?: string; message?: string } {
  try {
    return JSON.parse(body) as object
  } catch {
    return {}
  }
}
