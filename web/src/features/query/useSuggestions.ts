import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/features/session/store.ts'
import { settled } from '@/shared/settled.ts'
import { getFieldValues } from './api.ts'
import type { useLanguage } from './useLanguage.ts'

/** Something to write: what is put into the filter, what is shown, and what it means. */
export type Suggestion = { key: string; insert: string; label: string; hint: string }

/** What can be written where the caret stands, and writing it. */
export function useSuggestions(
  text: Ref<string>,
  caret: Ref<number>,
  language: ReturnType<typeof useLanguage>['language'],
) {
  const { t, te } = useI18n()
  const session = useSession()
  const completion = computed(
    () => language.value?.completionAt(text.value, caret.value, language.value.catalogue) ?? null,
  )
  const asked = settled(
    computed(() => ({ field: completion.value?.field ?? null, prefix: completion.value?.prefix ?? '' })),
    120,
  )
  const named = useQuery(
    computed(() => ({
      queryKey: ['filter-values', asked.value.field?.name, asked.value.prefix],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getFieldValues(asked.value.field?.name ?? '', asked.value.prefix, signal),
      enabled: asked.value.field !== null && language.value?.namedTypes.includes(asked.value.field.type),
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    })),
  )

  const hint = (key: string) => (te(`query.${key}`) ? t(`query.${key}`) : '')

  const suggestions = computed<Suggestion[]>(() => {
    const here = completion.value
    if (!here || !language.value || !session.isAgent) return []
    return (here.field ? values() : fields()).filter(({ insert }) => insert.trim() !== here.prefix)
  })

  function fields(): Suggestion[] {
    const here = completion.value
    if (!here || !language.value) return []
    return language.value.fieldsFor(here, language.value.catalogue).map(({ name, key }) => ({
      ...{ key: name, insert: `${name}:`, label: `${name}:` },
      hint: key === undefined ? hint(`field.${name}`) : t('query.custom'),
    }))
  }

  function values(): Suggestion[] {
    const field = completion.value?.field
    if (!field || !completion.value || !language.value) return []
    const { knownValuesFor, writeValue, namedTypes } = language.value
    const known = knownValuesFor(completion.value).map((value) => ({
      ...{ key: value, insert: `${value} `, label: value, hint: hint(`value.${value}`) },
    }))
    const isAnswered = namedTypes.includes(field.type) && asked.value.field?.name === field.name
    const found = isAnswered ? (named.data.value?.values ?? []) : []
    return [
      ...known,
      ...found.map(({ value, label }) => ({
        ...{ key: value, insert: `${writeValue(value)} `, label: value, hint: label === value ? '' : label },
      })),
    ].filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index)
  }

  /** The suggestion that Enter takes; none until somebody moves to it. */
  const active = ref(-1)
  watch(suggestions, (now, before) => {
    if (now.map(({ key }) => key).join() !== before.map(({ key }) => key).join()) active.value = -1
  })
  function move(by: number): void {
    const count = suggestions.value.length
    if (count) active.value = active.value < 0 && by < 0 ? count - 1 : (active.value + by + count) % count
  }

  /** The text with that suggestion in it, and where the caret is then. */
  function accepted({ insert }: Suggestion): { text: string; caret: number } {
    const { from, to } = completion.value ?? { from: caret.value, to: caret.value }
    const rest = text.value.slice(to)
    const added = rest.startsWith(' ') ? insert.trimEnd() : insert
    return { text: text.value.slice(0, from) + added + rest, caret: from + insert.length }
  }

  return { suggestions, active, move, accepted }
}
