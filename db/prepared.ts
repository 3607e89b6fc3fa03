import pg from 'pg'

// Lists of values of every length would be statements without end, and each takes memory in every connection.
const mostStatements = 300

/**
 * Connections for one pool that read and plan each statement once: for a small statement that is most of its work.
 * What is best planned by its values (searches, pages of lists) is left alone.
 */
export function preparingClient(): typeof pg.Client {
  const names = new Map<string, string | undefined>()

  /** The name under which a statement is prepared on every connection, or undefined. */
  function nameOf(text: string): string | undefined {
    if (!names.has(text) && names.size < mostStatements)
      names.set(text, isPlannedOnce(text) ? `perdure_${names.size}` : undefined)
    return names.get(text)
  }

  class PreparingClient extends pg.Client {}
  const { query } = pg.Client.prototype
  PreparingClient.prototype.query = function (
    this: pg.Client,
    text: unknown,
    values: unknown,
    ...rest: unknown[]
  ) {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
    const args = name ? [{ name, text, values }, ...rest] : [text, values, ...rest]
    return Reflect.apply(query, this, args)
  } as typeof query
  return PreparingClient
}

// All columns of a table are others after a migration, which a statement prepared before it would refuse for ever; and
// an upsert on a partial index can be planned with its values only.
const plannedByValue = /@@|\*|\blimit \$|\bon conflict \([^)]*\) where\b/i

function isPlannedOnce(text: string): boolean {
  return /^\s*(select|insert|update|delete|with)\b/i.test(text) && !plannedByValue.test(text)
}
