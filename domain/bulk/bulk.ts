import { z } from 'zod'
import { queryLimits } from '../query/tree.ts'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import { ticketChangesSchema } from '../tickets/ticket.ts'
import { bulkGivenSchema } from './given.ts'

/** As many tickets as can be named one by one; a filter takes all that match. */
export const mostNumbers = 10_000

const instant = z.iso.datetime({ offset: true })
const { status, priority, kind, queue, assignee, fields, tags, reason } = ticketChangesSchema.shape

/** What is to become of every ticket. `assignee` is a person's id or mail address, or null; `queue` is a key. */
export const bulkChangesSchema = z
  .strictObject({
    ...{ status, priority, kind, queue, assignee, fields, addTags: tags, removeTags: tags },
    /** Deletes them, or restores them; comes alone. */
    deleted: z.boolean().optional(),
    /** Number of the ticket that they are merged into; nothing else changes then. */
    mergeInto: ticketNumberSchema.optional(),
  })
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Name at least one field to change.',
  )
  .refine(
    ({ deleted, ...others }) =>
      deleted === undefined || Object.values(others).every((value) => value === undefined),
    'Delete or restore tickets by itself.',
  )
  .refine(
    ({ mergeInto, ...others }) =>
      mergeInto === undefined || Object.values(others).every((value) => value === undefined),
    { path: ['mergeInto'], message: 'What is merged is not changed in the same step.' },
  )
export type BulkChanges = z.infer<typeof bulkChangesSchema>

const selection = {
  /** All that match, as they are at this moment. */
  filter: z.string().max(queryLimits.text).optional(),
  numbers: z.array(ticketNumberSchema).min(1).max(mostNumbers).optional(),
}
const isOneOf = ({ filter, numbers }: { filter?: string | undefined; numbers?: string[] | undefined }) =>
  (filter === undefined) !== (numbers === undefined)
const oneOf = { path: ['numbers'], message: 'Give either a filter or the numbers of the tickets.' }

const macro = z.uuid().optional()
const isNotBoth = ({ changes, macro: run }: { changes?: unknown; macro?: unknown }) => !(changes && run)
const notBoth = { path: ['macro'], message: 'Give either changes or a macro.' }

/** `POST /bulk/preview`. Without changes and macro, the tickets are counted only. */
export const bulkPreviewSchema = z
  .strictObject({ ...selection, changes: bulkChangesSchema.optional(), macro })
  .refine(isOneOf, oneOf)
  .refine(isNotBoth, notBoth)
export type BulkPreview = z.infer<typeof bulkPreviewSchema>

/** `POST /bulk`. */
export const newBulkSchema = z
  .strictObject({
    ...selection,
    changes: bulkChangesSchema.optional(),
    /** A macro to run on each of them, as it is at this moment. */
    macro,
    /** For what transitions ask for. */
    given: bulkGivenSchema.optional(),
    /** Has their open children go along where they are resolved, closed or cancelled. */
    children: z.literal(true).optional(),
    reason,
  })
  .refine(isOneOf, oneOf)
  .refine(isNotBoth, notBoth)
  .refine(({ changes, macro: run }) => changes || run, {
    path: ['changes'],
    message: 'Say what is to be changed, or which macro is to be run.',
  })
  .refine(({ changes, given, children }) => changes?.status !== undefined || !(given || children), {
    path: ['given'],
    message: 'Something is given, and children go along, with another status only.',
  })
export type NewBulk = z.infer<typeof newBulkSchema>

export const bulkStates = ['running', 'paused', 'cancelled', 'done'] as const
export type BulkState = (typeof bulkStates)[number]

/** A ticket waits, was changed, was refused, or was like that already. */
export const bulkItemStates = ['pending', 'done', 'refused', 'skipped'] as const
export type BulkItemState = (typeof bulkItemStates)[number]

/** One change of many tickets. */
export const bulkSchema = z.object({
  id: z.uuid(),
  state: z.enum(bulkStates),
  /** What was asked for, or what is taken back. */
  changes: z.record(z.string(), z.unknown()),
  filter: z.string().nullable(),
  /** What was run on them; `changes` whether that was more than saying something. */
  macro: z.object({ id: z.uuid(), name: z.string(), changes: z.boolean() }).nullable(),
  /** Their open children went along. */
  children: z.boolean(),
  reason: z.string().nullable(),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  skipped: z.int(),
  /** The one that this one takes back. */
  undoes: z.uuid().nullable(),
  /** The one that takes this one back. */
  undoneBy: z.uuid().nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
})
export type Bulk = z.infer<typeof bulkSchema>

/** What became of one ticket. `subject` is null for who may not read it. */
export const bulkResultSchema = z.object({
  ticket: ticketNumberSchema,
  subject: z.string().nullable(),
  state: z.enum(bulkItemStates),
  code: z.string().nullable(),
  detail: z.string().nullable(),
})
export type BulkResult = z.infer<typeof bulkResultSchema>

/**
 * Whether what was changed can be taken back: once it has ended, once, and not what took something back itself. What was
 * said stays said.
 */
export function isUndoable({ state, done, undoes, undoneBy, macro: run }: Bulk): boolean {
  const hasEnded = state === 'done' || state === 'cancelled'
  return hasEnded && done > 0 && undoes === null && undoneBy === null && (run?.changes ?? true)
}
