import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { uuid } from '@/shared/uuid.ts'
import { adoptTicket } from '../tickets/cache.ts'
import { rememberUndo, undoWindow } from '../tickets/changes/undo.ts'
import { deleteTicket, restoreTicket } from './api.ts'

/** Deleting a ticket and bringing it back. Refusals are said in a toast. */
export function useDeletion() {
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useI18n()

  /** True when it was done, or will be. */
  async function run(number: string, request: () => ReturnType<typeof deleteTicket>): Promise<boolean> {
    try {
      const answer = await request()
      if (isWaiting(answer))
        toast.add({
          title: t('tickets.waiting_title'),
          description: t('tickets.waiting_text'),
          icon: 'i-lucide-hourglass',
        })
      else adoptTicket(queries, answer.ticket)
      for (const queryKey of [['tickets'], ['views'], ['ticket', number]])
        void queries.invalidateQueries({ queryKey })
      return true
    } catch (error) {
      const description = asProblem(error).message
      toast.add({ title: t('tickets.refused'), description, color: 'error', icon: 'i-lucide-circle-alert' })
      return false
    }
  }

  async function restore(number: string): Promise<boolean> {
    const done = await run(number, () => restoreTicket(number, uuid()))
    if (done)
      toast.add({ id: 'changed', title: t('deletion.restored', { number }), color: 'neutral', actions: [] })
    return done
  }

  async function remove(number: string, reason: string): Promise<boolean> {
    const done = await run(number, () => deleteTicket(number, reason, uuid()))
    if (!done) return false
    const undo = () => restore(number)
    rememberUndo(undo)
    toast.add({
      ...{ id: 'changed', title: t('deletion.deleted', { number }), color: 'neutral' },
      ...{ orientation: 'horizontal', duration: undoWindow },
      actions: [
        {
          label: `${t('shell.undo')} (Z)`,
          ...{ color: 'neutral', variant: 'outline', size: 'xs' },
          onClick: () => void undo(),
        },
      ],
    })
    return true
  }

  return { remove, restore }
}
