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
  transition_not_yours: 403,
  transition_incomplete: 422,
  status_not_mapped: 422,
  unknown_resolution: 422,
  not_to_snooze: 422,
  not_in_the_future: 422,
  too_many_reminders: 422,
  too_many_items: 422,
  nothing_to_change: 422,
  duration_invalid: 422,
  unknown_time_type: 422,
  timer_runs: 409,
  recurring_never: 422,
  template_gone: 422,
  requester_gone: 422,
  maker_gone: 422,
  field_invalid: 422,
  field_in_use: 409,
  pattern_invalid: 422,
  ticket_closed: 422,
  ticket_deleted: 422,
  too_late: 422,
  unknown_person: 422,
  unknown_tag: 422,
  tag_in_change: 409,
  too_many_watchers: 409,
  mention_not_possible: 422,
  newer_answer: 409,
  link_to_itself: 422,
  link_circle: 409,
  has_parent: 409,
  too_many_links: 409,
  ticket_merged: 409,
  merge_into_itself: 422,
  already_merged: 409,
  not_merged: 409,
  too_many_merged: 409,
  unknown_queue: 422,
  unknown_role: 422,
  role_cycle: 422,
  more_than_you_have: 403,
  second_factor_required: 403,
  passkey_required: 403,
  password_expired: 403,
  network_not_allowed: 403,
  address_taken: 409,
  last_administrator: 409,
  organization_cycle: 422,
  organization_in_use: 409,
  domain_taken: 409,
  unknown_organization: 422,
  unknown_placeholder: 422,
  template_invalid: 422,
  template_too_much: 422,
  merge_not_possible: 409,
  picture_unreadable: 422,
  picture_too_large: 422,
  file_type_lies: 422,
  file_type_refused: 422,
  range_not_satisfiable: 416,
  file_waiting: 409,
  file_infected: 403,
  ticket_files_too_large: 422,
  csv_unreadable: 422,
  csv_unknown_column: 422,
  csv_too_many_rows: 422,
  not_an_agent: 422,
  name_taken: 409,
  key_taken: 409,
  team_in_use: 409,
  skill_in_use: 409,
  queue_not_empty: 409,
  queue_in_use: 409,
  last_queue: 409,
  queue_order_incomplete: 409,
  absence_overlaps: 409,
  unknown_team: 422,
  unknown_skill: 422,
  unknown_calendar: 422,
  unknown_sla_policy: 422,
  assignment_without_team: 422,
  no_agent_profile: 422,
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
  locked_out: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorCodes

/** Where in a text something is at fault: from one offset up to another. */
export type TextSpan = { from: number; to: number }

/**
 * Something was refused: a stable code, what to do about it in product words, the field at fault, and where in it, if
 * it is a text that was read.
 */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly at: TextSpan | undefined

  constructor(code: ErrorCode, message: string, field?: string, at?: TextSpan) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.field = field
    this.at = at
  }
}

/** A ticket takes no commands any more; the one of that number does. */
export class TakenElsewhere extends DomainError {
  readonly ticket: string

  constructor(code: ErrorCode, message: string, ticket: string) {
    super(code, message)
    this.ticket = ticket
  }
}
