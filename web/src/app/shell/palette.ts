/** How well `text` answers `query`: 0 is not at all, more is better. Words may come in any order. */
export function score(text: string, query: string): number {
  const haystack = fold(text)
  let sum = 0
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const at = haystack.indexOf(word)
    if (at < 0) return 0
    sum += at === 0 ? 3 : /\s/.test(haystack[at - 1] ?? '') ? 2 : 1
  }
  return sum || 1
}

/** Lower case without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The best of `items` for `query`, in their own order when nothing is asked for. */
export function best<T>(items: readonly T[], query: string, textOf: (item: T) => string, limit: number): T[] {
  if (!query.trim()) return items.slice(0, limit)
  return items
    .map((item, index) => ({ item, index, score: score(textOf(item), query) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map((entry) => entry.item)
}
