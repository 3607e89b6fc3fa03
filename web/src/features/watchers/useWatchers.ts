import { useToast } from '@nuxt/ui/composables/useToast'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NewWatcher } from '#domain/watchers/watcher.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { addWatcher, getWatchers, removeWatcher, type Watch } from './api.ts'

/** Who watches a ticket, and changing that: shown at once, taken back when it is refused. */
export function useWatchers(number: () => string) {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()
  const key = () => ['ticket', number(), 'watchers']
  const query = useQuery(
    computed(() => ({
      queryKey: key(),
      queryFn: ({ signal }: { signal: AbortSignal }) => getWatchers(number(), signal),
    })),
  )
  const watchers = computed(() => query.data.value?.watchers ?? [])
  const watching = computed(() => query.data.value?.watching ?? false)

  async function change(request: () => Promise<Watch>, expected: (now: Watch) => Watch): Promise<boolean> {
    const at = key()
    await queries.cancelQueries({ queryKey: at })
    const before = queries.getQueryData<Watch>(at)
    if (before) queries.setQueryData(at, expected(before))
    try {
      queries.setQueryData(at, await request())
      return true
    } catch (error) {
      queries.setQueryData(at, before)
      const description = asProblem(error).message
      toast.add({ title: t('tickets.watchers.refused'), description, color: 'error' })
      return false
    }
  }

  /** Watches, or watches no more. */
  async function toggle(): Promise<void> {
    const [ticket, wanted] = [number(), !watching.value]
    const request = () => (wanted ? addWatcher(ticket, { person: 'me' }) : removeWatcher(ticket, 'me'))
    const done = await change(request, (now) => ({ ...now, watching: wanted }))
    if (!done) return
    const title = t(wanted ? 'tickets.watchers.now' : 'tickets.watchers.no_more')
    toast.add({ title, icon: wanted ? 'i-lucide-eye' : 'i-lucide-eye-off', color: 'neutral', duration: 2500 })
  }
  const add = (watcher: NewWatcher) =>
    change(
      () => addWatcher(number(), watcher),
      (now) => now,
    )
  const remove = (id: string) =>
    change(
      () => removeWatcher(number(), id),
      (now) => ({ ...now, watchers: now.watchers.filter((watcher) => watcher.id !== id) }),
    )

  return { query, watchers, watching, toggle, add, remove }
}
