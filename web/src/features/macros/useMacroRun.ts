import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import type { Macro } from '#domain/macros/macro.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { adoptTicket, knownTicket } from '@/features/tickets/cache.ts'
import { useCommands } from '@/features/tickets/changes/commands.ts'
import { rememberUndo, undoWindow } from '@/features/tickets/changes/undo.ts'
import { type Change, useTicketChanges } from '@/features/tickets/changes/useTicketChanges.ts'
import type { KindLifecycle } from '@/features/tickets/types.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { runMacro } from './api.ts'

/** Runs a macro on a ticket, says so, and takes it back where nothing was sent. */
export function useMacroRun() {
  const queries = useQueryClient()
  const commands = useCommands()
  const toast = useToast()
  const { t } = useI18n()
  const { change } = useTicketChanges()

  /** `key` is the run's idempotency key. Throws what it was refused with. */
  async function run(number: string, macro: Macro, key: string): Promise<void> {
    const before = knownTicket(queries, number)
    const answer = await runMacro(number, macro.id, key)
    void queries.invalidateQueries({ queryKey: ['macros'] })
    if (isWaiting(answer)) return waits(answer.command.id, number)
    adoptTicket(queries, answer.ticket)
    void queries.invalidateQueries({
      queryKey: ['ticket', number],
      predicate: ({ queryKey }) => queryKey.length > 2,
    })
    const said = macro.steps.some((step) => ['reply', 'note', 'checklist'].includes(step.do))
    const back = before && !said ? difference(answer.ticket, before) : null
    tell(t('answers.ran', { name: macro.name }), back && (() => change(number, back, { silent: true })))
  }

  function waits(command: string, number: string): void {
    toast.add({
      ...{ title: t('tickets.waiting_title'), description: t('tickets.waiting_text') },
      icon: 'i-lucide-hourglass',
    })
    void commands.wait(command, number).then(({ state, reason }) => {
      if (state === 'rejected')
        toast.add({ title: t('tickets.refused'), description: reason, color: 'error', duration: 10_000 })
    })
  }

  function tell(title: string, undo: (() => unknown) | null): void {
    if (!undo) return void toast.add({ title, icon: 'i-lucide-check', color: 'neutral' })
    rememberUndo(undo)
    toast.add({
      ...{ title, icon: 'i-lucide-check', color: 'neutral' },
      ...{ id: 'changed', orientation: 'horizontal', duration: undoWindow },
      actions: [
        {
          ...{ label: `${t('shell.undo')} (Z)`, color: 'neutral', variant: 'outline', size: 'xs' },
          onClick: () => void undo(),
        },
      ],
    })
  }

  /** What leads from `now` back to `before`, or null when nothing does. */
  function difference(now: Ticket, before: Ticket): Change | null {
    const back: Change = {}
    if (now.status !== before.status) {
      const lifecycles = queries.getQueryData<KindLifecycle[]>(['lifecycles'])
      const own = lifecycles?.find(({ kind }) => kind === now.kind)
      if (!own?.transitions.some(({ from, to }) => from === now.status && to === before.status)) return null
      back.status = { key: before.status, name: before.status, category: before.statusCategory }
    }
    if (now.priority !== before.priority) back.priority = before.priority
    if (now.queue.id !== before.queue.id) back.queue = before.queue
    if (now.assignee?.id !== before.assignee?.id) back.assignee = before.assignee
    if (now.tags.join('\n') !== before.tags.join('\n')) back.tags = before.tags
    return Object.keys(back).length ? back : null
  }

  return { run }
}
