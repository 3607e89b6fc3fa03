import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import { uuid } from '@/shared/uuid.ts'

const of = (number: string) => ({ path: { number }, header: writeHeaders({ key: uuid() }) })

export const getMerged = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/merged', { params: { path: { number } }, signal }))
export const previewMerge = (target: string, tickets: string[], signal: AbortSignal) =>
  answer(
    api.POST('/api/v1/tickets/{number}/merge/preview', {
      params: { path: { number: target } },
      body: { tickets },
      signal,
    }),
  )
export const mergeTickets = (target: string, tickets: string[], reason: string) =>
  answer(
    api.POST('/api/v1/tickets/{number}/merge', {
      params: of(target),
      body: { tickets, ...(reason && { reason }) },
    }),
  )
export const unmergeTicket = (number: string) =>
  answer(api.POST('/api/v1/tickets/{number}/unmerge', { params: of(number), body: {} }))
