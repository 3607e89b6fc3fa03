import type { NewRecurring, OccurrenceState } from '#domain/recurring/recurring.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'

export type Step = 'pause' | 'resume'
export type Repair = 'retry' | 'dismiss'
/** What a preview is asked of: the rule, and the ticket as far as it is written. */
export type PreviewAsked = Omit<NewRecurring, 'name' | 'missed' | 'withinHours' | 'ticket'> &
  Partial<Pick<NewRecurring, 'ticket'>> & { of?: string }

const of = (id: string) => ({ path: { id } })

export const listRecurring = (cursor: string | null, failed: boolean, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/recurring', {
      params: { query: { limit: 50, ...(failed && { failed: 'true' }), ...(cursor && { cursor }) } },
      signal,
    }),
  )
export const getRecurring = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/recurring/{id}', { params: of(id), signal }))
export const addRecurring = (asked: NewRecurring) => answer(api.POST('/api/v1/recurring', { body: asked }))
export const changeRecurring = (id: string, asked: NewRecurring) =>
  answer(api.PATCH('/api/v1/recurring/{id}', { params: of(id), body: asked }))
export const deleteRecurring = (id: string) =>
  answer(api.DELETE('/api/v1/recurring/{id}', { params: of(id) }))
export const previewRecurring = (asked: PreviewAsked, signal: AbortSignal) =>
  answer(api.POST('/api/v1/recurring/preview', { body: asked, signal }))
export const moveRecurring = (id: string, step: Step) =>
  answer(api.POST(`/api/v1/recurring/{id}/${step}`, { params: of(id) }))
export const runRecurring = (id: string, key: string) =>
  answer(api.POST('/api/v1/recurring/{id}/run', { params: { ...of(id), header: writeHeaders({ key }) } }))
export const repairOccurrence = (id: string, at: string, repair: Repair) =>
  answer(api.POST(`/api/v1/recurring/{id}/occurrences/{at}/${repair}`, { params: { path: { id, at } } }))
export const getOccurrences = (
  id: string,
  state: OccurrenceState | '',
  cursor: string | null,
  signal: AbortSignal,
) =>
  answer(
    api.GET('/api/v1/recurring/{id}/occurrences', {
      params: { ...of(id), query: { limit: 30, ...(state && { state }), ...(cursor && { cursor }) } },
      signal,
    }),
  )
