import { answer, api, writeHeaders } from '@/shared/api/client.ts'

const about = (number: string, key: string, reason: string) => ({
  path: { number },
  header: writeHeaders({ key }),
  query: reason ? { reason } : {},
})

export const deleteTicket = (number: string, reason: string, key: string) =>
  answer(api.DELETE('/api/v1/tickets/{number}', { params: about(number, key, reason) }))
export const restoreTicket = (number: string, key: string) =>
  answer(api.POST('/api/v1/tickets/{number}/restore', { params: about(number, key, '') }))
