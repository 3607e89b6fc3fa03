import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { uuid } from '@/shared/uuid.ts'
import { moveRecurring, type Repair, repairOccurrence, runRecurring, type Step } from './api.ts'

/** What can be done with a definition that is there, and with what failed. */
export function useSteps() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const busy = ref(false)

  async function act(request: () => Promise<unknown>, said?: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await request()
      if (said) toast.add({ title: said, icon: 'i-lucide-check', color: 'success', duration: 2500 })
    } catch (error) {
      toast.add({ title: t('shell.error.title'), description: asProblem(error).message, color: 'error' })
    } finally {
      busy.value = false
      await queries.invalidateQueries({ queryKey: ['recurring'] })
    }
  }

  return {
    busy,
    move: (id: string, step: Step) => act(() => moveRecurring(id, step), t(`recurring.did.${step}`)),
    run: (id: string) => act(() => runRecurring(id, uuid()), t('recurring.did.run')),
    repair: (id: string, at: string, how: Repair) => act(() => repairOccurrence(id, at, how)),
  }
}
