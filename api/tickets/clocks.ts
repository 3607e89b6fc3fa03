import { z } from 'zod'
import { clockSchema } from '#domain/sla/clock.ts'
import { evaluate } from '#domain/sla/evaluate.ts'
import { explain } from '#domain/sla/explain.ts'
import { slaHistory } from '#domain/sla/history.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from './find.ts'
import { clocksOf } from './read.ts'

const instant = z.iso.datetime({ offset: true })

/** A clock with the arithmetic behind it. */
export const explainedClockSchema = clockSchema.extend({
  explanation: z.object({
    calendar: z.object({ name: z.string(), timeZone: z.string() }),
    spans: z.array(
      z.object({
        kind: z.enum(['running', 'paused', 'stopped', 'ahead']),
        from: instant,
        to: instant.nullable(),
        businessSeconds: z.number(),
      }),
    ),
  }),
})

/** The ticket's clocks, each with the spans of time that counted and those that did not. */
export async function explainClocks(services: Services, ticket: TicketKey) {
  const shown = await clocksOf(services, ticket.id)
  const row = await services.db
    .selectFrom('clock')
    .select(['policy_id', 'policy_version', 'calendar_id', 'calendar_version'])
    .where('ticket_id', '=', ticket.id)
    .executeTakeFirst()
  if (!row) return []
  const { policy, calendar } = await (await services.configuration.current()).slaOf({
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
  })
  const history = slaHistory(await clockHistory(services, ticket.id))
  const explanations = explain(evaluate(history, policy, calendar, services.now()), calendar)
  const { name, timeZone } = calendar
  return shown.map((clock) => ({
    ...clock,
    explanation: {
      calendar: { name, timeZone },
      spans: (explanations.find((each) => each.target === clock.target)?.lines ?? []).map((line) => ({
        kind: line.kind,
        from: new Date(line.from).toISOString(),
        to: line.to === null ? null : new Date(line.to).toISOString(),
        businessSeconds: Math.round(line.businessMs / 1000),
      })),
    },
  }))
}

async function clockHistory({ db }: Services, ticketId: string): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .select(['seq', 'type', 'at', 'data'])
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.getTime() }) as TicketEvent)
}
