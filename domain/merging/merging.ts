import { z } from 'zod'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import type { TicketState } from '../tickets/state.ts'
import { statusCategories } from '../tickets/types.ts'

/** As many as are merged into one ticket at most. */
export const mostMerged = 1_000

/** As many as are merged in one step. */
export const mostAtOnce = 50

/** What a ticket was before it was merged, for it to be so again. Instants are epoch milliseconds. */
export type BeforeMerge = Pick<
  TicketState,
  | 'status'
  | 'category'
  | 'lifecycle'
  | 'resolvedAt'
  | 'closedAt'
  | 'closesAt'
  | 'reopensUntil'
  | 'snoozedUntil'
>

/** Where a merged ticket goes on, and what it was before. */
export type MergedInto = { ticket: string; at: number; before: BeforeMerge }

/**
 * `merge` is asked of the ticket that stays, `unmerge` of one that was merged; tickets are named by their numbers. `at`:
 * only the merge of that instant is undone, in epoch milliseconds.
 */
export type MergingCommand =
  | { type: 'merge'; payload: { tickets: string[]; reason?: string } }
  | { type: 'unmerge'; payload: { ticket: string; at?: number; reason?: string } }

/**
 * What the ticket that stays remembers, and what the other one does. `hadEnded`: merging it stopped no clock, so that
 * undoing it starts none.
 */
export type MergingEvent =
  | { type: 'merged'; data: { ticket: string } }
  | { type: 'unmerged'; data: { ticket: string } }
  | {
      type: 'merged_into'
      data: Pick<BeforeMerge, 'status' | 'category'> & {
        ticket: string
        hadEnded: boolean
        lifecycle?: number
      }
    }
  | {
      type: 'unmerged_from'
      data: { ticket: string; category: BeforeMerge['category']; hadEnded: boolean }
    }

const reason = z.string().trim().max(1000).optional()

/** `POST /tickets/:number/merge`: what is merged into that ticket. */
export const newMergeSchema = z.strictObject({
  tickets: z.array(ticketNumberSchema).min(1).max(mostAtOnce),
  reason,
})

/** `POST /tickets/:number/unmerge`. */
export const unmergeSchema = z.strictObject({ reason })

/** A ticket that is merged into another one, as that one's page shows it. */
export const mergedTicketSchema = z.object({
  number: ticketNumberSchema,
  subject: z.string(),
  statusCategory: z.enum(statusCategories),
  requester: z.object({ name: z.string(), email: z.string() }),
  mergedAt: z.iso.datetime({ offset: true }),
})
export type MergedTicket = z.infer<typeof mergedTicketSchema>

/** What merging tickets would do, for the dialog that asks before. */
export const mergePreviewSchema = z.object({
  tickets: z.array(
    z.object({
      number: ticketNumberSchema,
      subject: z.string().nullable(),
      messages: z.int(),
      /** Why it can't be merged. */
      refused: z.object({ code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
  /** Who gets a copy of what is said from then on, beside those who do already. */
  watchers: z.array(z.string()),
})
export type MergePreview = z.infer<typeof mergePreviewSchema>
