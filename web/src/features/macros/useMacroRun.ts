import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import type { Macro } from '#domain/macros/macro.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { adoptTicket, knownTicket } from '@/features/tickets/cache.ts'
import { type Change, useTicketChanges } from '@/features/tickets/changes/useTicketChanges.ts'
import { useTold } from '@/features/tickets/changes/useTold.ts'
import type { KindLifecycle } from '@/features/tickets/types.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { runMacro } from './api.ts'

/** Runs a macro on a ticket, says so, and takes it back where nothing was sent. */
export function useMacroRun() {
  const queries = useQueryClient()
  const told = useTold()
  const { t } = useI18n()
  const { change } = useTicketChanges()

  /** `key` is the run's idempotency key. Throws what it was refused with. */
  async function run(number: string, macro: Macro, key: string): Promise<void> {
    const before = knownTicket(queries, number)
    const answer = await runMacro(number, macro.id, key)
    void queries.invalidateQueries({ queryKey: ['macros'] })
    if (isWaiting(answer)) return void told.waits(answer, number)
    adoptTicket(queries, answer.ticket)
    void queries.invalidateQueries({
      queryKey: ['ticket', number],
      predicate: ({ queryKey }) => queryKey.length > 2,
    })
    const said = macro.steps.some((step) => ['reply', 'note', 'checklist'].includes(step.do))
    const back = before && !said ? difference(answer.ticket, before) : null
    const undo = back && (() => change(number, back, { silent: true }))
    told.done(t('answers.ran', { name: macro.name }), undo, 'i-lucide-check')
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
