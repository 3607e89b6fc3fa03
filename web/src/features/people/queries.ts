import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Person } from '#domain/people/person.ts'
import { getRoles } from '@/features/access/api.ts'
import { useSession } from '@/features/session/store.ts'
import { everyPage } from '@/shared/api/everyPage.ts'
import { getMyProfile, getPeople, getPerson } from './api.ts'

/** Who can work on tickets: everybody active whose roles allow it. */
export function useAgents() {
  const query = useQuery({
    queryKey: ['people', 'agents'],
    queryFn: ({ signal }): Promise<Person[]> =>
      everyPage('people', (page) => getPeople({ can: 'ticket.update', ...page }, signal)),
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

/** A person with everything about them. */
export const usePerson = (id: () => string) =>
  useQuery(
    computed(() => ({
      queryKey: ['people', 'one', id()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getPerson(id(), signal)).person,
      enabled: id() !== '',
    })),
  )

/** What I say about myself. */
export const useMyProfile = () =>
  useQuery({
    queryKey: ['people', 'me'],
    queryFn: async ({ signal }) => (await getMyProfile(signal)).person,
  })

/** The organizations of who has that address, or of oneself for null; none for who is not known. */
export function useMembershipsOf(email: () => string | null) {
  const session = useSession()
  return useQuery(
    computed(() => ({
      queryKey: ['people', 'memberships', email()],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const address = email()
        if (address === null) return (await getMyProfile(signal)).person.organizations
        const { people } = await getPeople({ search: address, limit: 2 }, signal)
        const found = people.find((each) => each.email === address) ?? people[0]
        if (!found || (people.length > 1 && found.email !== address)) return []
        return (await getPerson(found.id, signal)).person.organizations
      },
      enabled: email() === null || (email()?.includes('@') === true && session.can('read', 'Person')),
    })),
  )
}

const builtIn = ['agent', 'manager', 'administrator', 'viewer', 'requester']

/** The roles there are, by key, with their names; the built-in ones for who may not see the others. */
export function useRoles() {
  const { t, te } = useI18n()
  const session = useSession()
  const query = useQuery({
    queryKey: ['roles'],
    queryFn: async () => (await getRoles()).roles,
    enabled: () => session.can('read', 'Role'),
  })
  const name = (key: string) =>
    te(`shell.role.${key}`)
      ? t(`shell.role.${key}`)
      : (query.data.value?.find((role) => role.key === key)?.name ?? key)
  const about = (key: string) =>
    te(`people.role_text.${key}`)
      ? t(`people.role_text.${key}`)
      : query.data.value?.find((role) => role.key === key)?.description
  const keys = computed(() => [
    ...builtIn,
    ...(query.data.value ?? []).filter((role) => !role.builtIn).map((role) => role.key),
  ])
  const items = computed(() => keys.value.map((value) => ({ value, label: name(value) })))
  return { keys, items, name, about }
}
