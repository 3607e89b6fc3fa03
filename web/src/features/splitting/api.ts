import type { NewSplit } from '#domain/splitting/split.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'

export const splitTicket = (number: string, split: NewSplit, key: string) =>
  answer(
    api.POST('/api/v1/tickets/{number}/split', {
      params: { path: { number }, header: writeHeaders({ key }) },
      body: split,
    }),
  )
