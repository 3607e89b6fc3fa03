import type { InfiniteData, QueryClient } from '@tanstack/vue-query'
import type { Ticket } from '#domain/tickets/ticket.ts'
import type { Page } from '@/shared/api/types.ts'
import { ticketOptions } from './queries.ts'

type TicketPages = InfiniteData<Page<'tickets', Ticket>>

/** What the console knows of a ticket, from its page or from any list. */
export function knownTicket(queries: QueryClient, number: string): Ticket | undefined {
  const own = queries.getQueryData(ticketOptions(number).queryKey)
  if (own) return own
  for (const [, pages] of queries.getQueriesData<TicketPages>({ queryKey: ['tickets'] }))
    for (const page of pages?.pages ?? []) {
      const found = page.tickets.find((ticket) => ticket.number === number)
      if (found) return found
    }
  return undefined
}

/** Shows a ticket as `update` makes it, on its page and in every list it is in. */
export function patchTicket(queries: QueryClient, number: string, update: (ticket: Ticket) => Ticket): void {
  queries.setQueryData(ticketOptions(number).queryKey, (ticket) => ticket && update(ticket))
  queries.setQueriesData<TicketPages>({ queryKey: ['tickets'] }, (data) => {
    if (!data?.pages.some((page) => page.tickets.some((ticket) => ticket.number === number))) return data
    return {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        tickets: page.tickets.map((ticket) => (ticket.number === number ? update(ticket) : ticket)),
      })),
    }
  })
}

/** Takes over what the server answered, unless something newer is shown already. */
export function adoptTicket(queries: QueryClient, ticket: Ticket): void {
  queries.setQueryData(ticketOptions(ticket.number).queryKey, (known) => newer(known, ticket))
  patchTicket(queries, ticket.number, (known) => newer(known, ticket))
}

function newer(known: Ticket | undefined, ticket: Ticket): Ticket {
  return known && known.seq > ticket.seq ? known : ticket
}
