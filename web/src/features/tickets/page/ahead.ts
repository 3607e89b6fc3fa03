import { queryClient } from '@/app/queryClient.ts'
import { messagesOptions, ticketOptions } from '../queries.ts'

/** Begins to fetch a ticket and the newest of its conversation, before there is a page to show them. */
export function fetchTicket(number: string): void {
  void queryClient.prefetchQuery(ticketOptions(number))
  void queryClient.prefetchInfiniteQuery(messagesOptions(number))
}
