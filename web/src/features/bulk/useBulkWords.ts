import { useI18n } from 'vue-i18n'
import type { Bulk, BulkChanges } from '#domain/bulk/bulk.ts'
import type { MacroStep } from '#domain/macros/macro.ts'
import { useChecklistTemplates } from '@/features/checklists/queries.ts'
import { useFields } from '@/features/fields/queries.ts'
import { wordsFor } from '@/features/fields/words.ts'
import { useAgents } from '@/features/people/queries.ts'
import { useSession } from '@/features/session/store.ts'
import { useLifecycles, useQueues } from '@/features/tickets/queries.ts'

/** Bulk changes in words. */
export function useBulkWords() {
  const { t, locale } = useI18n()
  const agents = useAgents()
  const queues = useQueues()
  const lifecycles = useLifecycles()
  const fields = useFields()
  const session = useSession()
  const lists = useChecklistTemplates(() => session.can('use', 'Checklist'))

  const status = (key: string) =>
    lifecycles.data.value?.flatMap(({ statuses }) => statuses).find((each) => each.key === key)?.name ?? key
  const queue = (key: string) => queues.data.value?.find((each) => each.key === key)?.name ?? key
  const person = (id: string | null) =>
    id === null ? t('bulk.nobody') : (agents.value.find((each) => each.id === id)?.name ?? id)

  function fieldWords([key, value]: [string, unknown]): string {
    const field = fields.data.value?.find((each) => each.key === key)
    const to =
      value === null || value === undefined
        ? t('fields.none')
        : field
          ? wordsFor(field, value, locale.value)
          : String(value)
    return t('bulk.change.field', { name: field?.name ?? key, to })
  }

  /** One sentence per field. */
  function changeWords(changes: BulkChanges): string[] {
    const {
      status: to,
      priority,
      kind,
      queue: key,
      assignee,
      addTags,
      removeTags,
      deleted,
      mergeInto,
      fields: values,
    } = changes
    const say = (what: string, said: string | undefined) =>
      said === undefined ? [] : [t(`bulk.change.${what}`, { to: said })]
    return [
      ...(deleted === undefined ? [] : [t(`bulk.change.${deleted ? 'deleted' : 'restored'}`)]),
      ...say('assignee', assignee === undefined ? undefined : person(assignee)),
      ...say('status', to && status(to)),
      ...say('priority', priority && t(`shell.priority.${priority}`)),
      ...say('queue', key && queue(key)),
      ...say('kind', kind && t(`shell.kind.${kind}`)),
      ...say('addTags', addTags?.length ? addTags.join(', ') : undefined),
      ...say('removeTags', removeTags?.length ? removeTags.join(', ') : undefined),
      ...say('mergeInto', mergeInto),
      ...Object.entries(values ?? {}).map(fieldWords),
    ]
  }

  /** What a step of a macro does. */
  function stepWords(step: MacroStep): string[] {
    switch (step.do) {
      case 'reply':
      case 'note':
        return [t(`tickets.${step.do}`)]
      case 'assignee': {
        const { assignee } = step
        return changeWords({ assignee: assignee === 'me' ? (session.person?.id ?? null) : assignee })
      }
      case 'checklist': {
        const known = lists.data.value?.find(({ id }) => id === step.template)
        return [t('bulk.change.checklist', { to: known?.name ?? '…' })]
      }
      case 'tags':
        return changeWords({ addTags: step.add, removeTags: step.remove })
      case 'status':
        return changeWords({ status: step.status })
      case 'priority':
        return changeWords({ priority: step.priority })
      case 'queue':
        return changeWords({ queue: step.queue })
    }
  }

  /** What a bulk change is called. */
  function title({ changes, macro, children, undoes }: Bulk): string {
    const what = macro ? [t('bulk.macro_title', { name: macro.name })] : changeWords(changes)
    const said = [...what, ...(children ? [t('bulk.with_children')] : [])].join(' · ')
    return undoes ? t('bulk.undoing', { changes: said }) : said
  }

  return { changeWords, stepWords, title }
}
