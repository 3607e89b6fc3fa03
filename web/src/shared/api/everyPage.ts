import type { Page } from './types.ts'

/** All of a list, page after page: what `get` answers under the name `of`. */
export async function everyPage<Name extends string, T>(
  of: Name,
  get: (page: { limit: number; cursor?: string }) => Promise<Page<Name, T>>,
): Promise<T[]> {
  const found: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<Name, T> = await get({ limit: 200, ...(cursor && { cursor }) })
    found.push(...page[of])
    cursor = page.next
  } while (cursor)
  return found
}
