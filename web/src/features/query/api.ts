import { answer, api } from '@/shared/api/client.ts'

export type FieldValue = { value: string; label: string }

export const getFilterFields = (signal: AbortSignal) => answer(api.GET('/api/v1/filter-fields', { signal }))
export const getFieldValues = (name: string, text: string, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/filter-fields/{name}/values', { params: { path: { name }, query: { text } }, signal }),
  )
