import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { TagLook } from '#domain/tags/tag.ts'
import { useSession } from '@/features/session/store.ts'
import { getTagChanges, getTagLooks, getTags } from './api.ts'

const plain = { color: 'gray', icon: null } as const

/** How tags look, by their names. */
export function useTagLooks() {
  const session = useSession()
  const query = useQuery({
    queryKey: ['tags', 'looks'],
    queryFn: async () => new Map((await getTagLooks()).looks.map((look) => [look.name, look])),
    staleTime: 10 * 60_000,
    enabled: () => session.can('read', 'Tag'),
  })
  return (name: string): Omit<TagLook, 'name'> => query.data.value?.get(name) ?? plain
}

/** The tags that fit what is typed, the best first. */
export const useTagSuggestions = (search: () => string, on: () => boolean) =>
  useQuery(
    computed(() => ({
      queryKey: ['tags', 'some', search()],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await getTags({ search: search(), limit: 20 }, signal)).tags,
      placeholderData: <T>(before: T) => before,
      enabled: on(),
    })),
  )

/** Tags with how much they are used, page after page. */
export const useTags = (search: () => string) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['tags', 'list', search()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getTags({ search: search(), statistics: 'true', cursor: pageParam, limit: 100 }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
      placeholderData: <T>(before: T) => before,
    })),
  )

/** What is being renamed, merged or deleted; asked again while there is something. */
export const useTagChanges = () =>
  useQuery({
    queryKey: ['tags', 'changes'],
    queryFn: async () => (await getTagChanges()).changes,
    refetchInterval: (query) => (query.state.data?.length ? 2_000 : false),
  })
