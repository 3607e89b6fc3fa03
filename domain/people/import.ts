import { z } from 'zod'
import type { ImportColumn } from './columns.ts'

export type ImportRow = Partial<Record<ImportColumn, string>>

export const mostImportRows = 50_000
export const mostImportBytes = 20 * 1024 * 1024

export const importActions = ['create', 'update', 'nothing', 'error'] as const

const problem = z.object({ code: z.string(), field: z.string(), message: z.string() })
export type RowProblem = z.infer<typeof problem>

const changeSchema = z.object({ field: z.string(), before: z.string(), after: z.string() })

/** What a row of a file would do. */
export const plannedRowSchema = z.object({
  /** Where it is in the file; the header is line 1. */
  line: z.int(),
  email: z.string(),
  person: z.uuid().nullable(),
  action: z.enum(importActions),
  changes: z.array(changeSchema),
  problem: problem.nullable(),
})
export type PlannedRow = z.infer<typeof plannedRowSchema>

/** A row of an import as the API shows it, with what became of it. */
export const importRowSchema = plannedRowSchema.extend({
  state: z.enum(['waiting', 'done', 'failed', 'left_out']),
})
export type ImportedRow = z.infer<typeof importRowSchema>

/** An import as the API shows it. */
export const importSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(['previewed', 'running', 'done', 'failed']),
  /** How many rows there are, and how many were worked off. */
  total: z.int(),
  done: z.int(),
  counts: z.object({ create: z.int(), update: z.int(), nothing: z.int(), error: z.int(), failed: z.int() }),
  createdAt: z.iso.datetime({ offset: true }),
  doneAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Import = z.infer<typeof importSchema>

/** A person as a row is compared with. */
export type ImportTarget = {
  id: string
  name: string
  role: string
  active: boolean
  phone: string
  jobTitle: string
  location: string
  timeZone: string | null
  language: string | null
  /** By name, the default one first. */
  organizations: readonly string[]
  addresses: readonly string[]
}

/** What rows are checked against. */
export type ImportWorld = {
  /** Every address that a row names, in lower case, with whose it is. */
  owners: ReadonlyMap<string, ImportTarget>
  /** Organizations by name in lower case; null where the name is not unique. */
  organizations: ReadonlyMap<string, string | null>
  /** The roles there are, and those that the importer may give. */
  roles: ReadonlySet<string>
  givable: ReadonlySet<string>
}

/** The values of a cell that holds several, separated by bars. */
export function listed(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((each) => each.trim())
    .filter(Boolean)
}

const words: Record<string, boolean> = {
  yes: true,
  true: true,
  '1': true,
  no: false,
  false: false,
  '0': false,
}

/** What a cell of the column "active" says, or null. */
export function yesOrNo(cell: string): boolean | null {
  return words[cell.trim().toLowerCase()] ?? null
}

/** As an export writes it. */
export const asYesNo = (value: boolean | null): string => (value ? 'yes' : 'no')
