import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PastTicket } from '#domain/history/past.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { dayTime } from '@/shared/time/format.ts'
import { useStatusName } from '../tickets/useStatusName.ts'

type Row = {
  label: string
  was: string
  /** What it is now, where that is something else. */
  now: string | null
}

/** A ticket as it was, field by field, with what differs now. */
export function usePastRows(ticket: () => Ticket, past: () => PastTicket | undefined) {
  const { t, locale } = useI18n()
  const statusName = useStatusName()
  const nothing = '–'

  function words(of: Ticket | PastTicket): Record<string, string> {
    const level = (value: Ticket['impact']) => (value ? t(`lifecycles.level.${value}`) : nothing)
    const { resolution, snoozedUntil } = of
    const resolved = resolution && [resolution.name ?? resolution.code, resolution.summary].filter(Boolean)
    return {
      subject: of.subject,
      status: statusName({ ...of, queue: of.queue ?? ticket().queue }),
      priority: t(`shell.priority.${of.priority}`),
      impact: level(of.impact),
      urgency: level(of.urgency),
      assignee: of.assignee?.name ?? t('tickets.nobody'),
      queue: of.queue?.name ?? nothing,
      kind: t(`shell.kind.${of.kind}`),
      tags: of.tags.join(', ') || nothing,
      resolution: resolved?.join(': ') || nothing,
      snoozed: snoozedUntil ? dayTime(Date.parse(snoozedUntil), locale.value) : nothing,
    }
  }

  return computed<Row[]>(() => {
    const was = past()
    if (!was) return []
    const [then, now] = [words(was), words(ticket())]
    const rows = Object.keys(then).map((field) => ({
      label: t(`history.field.${field}`),
      was: then[field] ?? nothing,
      now: then[field] === now[field] ? null : (now[field] ?? nothing),
    }))
    // What is neither then nor now is not worth a line.
    const said = rows.filter((row) => row.was !== nothing || row.now !== null)
    return [...said, { label: t('history.field.messages'), was: String(was.messages), now: null }]
  })
}
