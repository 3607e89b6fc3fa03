import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Person } from '#domain/people/person.ts'
import { getPeople } from './api.ts'

const everyone = 200

/** Who can work on tickets: active agents and administrators. */
export function useAgents() {
  const query = useQuery({
    queryKey: ['people', 'agents'],
    queryFn: async ({ signal }) => {
      const roles = ['agent', 'administrator'] as const
      const pages = await Promise.all(roles.map((role) => getPeople({ role, limit: everyone }, signal)))
      return pages.flatMap((page) => page.people)
    },
    staleTime: 5 * 60_000,
  })
  return computed<Person[]>(() => query.data.value?.filter((person) => person.active) ?? [])
}

export function usePeople(search: () => string, role: () => string) {
  return useInfiniteQuery(
    computed(() => ({
      queryKey: ['people', 'list', search(), role()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getPeople({ search: search(), role: role(), cursor: pageParam, limit: 100 }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
      placeholderData: <T>(before: T) => before,
    })),
  )
}
