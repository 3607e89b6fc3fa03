/** The stable codes of everything Perdure refuses, and the HTTP status each one answers with. */
export const errorCodes = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  idempotency_key_reused: 409,
  payload_too_large: 413,
  invalid: 422,
  invalid_filter: 422,
  invalid_cursor: 422,
  unknown_status: 422,
  transition_not_allowed: 422,
  nothing_to_change: 422,
  ticket_closed: 422,
  unknown_person: 422,
  unknown_queue: 422,
  unknown_role: 422,
  role_cycle: 422,
  more_than_you_have: 403,
  address_taken: 409,
  last_administrator: 409,
  organization_cycle: 422,
  not_an_agent: 422,
  calendar_never_open: 422,
  calendar_exhausted: 422,
  sla_policy_invalid: 422,
  lifecycle_invalid: 422,
  delivery_not_parked: 422,
  intake_not_parked: 422,
  mail_loop: 422,
  mail_unreadable: 422,
  mail_without_sender: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorCodes

/** Something was refused: a stable code, what to do about it in product words, and the field at fault. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, field?: string) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.field = field
  }
}
