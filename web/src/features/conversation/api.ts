import type { DraftKind, NewDraft } from '#domain/conversation/draft.ts'
import type { ConversationSettings } from '#domain/conversation/settings.ts'
import { answer, api } from '@/shared/api/client.ts'

export type Version = Awaited<ReturnType<typeof getVersions>>['versions'][number]
export type ServerDraft = Awaited<ReturnType<typeof getDrafts>>['drafts'][number]

const of = (number: string, id: string) => ({ path: { number, id } })
const draftOf = (number: string, kind: DraftKind) => ({ path: { number, kind } })

export const takeBackMessage = (number: string, id: string) =>
  answer(api.POST('/api/v1/tickets/{number}/messages/{id}/take-back', { params: of(number, id) }))
export const editMessage = (number: string, id: string, body: { html: string; text: string }) =>
  answer(api.PATCH('/api/v1/tickets/{number}/messages/{id}', { params: of(number, id), body }))
export const deleteMessage = (number: string, id: string, reason: string) =>
  answer(
    api.DELETE('/api/v1/tickets/{number}/messages/{id}', {
      params: { ...of(number, id), query: reason ? { reason } : {} },
    }),
  )
export const restoreMessage = (number: string, id: string) =>
  answer(api.POST('/api/v1/tickets/{number}/messages/{id}/restore', { params: of(number, id) }))
export const pinMessage = (number: string, id: string, pinned: boolean) =>
  answer(api.PUT('/api/v1/tickets/{number}/messages/{id}/pin', { params: of(number, id), body: { pinned } }))
export const getVersions = (number: string, id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/messages/{id}/versions', { params: of(number, id), signal }))

export const getDrafts = (number: string) =>
  answer(api.GET('/api/v1/tickets/{number}/drafts', { params: { path: { number } } }))
export const putDraft = (number: string, kind: DraftKind, draft: NewDraft) =>
  answer(api.PUT('/api/v1/tickets/{number}/drafts/{kind}', { params: draftOf(number, kind), body: draft }))
export const removeServerDraft = (number: string, kind: DraftKind) =>
  api.DELETE('/api/v1/tickets/{number}/drafts/{kind}', { params: draftOf(number, kind) })

export const getConversationSettings = (signal: AbortSignal) =>
  answer(api.GET('/api/v1/settings/conversation', { signal }))
export const saveConversationSettings = (settings: ConversationSettings) =>
  answer(api.PUT('/api/v1/settings/conversation', { body: settings }))
