import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref, shallowRef } from 'vue'
import { DomainError, type TextSpan } from '#domain/errors.ts'
import { loadMessages } from '@/app/i18n.ts'
import { settled } from '@/shared/settled.ts'
import { getFilterFields } from './api.ts'

type Language = typeof import('./language.ts')

/** What is wrong with a filter, and where in its text if that can be said. */
export type Mistake = { message: string; at: TextSpan | null }

const language = shallowRef<Language>()

/** The query language and the fields there are, once they are needed; and what is wrong with a text when nobody types any more. */
export function useLanguage(text: Ref<string>) {
  const fields = useQuery({
    queryKey: ['filter-fields'],
    queryFn: async ({ signal }) => (await getFilterFields(signal)).fields,
    enabled: () => language.value !== undefined,
    staleTime: 60_000,
  })
  /** Undefined until both are there. */
  const spoken = computed(() => {
    if (!language.value || !fields.data.value) return undefined
    return { ...language.value, catalogue: new language.value.Catalogue(fields.data.value) }
  })
  const still = settled(text, 500)
  const mistake = computed(() =>
    spoken.value && still.value === text.value ? mistakeIn(spoken.value, text.value) : null,
  )
  async function load(): Promise<void> {
    if (language.value) return
    const [spoken] = await Promise.all([import('./language.ts'), loadMessages(['query'])])
    language.value = spoken
  }
  return { language: spoken, mistake, load }
}

type Spoken = Language & { catalogue: InstanceType<Language['Catalogue']> }

function mistakeIn({ parseQuery, catalogue }: Spoken, text: string): Mistake | null {
  // A tree in JSON is the server's to read.
  if (text.trimStart().startsWith('{')) return null
  try {
    parseQuery(text, catalogue)
    return null
  } catch (error) {
    return error instanceof DomainError ? { message: error.message, at: error.at ?? null } : null
  }
}
