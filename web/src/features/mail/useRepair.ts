import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { actOnDelivery, actOnIntake } from './api.ts'

/** Retry, release and discard of a mail, with what became of it. */
export function useRepair() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const busy = ref<string | null>(null)

  async function run(
    what: 'deliveries' | 'intakes',
    action: string,
    request: () => Promise<unknown>,
  ): Promise<void> {
    busy.value = action
    try {
      await request()
      toast.add({ title: t(`mail.done.${action}`), icon: 'i-lucide-check', color: 'neutral' })
    } catch (error) {
      toast.add({ title: t('mail.not_done'), description: asProblem(error).message, color: 'error' })
    } finally {
      busy.value = null
      await queries.invalidateQueries({ queryKey: [what] })
    }
  }

  return {
    busy,
    delivery: (id: string, action: 'retry' | 'discard') =>
      run('deliveries', action, () => actOnDelivery(id, action)),
    intake: (id: string, action: 'retry' | 'release' | 'discard') =>
      run('intakes', action, () => actOnIntake(id, action)),
  }
}
