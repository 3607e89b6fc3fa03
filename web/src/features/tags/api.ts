import type { NewTag, Tag, TagChange, TagChanges, TagLook } from '#domain/tags/tag.ts'
import { answer, api } from '@/shared/api/client.ts'

export type { Tag, TagChange, TagLook }

const of = (id: string) => ({ params: { path: { id } } })
type Asked = { search?: string; statistics?: 'true'; cursor?: string | null; limit?: number }

export const getTags = ({ search, cursor, ...query }: Asked, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/tags', {
      params: { query: { ...query, ...(search && { search }), ...(cursor && { cursor }) } as never },
      signal,
    }),
  )
export const getTagLooks = () => answer(api.GET('/api/v1/tags/looks'))
export const getTagChanges = () => answer(api.GET('/api/v1/tags/changes'))
export const addTag = (tag: NewTag) => answer(api.POST('/api/v1/tags', { body: tag }))
export const changeTag = (id: string, changes: TagChanges) =>
  answer(api.PATCH('/api/v1/tags/{id}', { ...of(id), body: changes as never }))
export const mergeTag = (id: string, into: string) =>
  answer(api.POST('/api/v1/tags/{id}/merge', { ...of(id), body: { into } }))
export const deleteTag = (id: string) => answer(api.DELETE('/api/v1/tags/{id}', of(id)))
