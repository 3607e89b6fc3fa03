import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { adoptTicket } from '@/features/tickets/cache.ts'
import { rememberUndo, undoWindow } from '@/features/tickets/changes/undo.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { mergeTickets, unmergeTicket } from './api.ts'

/** Merging tickets and parting them again; what is refused is said. */
export function useMerging() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const busy = ref(false)

  function refresh(numbers: readonly string[]): void {
    for (const number of numbers) void queries.invalidateQueries({ queryKey: ['ticket', number] })
    void queries.invalidateQueries({ queryKey: ['tickets'] })
    void queries.invalidateQueries({ queryKey: ['views'] })
  }

  async function run(
    request: () => ReturnType<typeof mergeTickets>,
    touched: readonly string[],
  ): Promise<boolean> {
    busy.value = true
    try {
      const answer = await request()
      if (isWaiting(answer)) toast.add({ title: t('tickets.waiting_title'), icon: 'i-lucide-hourglass' })
      else adoptTicket(queries, answer.ticket)
      return true
    } catch (error) {
      const description = asProblem(error).message
      toast.add({
        title: t('merging.failed'),
        description,
        color: 'error',
        icon: 'i-lucide-circle-alert',
        duration: 10_000,
      })
      return false
    } finally {
      busy.value = false
      refresh(touched)
    }
  }

  /** Makes a merged ticket one of its own again. */
  const unmerge = (number: string, target: string | null) =>
    run(() => unmergeTicket(number), target ? [number, target] : [number])

  /** Merges those tickets into that one, and offers to take it back. */
  async function merge(target: string, tickets: string[], reason: string): Promise<boolean> {
    if (!(await run(() => mergeTickets(target, tickets, reason), [target, ...tickets]))) return false
    const undo = async () => {
      for (const number of tickets) await unmerge(number, target)
    }
    rememberUndo(undo)
    toast.add({
      ...{ id: 'changed', orientation: 'horizontal', duration: undoWindow, color: 'neutral' },
      title: t('merging.done', { target, n: tickets.length }, tickets.length),
      actions: [
        {
          label: `${t('shell.undo')} (Z)`,
          color: 'neutral',
          variant: 'outline',
          size: 'xs',
          onClick: () => void undo(),
        },
      ],
    })
    return true
  }

  return { busy, merge, unmerge }
}
