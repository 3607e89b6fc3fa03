import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'

/** Removes something, refreshes what shows it, and says so or why not. True when it is gone. */
export function useRemoval(queryKey: string) {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()

  return async function remove(request: () => Promise<unknown>, said: string): Promise<boolean> {
    try {
      await request()
      toast.add({ title: said, icon: 'i-lucide-check', color: 'neutral', duration: 2500 })
      await queries.invalidateQueries({ queryKey: [queryKey] })
      return true
    } catch (error) {
      toast.add({ title: t('shell.error.title'), description: asProblem(error).message, color: 'error' })
      return false
    }
  }
}
