import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ChildOutcome } from '#domain/links/schemas.ts'
import { endedCategories } from '@/features/tickets/types.ts'
import type { Link } from './api.ts'
import { isOpen, linksKey } from './useLinks.ts'

type Status = { name: string; category: Link['ticket']['statusCategory'] }
type Answer = 'with' | 'without' | null
export type AskedEnding = {
  status: Status
  children: Link[]
  answer: (answer: Answer) => void
}

/** The question whether a ticket's open children end with it. */
export const useEndings = defineStore('endings', () => {
  const queries = useQueryClient()
  const asked = shallowRef<AskedEnding | null>(null)

  /** Asks where there are any; null when the person thinks better of it. */
  function ask(number: string, status: Status | undefined): Promise<Answer> | undefined {
    if (!status || !endedCategories.includes(status.category)) return undefined
    const links = queries.getQueryData<Link[]>(linksKey(number)) ?? []
    const children = links.filter((link) => link.relation === 'parent_of' && isOpen(link))
    if (!children.length) return undefined
    asked.value?.answer(null)
    return new Promise((resolve) => {
      asked.value = {
        status,
        children,
        answer(answer) {
          asked.value = null
          resolve(answer)
        },
      }
    })
  }

  return { asked, ask }
})

/** Tells what became of the children that were to end with their parent. */
export function useChildOutcomes() {
  const { t } = useI18n()
  const toast = useToast()
  const queries = useQueryClient()

  return (parent: string, outcomes: readonly ChildOutcome[]): void => {
    void queries.invalidateQueries({ queryKey: linksKey(parent) })
    for (const { number } of outcomes) void queries.invalidateQueries({ queryKey: ['ticket', number] })
    const changed = outcomes.filter(({ state }) => state === 'changed').length
    if (changed)
      toast.add({ title: t('links.children.done', changed), icon: 'i-lucide-check', color: 'success' })
    for (const { number, state, detail } of outcomes) {
      if (state === 'changed') continue
      const isRefused = state === 'refused'
      toast.add({
        title: t(`links.children.${state}`, { number }),
        ...(detail ? { description: detail } : {}),
        ...(isRefused ? { color: 'error' as const } : {}),
        icon: isRefused ? 'i-lucide-circle-alert' : 'i-lucide-hourglass',
        duration: 10_000,
      })
    }
  }
}
