/** What has to be accounted for. Instants are ISO 8601 in milliseconds. */
export type AuditEntry = {
  id: string
  /** Its place in the chain, from 1 and without gaps. */
  seq: number
  at: string
  personId: string | null
  /** Who they were then, in words. */
  actor: string
  action: string
  subject: string
  /** Where from. */
  address: string | null
  userAgent: string | null
  before: unknown
  after: unknown
}

/** The hash before the first record. */
export const firstHash = '0'.repeat(64)

/** The text whose SHA-256 is a record's hash: the hash before it, and all it says, in an order of its own. */
export function chainText(previous: string, entry: AuditEntry): string {
  const { id, seq, at, personId, actor, action, subject, address, userAgent, before, after } = entry
  return JSON.stringify(
    sorted([previous, id, seq, at, personId, actor, action, subject, address, userAgent, before, after]),
  )
}

/** The same with the fields of objects in alphabetical order: Postgres keeps them in its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]))
}
