import type { Level } from '#domain/lifecycles/priority.ts'
import type { NewRecurring, Recurring } from '#domain/recurring/recurring.ts'
import type { Plan, When } from '#domain/recurring/when.ts'
import type { TemplateContent } from '#domain/templates/template.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { weekdays } from '@/features/sla/week.ts'
import { descriptionOf, filled } from '@/features/tickets/description.ts'
import { Temporal } from '@/shared/time/temporal.ts'

/** A definition as it is edited: a template and a content of its own stay beside each other until it is saved. */
export type RecurringDraft = Plan & {
  name: string
  source: 'template' | 'own'
  template: string | null
  content: TemplateContent
  requester: { email: string; name: string }
  /** By id; the requester's default one when empty. */
  organization: string
  weight: { impact: Level | undefined; urgency: Level | undefined }
  calendar: string | null
  missed: Recurring['missed']
  withinHours: number
}

const noContent: TemplateContent = {
  ...{ subject: '', text: '', kind: 'task', priority: 'normal', queue: null, tags: [], fields: {} },
  checklist: null,
}

/** Tomorrow at eight, once: the nearest thing that somebody may mean. */
export function newDraft(over: Partial<RecurringDraft> = {}): RecurringDraft {
  const today = Temporal.Now.plainDateISO()
  const tomorrow = today.add({ days: 1 }).toString()
  return {
    ...{ name: '', source: 'own', template: null, content: noContent, requester: { email: '', name: '' } },
    organization: '',
    weight: { impact: undefined, urgency: undefined },
    when: { every: 'once', at: `${tomorrow}T08:00` },
    timeZone: Temporal.Now.timeZoneId(),
    start: today.toString(),
    ...{ end: null, count: null, onDayOff: 'make', calendar: null, missed: 'all', withinHours: 168 },
    ...over,
  }
}

/** What is saved, to be edited. */
export function draftOf(saved: Recurring): RecurringDraft {
  const { name, when, timeZone, start, end, count, onDayOff, calendar, missed, withinHours, ticket } = saved
  return {
    ...{ name, when, timeZone, start, end, count, onDayOff, calendar, missed, withinHours },
    source: ticket.template ? 'template' : 'own',
    template: ticket.template?.id ?? null,
    content: ticket.content ?? noContent,
    requester: ticket.requester ?? { email: '', name: '' },
    organization: ticket.organization ?? '',
    weight: { impact: ticket.impact ?? undefined, urgency: ticket.urgency ?? undefined },
  }
}

/** A ticket to be made again, with what was first said on it. */
export function draftFrom(ticket: Ticket, text: string): RecurringDraft {
  const { email, name, impact, urgency, ...content } = descriptionOf(ticket)
  return newDraft({
    name: content.subject.slice(0, 200),
    content: { ...content, text: text.slice(0, 20_000), checklist: null },
    requester: { email, name },
    organization: ticket.organization?.id ?? '',
    weight: { impact, urgency },
    when: {
      every: 'month',
      interval: 1,
      on: { is: 'day', day: Temporal.Now.plainDateISO().day },
      time: '08:00',
    },
  })
}

/** What the API is asked. */
export function asAsked({
  source,
  template,
  content,
  requester,
  organization,
  weight,
  ...draft
}: RecurringDraft): NewRecurring {
  const email = requester.email.trim()
  return {
    ...draft,
    onDayOff: draft.calendar ? draft.onDayOff : 'make',
    ticket: {
      template: source === 'template' ? template : null,
      content: source === 'own' ? { ...content, fields: filled(content.fields) } : null,
      requester: email ? { email, name: requester.name.trim() } : null,
      organization: (email && organization) || null,
      ...{ impact: weight.impact ?? null, urgency: weight.urgency ?? null },
    },
  }
}

const time = (when: When): string => {
  if (when.every === 'once') return when.at.slice(11)
  return when.every === 'cron' ? '08:00' : when.time
}

/** The same time of the day, every so often. */
export function whenOf(every: When['every'], before: When): When {
  const today = Temporal.Now.plainDateISO()
  const weekday = weekdays[today.dayOfWeek - 1] ?? 'mon'
  const on = { is: 'day', day: today.day } as const
  switch (every) {
    case 'once':
      return { every, at: `${today.add({ days: 1 })}T${time(before)}` }
    case 'day':
      return { every, interval: 1, time: time(before) }
    case 'week':
      return { every, interval: 1, days: [weekday], time: time(before) }
    case 'month':
      return { every, interval: 1, on: 'on' in before ? before.on : on, time: time(before) }
    case 'year':
      return { every, month: today.month, on: 'on' in before ? before.on : on, time: time(before) }
    case 'cron': {
      const [hour = '8', minute = '0'] = time(before)
        .split(':')
        .map((part) => String(Number(part)))
      return { every, cron: `${minute} ${hour} * * 1-5` }
    }
  }
}

let handed: RecurringDraft | null = null

/** Hands what was written elsewhere over to the editor that opens next. */
export function handOver(draft: RecurringDraft): void {
  handed = draft
}

/** What was handed over, once. */
export function takeHanded(): RecurringDraft | null {
  const draft = handed
  handed = null
  return draft
}
