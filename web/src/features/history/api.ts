import { answer, api } from '@/shared/api/client.ts'

export const getPast = (number: string, seq: number, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/past', { params: { path: { number }, query: { seq } }, signal }))
