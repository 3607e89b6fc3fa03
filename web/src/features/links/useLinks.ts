import { useToast } from '@nuxt/ui/composables/useToast'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
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
  const toast = useToast()
  const queries = useQueryClient()
  const query = useQuery(
    computed(() => ({
      queryKey: linksKey(number()),
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await getLinks(number(), signal)).links,
    })),
  )
  const links = computed<Link[]>(() => query.data.value ?? [])

  async function change(request: () => ReturnType<typeof addLink>): Promise<boolean> {
    const key = linksKey(number())
    try {
      const answer = await request()
      if (isWaiting(answer)) toast.add({ title: t('tickets.waiting_title'), icon: 'i-lucide-hourglass' })
      else queries.setQueryData(key, answer.links)
      return true
    } catch (error) {
      toast.add({ title: t('links.refused'), description: asProblem(error).message, color: 'error' })
      void queries.invalidateQueries({ queryKey: key })
      return false
    }
  }

  const add = (relation: GivenRelation, ticket: string) => change(() => addLink(number(), relation, ticket))
  const remove = ({ id }: Link) => change(() => removeLink(number(), id))

  return { query, links, add, remove }
}
