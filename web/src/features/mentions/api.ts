import { answer, api } from '@/shared/api/client.ts'

export const getMentionables = (number: string, search: string, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/mentions', {
      params: { path: { number }, query: { search } },
      signal,
    }),
  )
