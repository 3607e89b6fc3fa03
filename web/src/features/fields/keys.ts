/** A key made of a name: small letters, digits and underscores, none of those taken. */
export function keyFor(name: string, taken: readonly string[] = []): string {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[_0-9]+|_+$/g, '')
      .slice(0, 36) || 'value'
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}_${count}`
    if (!taken.includes(key)) return key
  }
}
