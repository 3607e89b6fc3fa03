import { useI18n } from 'vue-i18n'
import type { ShownEvent, Ticket } from '#domain/tickets/ticket.ts'
import { formatDuration } from '#domain/time/duration.ts'
import type { FieldDefinition } from '@/features/fields/api.ts'
import { useFields } from '@/features/fields/queries.ts'
import { wordsFor } from '@/features/fields/words.ts'
import { useEventWhy } from '@/features/history/useEventWhy.ts'
import { nameOfStatus, useLifecycleOf } from '@/features/lifecycles/useLifecycleOf.ts'
import { useAgents } from '@/features/people/queries.ts'
import { dayTime } from '@/shared/time/format.ts'
import { useQueues } from '../queries.ts'
import { useAssignmentWords } from './useAssignmentWords.ts'

const icons: Record<string, string> = {
  created: 'i-lucide-plus',
  replied: 'i-lucide-reply',
  noted: 'i-lucide-lock',
  taken_back: 'i-lucide-undo-2',
  message_edited: 'i-lucide-pencil',
  message_deleted: 'i-lucide-trash-2',
  message_restored: 'i-lucide-archive-restore',
  message_pinned: 'i-lucide-pin',
  message_unpinned: 'i-lucide-pin-off',
  status_changed: 'i-lucide-circle-dot',
  priority_changed: 'i-lucide-signal-high',
  assigned: 'i-lucide-user',
  not_assigned: 'i-lucide-user-x',
  escalated: 'i-lucide-siren',
  queue_changed: 'i-lucide-folder',
  subject_changed: 'i-lucide-pencil',
  kind_changed: 'i-lucide-shapes',
  tags_changed: 'i-lucide-tag',
  fields_changed: 'i-lucide-list-checks',
  retagged: 'i-lucide-tags',
  linked: 'i-lucide-link',
  unlinked: 'i-lucide-unlink',
  merged: 'i-lucide-merge',
  merged_into: 'i-lucide-merge',
  unmerged: 'i-lucide-split',
  unmerged_from: 'i-lucide-split',
  split_off: 'i-lucide-split',
  split_from: 'i-lucide-split',
  file_removed: 'i-lucide-file-x',
  file_restored: 'i-lucide-file-check',
  file_quarantined: 'i-lucide-shield-alert',
  weighed: 'i-lucide-scale',
  resolution_changed: 'i-lucide-clipboard-check',
  snoozed: 'i-lucide-alarm-clock',
  woken: 'i-lucide-sun',
  reminder_set: 'i-lucide-bell-plus',
  reminded: 'i-lucide-bell-ring',
  reminder_done: 'i-lucide-bell-off',
  deleted: 'i-lucide-trash-2',
  restored: 'i-lucide-archive-restore',
  checklist_changed: 'i-lucide-list-checks',
  time_logged: 'i-lucide-timer',
  time_changed: 'i-lucide-timer',
  time_deleted: 'i-lucide-timer-off',
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
  const lifecycleOf = useLifecycleOf()
  const automaticWhy = useEventWhy()
  const agents = useAgents()
  const fields = useFields()

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
    nameOfStatus(lifecycleOf(ticket()), String(value)) ?? String(value)
  const otherTicket = (number: unknown): string =>
    number === null ? t('links.event.hidden') : String(number)
  const word = (list: string, value: unknown): string => {
    const key = `shell.${list}.${String(value)}`
    return te(key) ? t(key) : String(value)
  }
  const instant = (value: unknown): string => {
    const at = typeof value === 'number' ? value : Date.parse(String(value))
    return Number.isFinite(at) ? dayTime(at, locale.value) : ''
  }

  const level = (value: unknown): string =>
    value ? t(`lifecycles.level.${String(value)}`).toLowerCase() : t('lifecycles.not_weighed').toLowerCase()

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
      case 'file_removed':
      case 'file_restored':
      case 'file_quarantined':
        return { name: String(data.name) }
      case 'weighed':
        return { impact: level(data.impact), urgency: level(data.urgency) }
      case 'resolution_changed':
        return { name: String(data.name ?? data.code ?? '') }
      case 'snoozed':
        return { at: instant(data.until) }
      case 'reminder_set':
        return { at: instant(data.at) }
      case 'linked':
      case 'unlinked':
        return {
          ticket: otherTicket(data.ticket),
          relation: t(`links.relation.${data.relation}`).toLowerCase(),
        }
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
    if (type === 'noted' && Array.isArray(data.to))
      return t('tickets.event.forwarded', { to: data.to.join(', ') })
    if (type === 'tags_changed') return tagsText(data)
    if (type.startsWith('time_')) return timeText(event)
    if (type === 'checklist_changed') return checklistText(data)
    if (type === 'fields_changed') return fieldsText(data)
    if (type === 'retagged' && data.to === null) return t('tickets.event.tag_deleted', parts(event))
    if (type === 'linked' && String(data.relation).startsWith('continue'))
      return t(`tickets.event.linked_${data.relation === 'continues' ? 'from' : 'to'}`, parts(event))
    if (type === 'linked' || type === 'unlinked') return t(`links.event.${type}`, parts(event))
    if (te(`merging.event.${type}`)) return t(`merging.event.${type}`, { ticket: otherTicket(data.ticket) })
    if (te(`splitting.event.${type}`)) return splitText(event)
    if (type === 'assigned' && (data.to === null || data.to === undefined))
      return t('tickets.event.unassigned')
    if (type === 'resolution_changed' && !data.code) return t('tickets.event.resolution_cleared')
    if (type === 'escalated' && !data.to) return t('tickets.event.escalated_to_nobody', parts(event))
    const key = `tickets.event.${type}`
    return te(key) ? t(key, parts(event)) : t('tickets.event.unknown', { type: type.replaceAll('_', ' ') })
  }

  function splitText({ type, data }: ShownEvent): string {
    const n = Array.isArray(data.messages) ? data.messages.length : 1
    return t(`splitting.event.${type}`, { ticket: otherTicket(data.ticket), n }, n)
  }

  function fieldsText(data: ShownEvent['data']): string {
    const changes = Object.entries(data.changes as Record<string, { to: unknown }>)
    return changes
      .map(([key, { to }]) => {
        const field = fields.data.value?.find((each) => each.key === key)
        const name = field?.name ?? key
        return to === null
          ? t('tickets.event.field_emptied', { name })
          : t('tickets.event.field_set', { name, to: field ? valueText(field, to) : String(to) })
      })
      .join(', ')
  }
  function valueText(field: FieldDefinition, value: unknown): string {
    if (field.type === 'person') return personName(value)
    if (field.type === 'boolean') return t(value ? 'fields.yes' : 'fields.no')
    const text = wordsFor(field, value, locale.value)
    return text.length > 80 ? `${text.slice(0, 79)}…` : text
  }

  function timeText({ type, data, actor }: ShownEvent): string {
    const spent = (of: unknown) => formatDuration(Number((of as { minutes?: number })?.minutes ?? 0))
    if (type === 'time_deleted') return t('time.event.deleted', { time: spent(data) })
    if (type === 'time_changed') {
      const [from, to] = [spent(data.from), spent(data.to)]
      return t(from === to ? 'time.event.altered' : 'time.event.changed', { from, to })
    }
    const isOwn = data.person === actor.id
    return t(isOwn ? 'time.event.logged' : 'time.event.logged_for', {
      time: spent(data),
      name: personName(data.person),
    })
  }

  function checklistText(data: ShownEvent['data']): string {
    const { do: done, title, from, text: item } = data
    const opened = done === 'check_item' && data.done === false
    const names = { title: String(title ?? ''), from: String(from ?? ''), text: String(item ?? '') }
    const count = Array.isArray(data.items) ? data.items.length : 0
    return t(`checklists.event.${opened ? 'open_item' : String(done)}`, { ...names, count }, count)
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
    if (!event.reason) return whyOf(event) ?? automaticWhy(event) ?? quoted(event)
    const key = `tickets.reason.${event.reason}`
    return te(key) ? t(key) : event.reason
  }

  /** What somebody wrote that the event is about. */
  function quoted({ type, data }: ShownEvent): string | null {
    const said = type === 'resolution_changed' ? data.summary : type.startsWith('remind') ? data.text : null
    return typeof said === 'string' && said ? said : null
  }

  return { icon: (type: string) => icons[type] ?? 'i-lucide-clock', actor, text, reason }
}
