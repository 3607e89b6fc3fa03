import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'

/** What every list takes. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** Where a page ended: the sort column's value there, and the id that breaks ties. */
export type Position = { value: string | number | null; id: string }

/** A position as an opaque text. */
export function encodeCursor({ value, id }: Position): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

const instant = z.iso.datetime().regex(/^[12]/)
const number = z
  .int()
  .min(-1)
  .max(2 ** 31 - 1)

/** What a list can be sorted by. */
const sortValues = {
  instant: instant.nullable(),
  number,
  /** Of no two rows the same: no id breaks ties. */
  position: number,
  either: z.union([instant, number]),
  text: z.string().max(400),
}

/** The position a cursor stands for, in a list sorted by values of that kind. Throws `invalid_cursor`. */
export function decodeCursor(cursor: string, kind: keyof typeof sortValues): Position {
  try {
    const [value, id] = z
      .tuple([sortValues[kind], kind === 'position' ? z.union([z.uuid(), z.literal('')]) : z.uuid()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { value, id }
  } catch {
    throw new DomainError(
      'invalid_cursor',
      'This cursor is no cursor of this list. Start from the first page.',
      'cursor',
    )
  }
}

/** The first `limit` rows, and the cursor of the page after them, or null. `rows` holds one more when there is one. */
export function cut<T>(
  rows: T[],
  limit: number,
  position: (row: T) => Position,
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? encodeCursor(position(last)) : null }
}

/** A column a list can be sorted by. */
export type SortColumn = { column: string; idColumn: string; direction: 'asc' | 'desc'; nullable?: boolean }

/** Rows after a position in a list sorted by a column and an id; nulls come last. */
export function after({ column, idColumn, direction, nullable }: SortColumn, { value, id }: Position) {
  const ahead = direction === 'asc' ? sql`>` : sql`<`
  const [sorted, tie] = [sql.ref(column), sql.ref(idColumn)]
  if (value === null) return sql<SqlBool>`(${sorted} is null and ${tie} ${ahead} ${id})`
  const later = sql<SqlBool>`(${sorted}, ${tie}) ${ahead} (${value}, ${id})`
  return nullable ? sql<SqlBool>`(${later} or ${sorted} is null)` : later
}
