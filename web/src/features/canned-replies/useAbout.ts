import { useI18n } from 'vue-i18n'
import type { Audience } from '#domain/access/sharing.ts'
import { asProblem } from '@/shared/api/problem.ts'

type Kept = { category: string; sharedWith: Audience; team: { name: string } | null }

/** What is said of a thing in a list to pick from, and of a list that is empty. */
export function useAbout() {
  const { t } = useI18n()

  function about({ category, sharedWith, team }: Kept, more: readonly string[] = []): string {
    const whose = team?.name ?? t(`answers.shared.${sharedWith}`)
    return [category || t('answers.no_category'), whose, ...more].join(' · ')
  }
  function emptyText(query: string, pending: boolean, error: unknown, none: string): string {
    if (error) return asProblem(error).message
    if (pending) return t('shell.loading')
    return query ? t('answers.none_found', { text: query }) : none
  }

  return { about, emptyText }
}
