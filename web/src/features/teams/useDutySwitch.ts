import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { getDuty, setDuty } from './api.ts'

/** Goes on or off duty, whichever one is not, and says so. */
export function useDutySwitch(): () => Promise<void> {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()

  return async function switchDuty() {
    try {
      const { onDuty } = (await getDuty()).duty
      const { duty } = await setDuty(!onDuty)
      queries.setQueryData(['duty'], duty)
      for (const key of ['workload', 'agent']) void queries.invalidateQueries({ queryKey: [key] })
      const title = t(duty.onDuty ? 'shell.now_on_duty' : 'shell.now_off_duty')
      toast.add({ title, icon: 'i-lucide-circle-power', color: 'neutral', duration: 2500 })
    } catch (error) {
      toast.add({ title: t('shell.error.title'), description: asProblem(error).message, color: 'error' })
    }
  }
}
