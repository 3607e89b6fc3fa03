import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { orderQueues, type ShownQueue } from './api.ts'
import { moved } from './order.ts'

/** Moves queues on screen at once and then on the server; back, with the reason, when it is refused. */
export function useQueueOrder(queues: () => readonly ShownQueue[]) {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  /** What was moved where, for people who don't see it. */
  const said = ref('')

  async function move(from: number, to: number): Promise<void> {
    const before = queues()
    const name = before[from]?.name
    if (from === to || to < 0 || to >= before.length || name === undefined) return
    const after = moved(before, from, to)
    await cache.cancelQueries({ queryKey: ['queues'] })
    cache.setQueryData(['queues'], after)
    said.value = t('queues.moved', { name, position: to + 1, count: after.length })
    try {
      await orderQueues(after.map(({ id }) => id))
    } catch (error) {
      said.value = ''
      toast.add({ title: t('queues.not_moved'), description: asProblem(error).message, color: 'error' })
    }
    await cache.invalidateQueries({ queryKey: ['queues'] })
  }

  return { move, said }
}
