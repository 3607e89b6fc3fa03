import { useQueryClient } from '@tanstack/vue-query'
import { getMessages } from '@/features/tickets/api.ts'
import { ticketOptions } from '@/features/tickets/queries.ts'
import { draftFrom, type RecurringDraft } from './draft.ts'

/** Reads what a ticket of that number is to be made again with: what describes it, and how it began. */
export function useDraftFrom() {
  const queries = useQueryClient()
  return async (number: string): Promise<RecurringDraft | null> => {
    const ticket = await queries.ensureQueryData(ticketOptions(number)).catch(() => null)
    if (!ticket) return null
    const page = await getMessages(number, null, new AbortController().signal).catch(() => null)
    const first = page?.next === null ? page.messages.at(-1) : undefined
    return draftFrom(ticket, first?.kind === 'reply' ? first.text : '')
  }
}
