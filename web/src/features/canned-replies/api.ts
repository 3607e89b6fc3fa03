import type { CannedReply } from '#domain/canned-replies/canned-reply.ts'
import { answer, api } from '@/shared/api/client.ts'
import { everyPage } from '@/shared/api/everyPage.ts'

export type CannedReplyDraft = Pick<
  CannedReply,
  'name' | 'category' | 'tags' | 'for' | 'html' | 'sharedWith'
> & {
  team: string | null
}

const of = (id: string) => ({ params: { path: { id } } })

/** All of them, page after page. */
export const getCannedReplies = (signal: AbortSignal): Promise<CannedReply[]> =>
  everyPage('cannedReplies', (query) =>
    answer(api.GET('/api/v1/canned-replies', { params: { query }, signal })),
  )
export const addCannedReply = (draft: CannedReplyDraft) =>
  answer(api.POST('/api/v1/canned-replies', { body: draft }))
export const changeCannedReply = (id: string, draft: CannedReplyDraft) =>
  answer(api.PATCH('/api/v1/canned-replies/{id}', { ...of(id), body: draft }))
export const deleteCannedReply = (id: string) => answer(api.DELETE('/api/v1/canned-replies/{id}', of(id)))
export const countCannedReply = (id: string) => answer(api.POST('/api/v1/canned-replies/{id}/uses', of(id)))
export const fillCannedReply = (number: string, id: string, signal?: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/canned-replies/{id}', {
      params: { path: { number, id } },
      ...(signal && { signal }),
    }),
  )
