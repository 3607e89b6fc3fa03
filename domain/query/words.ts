import type { Words } from './tree.ts'

/**
 * The words of a text, without case and accents. It follows the search configuration `perdure` for plain words; what
 * Postgres's parser keeps in one piece besides (addresses, numbers with a point) is cut here.
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  )
}

/** What a text is searched by, cut up: its words, and whether the last one may have any ending. */
export function searchedWords({ words }: Words): { words: string[]; open: boolean } {
  return { words: wordsOf(words), open: words.endsWith('*') }
}

/** Whether the words stand in the text, one after the other. Nothing to search for is in no text. */
export function isIn(text: readonly string[], searched: Words): boolean {
  const { words, open } = searchedWords(searched)
  if (!words.length) return false
  const last = words.length - 1
  return text.some((_, at) =>
    words.every((word, index) => {
      const found = text[at + index]
      return open && index === last ? found?.startsWith(word) : found === word
    }),
  )
}
