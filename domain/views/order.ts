/** `views` as somebody put them; those they did not place stay as they come, behind. */
export function inOrder<T extends { key: string }>(views: readonly T[], keys: readonly string[]): T[] {
  const place = new Map(keys.map((key, index) => [key, index]))
  return views.toSorted((a, b) => (place.get(a.key) ?? keys.length) - (place.get(b.key) ?? keys.length))
}
