import { refDebounced } from '@vueuse/core'
import { computed, type Ref, shallowRef } from 'vue'
import { DomainError, type TextSpan } from '#domain/errors.ts'

type Language = typeof import('./language.ts')

/** What is wrong with a filter, and where in its text if that can be said. */
export type Mistake = { message: string; at: TextSpan | null }

const language = shallowRef<Language>()

/** The query language, once it is needed, and what is wrong with a text in it when nobody types any more. */
export function useLanguage(text: Ref<string>) {
  const settled = refDebounced(text, 500)
  const mistake = computed(() =>
    language.value && settled.value === text.value ? mistakeIn(language.value, text.value) : null,
  )
  async function load(): Promise<void> {
    language.value ??= await import('./language.ts')
  }
  return { language, mistake, load }
}

function mistakeIn({ parseQuery }: Language, text: string): Mistake | null {
  // A tree in JSON is the server's to read.
  if (text.trimStart().startsWith('{')) return null
  try {
    parseQuery(text)
    return null
  } catch (error) {
    return error instanceof DomainError ? { message: error.message, at: error.at ?? null } : null
  }
}
