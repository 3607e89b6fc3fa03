import type { z } from 'zod'
import { countMade } from '#db/recurring.ts'
import { recurringBody } from '#db/recurring-ticket.ts'
import { DomainError } from '#domain/errors.ts'
import { nextOccurrences } from '#domain/recurring/occurrences.ts'
import { occurrencePlaceholders } from '#domain/recurring/placeholders.ts'
import type { recurringPreviewSchema } from '#domain/recurring/recurring.ts'
import { dateOf, dayAt } from '#domain/sla/days.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { checkContent } from '../templates/content.ts'
import { requireRecurring, shownOccurrence } from './read.ts'
import { namedCalendar, planOf, requirePossible, wantedBy } from './ready.ts'

type Asked = z.output<typeof recurringPreviewSchema>

const shownNext = 10
const nobody = '00000000-0000-4000-8000-000000000000'

/** When a ticket would be made, and how the first one would be called. Nothing is stored. */
export async function previewRecurring(services: Services, viewer: SignedIn, asked: Asked) {
  const now = services.now()
  const plan = planOf({ ...asked, start: asked.start ?? dateOf(dayAt(now, asked.timeZone)) })
  requirePossible(plan, asked.calendar)
  const calendar = await namedCalendar(services.db, asked.calendar)
  const limit = await leftOf(services, viewer, asked)
  const next = nextOccurrences(plan, calendar, { after: now, limit })
  return {
    next: next.map(shownOccurrence),
    ...(await firstTicket(services, viewer, asked, next[0]?.at ?? now)),
  }
}

/** How many are shown: as many as it may still make. */
async function leftOf({ db }: Services, viewer: SignedIn, { count, of }: Asked): Promise<number> {
  if (count === null) return shownNext
  if (of === undefined) return Math.min(shownNext, count)
  await requireRecurring(db, viewer, of)
  return Math.max(0, Math.min(shownNext, count - (await countMade(db, of))))
}

async function firstTicket({ db }: Services, viewer: SignedIn, { ticket, timeZone }: Asked, at: number) {
  if (!ticket) return { ticket: null, problem: null }
  try {
    if (ticket.content) await checkContent(db, ticket.content, occurrencePlaceholders)
    // Whom it is for is looked up when it is saved.
    const own = { ...ticket, requester: null }
    const wanted = { id: nobody, name: '', ticket: own, timeZone, requesterId: null, at }
    const { payload } = await recurringBody(db, wantedBy(viewer, wanted), { looking: true })
    return { ticket: { subject: payload.subject, text: payload.message?.text ?? '' }, problem: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, message: detail, field = null } = error
    return { ticket: null, problem: { code, field, detail } }
  }
}
