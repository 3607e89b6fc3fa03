import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '../api/problem.ts'
import { moved } from './order.ts'

type Named = { id: string; name: string }

/**
 * Moves the things of a cached list on screen at once and then on the server; back, with the reason, when it is refused.
 * `save` is given their ids in the new order.
 */
export function useOrder(
  queryKey: string,
  list: () => readonly Named[],
  save: (ids: string[]) => Promise<unknown>,
) {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  /** What was moved where, for people who don't see it. */
  const said = ref('')

  async function move(from: number, to: number): Promise<void> {
    const before = list()
    const name = before[from]?.name
    if (from === to || to < 0 || to >= before.length || name === undefined) return
    const after = moved(before, from, to)
    await cache.cancelQueries({ queryKey: [queryKey] })
    cache.setQueryData([queryKey], after)
    said.value = t('settings.moved', { name, position: to + 1, count: after.length })
    try {
      await save(after.map(({ id }) => id))
    } catch (error) {
      said.value = ''
      toast.add({ title: t('settings.not_moved'), description: asProblem(error).message, color: 'error' })
    }
    await cache.invalidateQueries({ queryKey: [queryKey] })
  }

  return { move, said }
}
