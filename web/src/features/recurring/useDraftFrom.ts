import { useQueryClient } from '@tanstack/vue-query'
import { messagesOptions, ticketOptions } from '@/features/tickets/queries.ts'
import { draftFrom, type RecurringDraft } from './draft.ts'

/** Reads what a ticket of that number is to be made again with: what describes it, and how it began. */
export function useDraftFrom() {
  const queries = useQueryClient()
  return async (number: string): Promise<RecurringDraft | null> => {
    const ticket = await queries.ensureQueryData(ticketOptions(number)).catch(() => null)
    if (!ticket) return null
    const messages = await queries.fetchInfiniteQuery(messagesOptions(number)).catch(() => null)
    const page = messages?.pages.at(-1)
    const first = page?.next === null ? page.messages.at(-1) : undefined
    return draftFrom(ticket, first?.kind === 'reply' ? first.text : '')
  }
}
