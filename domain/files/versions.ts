/** Which version of its name each file is; the files are given oldest first. Names differ by more than their case. */
export function withVersions<T extends { name: string }>(
  files: readonly T[],
): (T & { version: number; versions: number })[] {
  const counts = new Map<string, number>()
  const numbered = files.map((file) => {
    const key = file.name.toLowerCase()
    const version = (counts.get(key) ?? 0) + 1
    counts.set(key, version)
    return { ...file, version }
  })
  return numbered.map((file) => ({ ...file, versions: counts.get(file.name.toLowerCase()) as number }))
}
