import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Bulk } from '#domain/bulk/bulk.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { uuid } from '@/shared/uuid.ts'
import { type Along, type Chosen, type Deed, moveBulk, type Step, startBulk, undoBulk } from './api.ts'
import { useBulkProgress } from './progress.ts'

/** Starting, steering and undoing bulk changes; what is refused is said. */
export function useBulkSteps() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const progress = useBulkProgress()
  const busy = ref(false)

  async function run(title: string, step: () => Promise<{ bulk: Bulk }>): Promise<Bulk | null> {
    busy.value = true
    try {
      const { bulk } = await step()
      queries.setQueryData(['bulk', 'one', bulk.id], bulk)
      void queries.invalidateQueries({ queryKey: ['bulk'] })
      return bulk
    } catch (error) {
      const description = asProblem(error).message
      toast.add({ title, description, color: 'error', icon: 'i-lucide-circle-alert', duration: 10_000 })
      return null
    } finally {
      busy.value = false
    }
  }

  /** Shows the progress of what was begun; false when it was not. */
  async function begin(title: string, step: () => Promise<{ bulk: Bulk }>): Promise<boolean> {
    const bulk = await run(title, step)
    if (bulk) progress.shown = bulk.id
    return bulk !== null
  }

  const start = (chosen: Chosen, deed: Deed, along: Along = {}) =>
    begin(t('bulk.failed'), () => startBulk({ ...chosen, ...deed, ...along }, uuid()))
  const undo = (id: string) => begin(t('bulk.failed_step'), () => undoBulk(id))
  const move = (id: string, step: Step) => run(t('bulk.failed_step'), () => moveBulk(id, step))

  return { busy, start, undo, move }
}
