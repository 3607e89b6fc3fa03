import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useTold } from '@/features/tickets/changes/useTold.ts'
import { endedCategories } from '@/features/tickets/types.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { addLink, type GivenRelation, getLinks, type Link, removeLink } from './api.ts'

/** Under what the links of a ticket are kept. */
export const linksKey = (number: string) => ['ticket', number, 'links']

/** Whether somebody still works on the other ticket. */
export const isOpen = ({ ticket }: Link) => !endedCategories.includes(ticket.statusCategory)

/** The tickets that one is linked with, and changing that. */
export function useLinks(number: () => string) {
  const { t } = useI18n()
  const told = useTold()
  const queries = useQueryClient()
  const query = useQuery(
    computed(() => ({
      queryKey: linksKey(number()),
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getLinks(number(), signal)).links,
    })),
  )
  const links = computed<Link[]>(() => query.data.value ?? [])

  async function change(request: () => ReturnType<typeof addLink>): Promise<boolean> {
    const own = number()
    const key = linksKey(own)
    try {
      const answer = await request()
      if (isWaiting(answer)) void told.waits(answer, own)
      else queries.setQueryData(key, answer.links)
      return true
    } catch (error) {
      told.refused(asProblem(error).message, t('links.refused'))
      void queries.invalidateQueries({ queryKey: key })
      return false
    }
  }

  const add = (relation: GivenRelation, ticket: string) => change(() => addLink(number(), relation, ticket))
  const remove = ({ id }: Link) => change(() => removeLink(number(), id))

  return { query, links, add, remove }
}
