import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { acknowledgeAlert } from './api.ts'

/** Acknowledging an alert: it is gone from the top, and stays in the log. */
export function useAcknowledge() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const busy = ref<string | null>(null)

  async function acknowledge(id: string): Promise<void> {
    busy.value = id
    try {
      await acknowledgeAlert(id)
      toast.add({ title: t('audit.alerts.acknowledged'), icon: 'i-lucide-check', color: 'neutral' })
    } catch (error) {
      toast.add({ title: t('shell.error.title'), description: asProblem(error).message, color: 'error' })
    } finally {
      busy.value = null
      await Promise.all(
        ['alerts', 'list'].map((part) => queries.invalidateQueries({ queryKey: ['audit', part] })),
      )
    }
  }

  return { busy, acknowledge }
}
