import type { ErrorCode } from '#domain/errors.ts'
import type { Message } from '#domain/tickets/ticket.ts'

/** What the API says when it refuses (RFC 9457), and what we say when it can't be reached. */
export type ProblemBody = {
  title: string
  status: number
  code: ErrorCode | 'network' | (string & {})
  detail: string
  field?: string | undefined
  errors?: { field: string; message: string }[] | undefined
  traceId?: string | undefined
  /** What somebody else answered first, with `newer_answer`. */
  answer?: Message | undefined
}

/** A refusal as an error: `message` is a sentence in product words. */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemBody['code']
  readonly traceId: string | undefined
  readonly answer: Message | undefined
  readonly errors: { field: string; message: string }[]

  constructor(body: ProblemBody) {
    super(body.detail || body.title)
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code
    this.traceId = body.traceId
    this.answer = body.answer
    this.errors = body.errors?.length
      ? body.errors
      : body.field
        ? [{ field: body.field, message: this.message }]
        : []
  }

  /** The server never answered: what was asked may be asked again. */
  get isNetwork(): boolean {
    return this.code === 'network'
  }
}

/** The problem a response carries, whatever its body looks like. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback = { title: response.statusText, status: response.status, code: 'internal', detail: '' }
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody> & { message?: string }
  return new Problem({
    ...fallback,
    ...body,
    status: response.status,
    detail: body.detail ?? body.message ?? body.title ?? silence(response.status),
  })
}

function silence(status: number): string {
  if (status >= 502 && status <= 504)
    return 'The server is not available right now. Nothing was lost: try again in a moment.'
  return `The server answered ${status}.`
}

/** Any thrown value as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new Problem({ title: 'Something went wrong', status: 0, code: 'internal', detail })
}

/** The messages of a problem by field, for forms. Paths below a field count as that field when `depth` is 1. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {}
  return Object.fromEntries(error.errors.map(({ field, message }) => [field, message]))
}
