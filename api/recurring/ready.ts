import type { Database } from '#db/database.ts'
import { personByEmail } from '#db/people.ts'
import { calendarOf } from '#db/recurring.ts'
import { recurringBody, type Wanted } from '#db/recurring-ticket.ts'
import { DomainError } from '#domain/errors.ts'
import { nextOccurrences } from '#domain/recurring/occurrences.ts'
import { occurrencePlaceholders } from '#domain/recurring/placeholders.ts'
import { planProblem, type RecurringSettings, type RecurringTicket } from '#domain/recurring/recurring.ts'
import type { Plan } from '#domain/recurring/when.ts'
import type { Calendar } from '#domain/sla/calendar.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { checkContent } from '../templates/content.ts'

/** The rule alone. */
export function planOf({ when, timeZone, start, end, count, onDayOff }: Plan): Plan {
  return { when, timeZone, start, end, count, onDayOff }
}

/** The calendar of that id. Throws `unknown_calendar`. */
export async function namedCalendar(db: Database, id: string | null): Promise<Calendar | null> {
  const found = await calendarOf(db, id)
  if (id !== null && !found)
    throw new DomainError('unknown_calendar', `There is no calendar ${id}.`, 'calendar')
  return found?.definition ?? null
}

/** Throws what is wrong with the rule itself. */
export function requirePossible(plan: Plan, calendar: string | null): void {
  const problem = planProblem(plan, calendar)
  if (problem) throw new DomainError('invalid', problem.message, problem.field)
}

/**
 * Whom the tickets are for, by id. Throws what stands in the way of the first one: if it were due now, it would be made.
 */
export async function readyTicket(
  services: Services,
  viewer: SignedIn,
  {
    id,
    name,
    ticket,
    timeZone,
  }: Pick<RecurringSettings, 'name' | 'timeZone'> & {
    id: string
    ticket: RecurringTicket
  },
  at: number,
): Promise<string> {
  if (ticket.content) await checkContent(services.db, ticket.content, occurrencePlaceholders)
  const requesterId = await requesterOf(services.db, viewer, ticket)
  await recurringBody(services.db, wantedBy(viewer, { id, name, ticket, timeZone, requesterId, at }), {
    looking: true,
  })
  return requesterId
}

/** What is to be made in the name of `viewer`. */
export function wantedBy(viewer: SignedIn, wanted: Omit<Wanted, 'makerId' | 'only'>): Wanted {
  return { ...wanted, makerId: viewer.id, only: viewer.only ?? null }
}

async function requesterOf(db: Database, viewer: SignedIn, { requester }: RecurringTicket): Promise<string> {
  if (!requester) return viewer.id
  if (viewer.ability.can('open_for', 'Ticket'))
    return (await personByEmail(db, requester.email, requester.name)).id
  if (requester.email.toLowerCase() === viewer.email) return viewer.id
  throw new DomainError('not_allowed', 'You can open tickets for yourself only.', 'requester.email')
}

/** Throws `recurring_never` when it would not happen after `now`. */
export function requireComing(plan: Plan, calendar: Calendar | null, now: number): void {
  if (nextOccurrences(plan, calendar, { after: now, limit: 1 }).length) return
  throw new DomainError('recurring_never', 'This never happens from now on.', 'when')
}
