import { z } from 'zod'
import { refusedSinceDeleted } from '../deletion/decide.ts'
import { mergedElsewhere } from '../merging/decide.ts'
import { type Rejection, reject, type Step } from '../tickets/outcome.ts'
import { ticketKinds } from '../tickets/types.ts'

/** As many messages as are split off at once. */
export const mostSplit = 50

/** What a new ticket begins with: copies of messages of another one, each with the id that its copy gets. */
export type Split = { ticket: string; messages: { of: string; id: string }[] }

/** The new ticket has one for each message, the one it comes from has one in all. */
export type SplitEvent =
  | { type: 'split_from'; data: { ticket: string; messageId: string } }
  | { type: 'split_off'; data: { ticket: string; messages: string[] } }

/** What the ticket that messages are split off from is, and which of them can't be. */
export type SplitFacts = { deleted: boolean; mergedInto: string | null; missing: readonly string[] }

/** Why nothing can be split off so, or null. */
export function refusedSplit({ ticket }: Split, facts: SplitFacts | null): Rejection | null {
  if (!facts) return reject('not_found', null, `There is no ticket ${ticket}.`)
  if (facts.deleted) return refusedSinceDeleted({ number: ticket })
  if (facts.mergedInto) return mergedElsewhere(ticket, facts.mergedInto)
  const [missing] = facts.missing
  return missing === undefined
    ? null
    : reject('not_found', 'messages', `There is no message ${missing} on ${ticket} that can be split off.`)
}

/** What a new ticket that was split off begins with. */
export function splitSteps({ ticket, messages }: Split): Step[] {
  return messages.map(({ id }) => ({ type: 'split_from', data: { ticket, messageId: id } }))
}

/** `POST /tickets/:number/split`. What is left out is as with the ticket it comes from. */
export const newSplitSchema = z.strictObject({
  messages: z.array(z.uuid()).min(1).max(mostSplit),
  subject: z.string().trim().min(1, 'A ticket needs a subject.').max(500),
  kind: z.enum(ticketKinds).optional(),
  queue: z.string().max(60).optional(),
})
export type NewSplit = z.infer<typeof newSplitSchema>
