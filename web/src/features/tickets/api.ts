import type { NewMessage, NewTicket, TicketChanges } from '#domain/tickets/ticket.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import type { paths } from '@/shared/api/schema.gen.ts'

type Write = Parameters<typeof writeHeaders>[0]
type Sort = NonNullable<NonNullable<paths['/api/v1/tickets']['get']['parameters']['query']>['sort']>
export type TicketsQuery = { filter?: string; sort?: string; cursor?: string | null; limit?: number }
export type CommandState = Awaited<ReturnType<typeof getCommand>>['command']

const of = (number: string) => ({ path: { number } })

export const getTickets = ({ filter, sort, cursor, limit }: TicketsQuery, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets', {
      params: {
        query: {
          ...(filter && { filter }),
          ...(sort && { sort: sort as Sort }),
          ...(cursor && { cursor }),
          ...(limit && { limit }),
        },
      },
      signal: signal ?? null,
    }),
  )
export const getTicket = (number: string, signal?: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}', { params: of(number), signal: signal ?? null }))
export const createTicket = (ticket: NewTicket, write: Write = {}) =>
  answer(api.POST('/api/v1/tickets', { params: { header: writeHeaders(write) }, body: ticket }))
export const changeTicket = (number: string, changes: TicketChanges, write: Write = {}) =>
  answer(
    api.PATCH('/api/v1/tickets/{number}', {
      params: { ...of(number), header: writeHeaders(write) },
      body: changes,
    }),
  )
export const getMessages = (number: string, cursor: string | null, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/messages', {
      params: { ...of(number), query: { limit: 50, ...(cursor && { cursor }) } },
      signal,
    }),
  )
export const addMessage = (number: string, message: NewMessage, write: Write = {}) =>
  answer(
    api.POST('/api/v1/tickets/{number}/messages', {
      params: { ...of(number), header: writeHeaders(write) },
      body: message,
    }),
  )
type EventsQuery = { group?: string; by?: 'person' | 'automation' }
export const getEvents = (
  number: string,
  cursor: string | null,
  signal: AbortSignal,
  narrowed: EventsQuery = {},
) =>
  answer(
    api.GET('/api/v1/tickets/{number}/events', {
      params: { ...of(number), query: { limit: 100, ...(cursor && { cursor }), ...(narrowed as object) } },
      signal,
    }),
  )
export const getClocks = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/clocks', { params: of(number), signal }))
export const getProcesses = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/processes', { params: of(number), signal }))
export const getViews = (signal: AbortSignal) => answer(api.GET('/api/v1/views', { signal }))
export const getQueues = (signal: AbortSignal) => answer(api.GET('/api/v1/queues', { signal }))
export const getCommand = (id: string) =>
  answer(api.GET('/api/v1/commands/{id}', { params: { path: { id } } }))
