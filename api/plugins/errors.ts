import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DomainError, type ErrorCode, errorCodes, TakenElsewhere } from '#domain/errors.ts'
import { CrossingAnswer } from '#domain/presence/collision.ts'
import { messageSchema } from '#domain/tickets/ticket.ts'

/** What every refusal looks like (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  field: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** Where in the field's text it is. */
  at: z.object({ from: z.int(), to: z.int() }).optional(),
  /** What somebody else answered first, with `newer_answer`. */
  answer: messageSchema.optional(),
  /** The ticket that takes it instead, with `ticket_merged`. */
  ticket: z.string().optional(),
  traceId: z.string(),
})
export type Problem = z.infer<typeof problemSchema>

type Refusal = Pick<Problem, 'code' | 'detail' | 'field' | 'errors' | 'at'> & { status: number }

const titles: Record<number, string> = {
  400: "The request can't be read",
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Somebody was faster',
  413: 'Too large',
  415: 'Unknown kind of content',
  422: 'It does not fit',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available right now',
}

/** Turns whatever a handler throws into problem+json; nothing internal leaves the house. */
export const errors = fp(async (app) => {
  app.setErrorHandler((error: FastifyError | DomainError, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500) request.log.error({ err: error }, refusal.detail)
    return sendProblem(request, reply, refusal)
  })
})

/** Answers that there is nothing at the request's address. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, {
    status: 404,
    code: 'not_found',
    detail: `There is nothing at ${request.url}.`,
  })
}

/** Answers with `refusal`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.send(asProblem(request, reply, refusal))
}

/** Makes `reply` one that answers with `refusal`, and returns its body. */
export function asProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): string {
  const { status, code, ...rest } = refusal
  reply.code(status).type('application/problem+json')
  return JSON.stringify({
    type: `urn:perdure:problem:${code}`,
    title: titles[status] ?? 'Refused',
    ...{ status, code, ...rest },
    traceId: request.id,
  })
}

function refusalOf(error: FastifyError | DomainError): Refusal {
  if (error instanceof DomainError) return ofDomain(error)
  if (hasZodFastifySchemaValidationErrors(error)) return ofValidation(error.validation)
  if (isUnstorable(error))
    return { status: 422, ...said('invalid', "It holds a character that can't be kept, such as NUL.") }
  if (isUnavailable(error))
    return { status: 503, ...said('unavailable', "The database can't be reached. Try again in a moment.") }
  const status = 'statusCode' in error && error.statusCode ? error.statusCode : 500
  if (status === 413) return { status, ...said('payload_too_large', 'The request is larger than allowed.') }
  if (status === 429) return { status, ...said('too_many_requests', error.message) }
  if (status < 500) return { status: status === 400 ? 422 : status, ...said('invalid', error.message) }
  return {
    status: 500,
    ...said('internal', 'An unexpected error occurred. It was logged with this trace id.'),
  }
}

function said(code: ErrorCode, detail: string) {
  return { code, detail }
}

function ofDomain(error: DomainError): Refusal {
  const field = error.field === undefined ? {} : { field: error.field }
  const errors = error.field === undefined ? {} : { errors: [{ field: error.field, message: error.message }] }
  const at = error.at ? { at: error.at } : {}
  return {
    status: errorCodes[error.code],
    code: error.code,
    detail: error.message,
    ...field,
    ...errors,
    ...at,
    ...(error instanceof CrossingAnswer ? { answer: error.answer } : {}),
    ...(error instanceof TakenElsewhere ? { ticket: error.ticket } : {}),
  }
}

function ofValidation(
  issues: { instancePath: string; message?: string | undefined; params?: object }[],
): Refusal {
  const errors = issues.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: issue.message ?? 'does not fit',
  }))
  const [first] = errors
  const detail = first
    ? `${first.field ? `${first.field}: ` : ''}${first.message}`
    : 'The request does not fit.'
  return {
    status: 422,
    code: codeOf(issues[0]),
    detail,
    ...(first?.field ? { field: first.field } : {}),
    errors,
  }
}

/** The code a schema gave its issue, if it gave one: zod hands it on in the issue's own `params`. */
function codeOf(issue: { params?: { params?: { code?: unknown } } } | undefined): ErrorCode {
  const code = String(issue?.params?.params?.code)
  return code in errorCodes ? (code as ErrorCode) : 'invalid'
}

/** PostgreSQL keeps no NUL, in texts (22021) and in JSON (22P05). */
function isUnstorable(error: Error): boolean {
  return 'code' in error && (error.code === '22021' || error.code === '22P05')
}

/** Connection errors of the driver, and PostgreSQL's classes 08 and 57 (shutting down, starting up). */
function isUnavailable(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|57P)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|53300)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}
