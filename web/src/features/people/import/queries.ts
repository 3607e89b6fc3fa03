import { useInfiniteQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref } from 'vue'
import { useForm } from '@/shared/useForm.ts'
import { applyImport, getImport, type ImportFilter } from '../api.ts'

export const useImport = (id: () => string, only: () => ImportFilter) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['people', 'import', id(), only()],
      queryFn: ({ pageParam, signal }: { pageParam: number; signal: AbortSignal }) =>
        getImport(id(), only(), pageParam, signal),
      initialPageParam: 0,
      getNextPageParam: (last: { next: number | null }) => last.next,
      placeholderData: <T>(before: T) => before,
    })),
  )

/** Carries an import out: the server works for some seconds at a time, and is asked until it is done. */
export function useApply(id: () => string) {
  const queries = useQueryClient()
  const { general, errors, busy, run } = useForm()
  const progress = ref<number | null>(null)
  let left = false
  onScopeDispose(() => {
    left = true
  })

  const apply = () =>
    run(async () => {
      try {
        for (let state = ''; state !== 'done' && !left; ) {
          const { import: now } = await applyImport(id())
          state = now.state
          progress.value = now.done
        }
      } finally {
        await queries.invalidateQueries({ queryKey: ['people'] })
      }
    })
  const problem = computed(() => general.value ?? Object.values(errors.value)[0] ?? null)
  return { apply, progress, busy, problem }
}
