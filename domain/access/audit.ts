import { z } from 'zod'

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

/** `text` as the database keeps it, of at most `longest` characters: no NUL, and no half of a character. */
export function storable(text: string, longest = Number.POSITIVE_INFINITY): string {
  return text.replaceAll('\0', '\uFFFD').slice(0, longest).toWellFormed()
}

/** `value` as the database gives it back: JSON without undefined, and with texts that can be kept. */
export function plain(value: unknown): unknown {
  if (value === undefined) return null
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => {
    if (typeof each === 'string') return storable(each)
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).map(([name, one]) => [storable(name), one]))
  })
}

/** A record, as it is shown. */
export const auditRecordSchema = z.object({
  id: z.uuid(),
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string().describe('Their name and address then.'),
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable().describe('What the subject is called now, if it is known.'),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
})
export type ShownAuditRecord = z.infer<typeof auditRecordSchema>

const instant = z.iso.datetime({ offset: true })

/** What of the log somebody wants to see. */
export const auditFilterSchema = z.object({
  action: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('An action, or what it begins with: "role" finds "role.update".'),
  person: z.uuid().optional().describe('Who did it.'),
  subject: z.string().trim().max(200).optional().describe('What it was done to, by id or key.'),
  from: instant.optional(),
  to: instant.optional().describe('Before that instant.'),
  text: z.string().trim().max(200).optional().describe('Part of who, what, where or of the values.'),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

const days = z
  .int('Give a whole number of days.')
  .min(30, 'Keep records for 30 days at least.')
  .max(36_500, 'That is as good as for ever.')
/** For how long records are kept: days, or for ever. A month at least, so that nobody hides what they did today. */
export const auditRetentionSchema = z.strictObject({ days: days.nullable() })
export type AuditRetention = z.infer<typeof auditRetentionSchema>
