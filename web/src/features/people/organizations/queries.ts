import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Organization } from '#domain/people/organization.ts'
import { everyPage } from '@/shared/api/everyPage.ts'
import { getMembers, getOrganization, getOrganizations } from './api.ts'

/** All organizations whose name or domain matches, read page by page. */
export const useOrganizations = (search: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['organizations', 'list', search()],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Organization[]> =>
        everyPage('organizations', (page) => getOrganizations({ search: search(), ...page }, signal)),
      placeholderData: <T>(before: T) => before,
    })),
  )

/** The first organizations that match, to pick one. */
export const useSomeOrganizations = (search: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['organizations', 'some', search()],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await getOrganizations({ search: search(), limit: 30 }, signal)).organizations,
      placeholderData: <T>(before: T) => before,
    })),
  )

export const useOrganization = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['organizations', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await getOrganization(id(), signal)).organization,
      enabled: id() !== '',
    })),
  )

export const useMembers = (id: () => string) =>
  useInfiniteQuery(
    computed(() => ({
      queryKey: ['organizations', 'members', id()],
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        getMembers(id(), pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: { next: string | null }) => last.next,
    })),
  )
