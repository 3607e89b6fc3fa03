import type { BulkChanges, BulkItemState, BulkPreview, NewBulk } from '#domain/bulk/bulk.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'

export type Step = 'pause' | 'resume' | 'cancel'
/** Tickets by their numbers, or all that match a filter. */
export type Chosen = { numbers: string[] } | { filter: string }
/** What is done with them. */
export type Deed = { changes: BulkChanges } | { macro: string }
/** What goes along with it. */
export type Along = Pick<NewBulk, 'given' | 'children' | 'reason'>
export type { BulkChanges }

const of = (id: string) => ({ path: { id } })

export const previewBulk = (asked: BulkPreview, signal?: AbortSignal) =>
  answer(api.POST('/api/v1/bulk/preview', { body: asked, signal: signal ?? null }))
export type Preview = Awaited<ReturnType<typeof previewBulk>>
export const startBulk = (asked: NewBulk, key: string) =>
  answer(api.POST('/api/v1/bulk', { params: { header: writeHeaders({ key }) }, body: asked }))
export const getBulks = (cursor: string | null, signal: AbortSignal) =>
  answer(api.GET('/api/v1/bulk', { params: { query: { limit: 50, ...(cursor && { cursor }) } }, signal }))
export const getBulk = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/bulk/{id}', { params: of(id), signal }))
export const getResults = (
  id: string,
  state: BulkItemState | '',
  cursor: string | null,
  signal: AbortSignal,
) =>
  answer(
    api.GET('/api/v1/bulk/{id}/results', {
      params: { ...of(id), query: { limit: 100, ...(state && { state }), ...(cursor && { cursor }) } },
      signal,
    }),
  )
export const undoBulk = (id: string) => answer(api.POST('/api/v1/bulk/{id}/undo', { params: of(id) }))
export const moveBulk = (id: string, step: Step) =>
  answer(api.POST(`/api/v1/bulk/{id}/${step}`, { params: of(id) }))
