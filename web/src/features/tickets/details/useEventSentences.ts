import { useI18n } from 'vue-i18n'
import type { ShownEvent, Ticket } from '#domain/tickets/ticket.ts'
import { useAgents } from '@/features/people/queries.ts'
import { dayTime } from '@/shared/time/format.ts'
import { useLifecycles, useQueues } from '../queries.ts'
import { useAssignmentWords } from './useAssignmentWords.ts'

const icons: Record<string, string> = {
  created: 'i-lucide-plus',
  replied: 'i-lucide-reply',
  noted: 'i-lucide-lock',
  status_changed: 'i-lucide-circle-dot',
  priority_changed: 'i-lucide-signal-high',
  assigned: 'i-lucide-user',
  not_assigned: 'i-lucide-user-x',
  escalated: 'i-lucide-siren',
  queue_changed: 'i-lucide-folder',
  subject_changed: 'i-lucide-pencil',
  kind_changed: 'i-lucide-shapes',
  tags_changed: 'i-lucide-tag',
  retagged: 'i-lucide-tags',
  linked: 'i-lucide-link',
  sla_paused: 'i-lucide-circle-pause',
  sla_resumed: 'i-lucide-circle-play',
  sla_warned: 'i-lucide-triangle-alert',
  sla_breached: 'i-lucide-flame',
  sla_met: 'i-lucide-check',
  sla_cancelled: 'i-lucide-ban',
}

/** Events as sentences of one person doing something. A type that is not known yet says its name. */
export function useEventSentences(ticket: () => Ticket) {
  const { t, te, locale } = useI18n()
  const queues = useQueues()
  const lifecycles = useLifecycles()
  const agents = useAgents()

  const personName = (value: unknown): string => {
    if (value === null || value === undefined) return t('tickets.nobody')
    if (typeof value === 'object' && 'name' in value) return String(value.name)
    const known = [...agents.value, ticket().requester, ticket().assignee].find(
      (person) => person?.id === value,
    )
    return known?.name ?? t('tickets.somebody')
  }
  const whyOf = useAssignmentWords(personName)
  const queueName = (value: unknown): string => {
    if (value && typeof value === 'object' && 'name' in value) return String(value.name)
    const known = queues.data.value?.find((queue) => queue.id === value || queue.key === value)
    return known?.name ?? String(value)
  }
  const statusName = (value: unknown): string =>
    lifecycles.data.value
      ?.find((lifecycle) => lifecycle.kind === ticket().kind)
      ?.statuses.find((status) => status.key === value)?.name ?? String(value)
  const word = (list: string, value: unknown): string => {
    const key = `shell.${list}.${String(value)}`
    return te(key) ? t(key) : String(value)
  }
  const instant = (value: unknown): string => {
    const at = typeof value === 'number' ? value : Date.parse(String(value))
    return Number.isFinite(at) ? dayTime(at, locale.value) : ''
  }

  /** Names for what an event remembers by key or id. */
  function parts({ type, data }: ShownEvent): Record<string, string> {
    const { from, to } = data
    switch (type) {
      case 'assigned':
        return { from: personName(from), to: personName(to) }
      case 'escalated':
        return { to: personName(to), minutes: String(data.afterMinutes) }
      case 'queue_changed':
        return { from: queueName(from), to: queueName(to) }
      case 'status_changed':
        return { from: statusName(from), to: statusName(to) }
      case 'priority_changed':
        return { from: word('priority', from), to: word('priority', to) }
      case 'kind_changed':
        return { from: word('kind', from), to: word('kind', to) }
      case 'created':
        return { channel: te(`tickets.channel.${data.channel}`) ? t(`tickets.channel.${data.channel}`) : '' }
      case 'linked':
        return { ticket: String(data.ticket), relation: String(data.relation) }
      default:
        return { from: String(from ?? ''), to: String(to ?? '') }
    }
  }

  function text(event: ShownEvent): string {
    const { type, data } = event
    if (type.startsWith('sla_')) {
      const what = word('sla.long', data.target).toLowerCase()
      const due = instant(data.dueAt)
      const key = `tickets.event.${type}${due && te(`tickets.event.${type}_due`) ? '_due' : ''}`
      return te(key) ? t(key, { what, due }) : t('tickets.event.unknown', { type })
    }
    if (type === 'tags_changed') return tagsText(data)
    if (type === 'retagged' && data.to === null) return t('tickets.event.tag_deleted', parts(event))
    if (type === 'linked')
      return t(`tickets.event.linked_${data.relation === 'continues' ? 'from' : 'to'}`, parts(event))
    if (type === 'assigned' && (data.to === null || data.to === undefined))
      return t('tickets.event.unassigned')
    if (type === 'escalated' && !data.to) return t('tickets.event.escalated_to_nobody', parts(event))
    const key = `tickets.event.${type}`
    return te(key) ? t(key, parts(event)) : t('tickets.event.unknown', { type: type.replaceAll('_', ' ') })
  }

  function tagsText(data: ShownEvent['data']): string {
    const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '')
    const [added, removed] = [list(data.added), list(data.removed)]
    if (added && removed) return t('tickets.event.tags_both', { added, removed })
    return added ? t('tickets.event.tags_added', { added }) : t('tickets.event.tags_removed', { removed })
  }

  function actor({ actor: who, type }: ShownEvent): string {
    if (who.kind === 'system') return type.startsWith('sla_') ? t('tickets.the_clock') : t('tickets.system')
    return who.name ?? personName(who.id)
  }

  /** Known reasons as sentences; what a person wrote as it is. */
  function reason(event: ShownEvent): string | null {
    if (!event.reason) return whyOf(event)
    const key = `tickets.reason.${event.reason}`
    return te(key) ? t(key) : event.reason
  }

  return { icon: (type: string) => icons[type] ?? 'i-lucide-clock', actor, text, reason }
}
