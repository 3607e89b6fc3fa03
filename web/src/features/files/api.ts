import type { FileSettings } from '#domain/files/settings.ts'
import { answer, api, apiBase, writeHeaders } from '@/shared/api/client.ts'

export const fileUrl = (id: string) => `${apiBase}/files/${id}`
export const shownUrl = (id: string) => `${fileUrl(id)}?inline=1`
export const thumbnailUrl = (id: string) => `${fileUrl(id)}/thumbnail`

const of = (number: string, id: string) => ({ path: { number, id } })

export const getFile = (id: string) =>
  answer(api.GET('/api/v1/files/{id}/about', { params: { path: { id } } }))
export const getMail = (id: string) =>
  answer(api.GET('/api/v1/files/{id}/mail', { params: { path: { id } } }))
export const getTicketFiles = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/files', { params: { path: { number } }, signal }))
export const getDownloads = (number: string, id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/files/{id}/downloads', { params: of(number, id), signal }))
export const removeFile = (number: string, id: string) =>
  answer(api.POST('/api/v1/tickets/{number}/files/{id}/remove', { params: of(number, id), body: {} }))
export const restoreFile = (number: string, id: string) =>
  answer(api.POST('/api/v1/tickets/{number}/files/{id}/restore', { params: of(number, id), body: {} }))
export const getFileSettings = () => answer(api.GET('/api/v1/files/settings'))
export const saveFileSettings = (settings: FileSettings) =>
  answer(api.PUT('/api/v1/files/settings', { body: settings }))
export const finishUpload = (upload: string, name: string, inline: boolean) =>
  answer(
    api.POST('/api/v1/files/uploads/{upload}/finish', {
      params: { path: { upload } },
      body: { name, inline },
    }),
  )

/** The first `bytes` bytes of a text file, and whether there are more. */
export async function readText(
  id: string,
  size: number,
  bytes: number,
): Promise<{ text: string; more: boolean }> {
  const headers = size > bytes ? { range: `bytes=0-${bytes - 1}` } : undefined
  const response = await fetch(shownUrl(id), headers ? { headers } : {})
  if (!response.ok) throw new Error(response.statusText)
  return { text: await response.text(), more: size > bytes }
}

/** Uploads a file in one go. */
export function uploadFile(file: File, key: string, inline: boolean) {
  const body = new FormData()
  body.set('file', file, file.name)
  return answer(
    api.POST('/api/v1/files', {
      params: { header: writeHeaders({ key }), query: inline ? { inline: '1' } : {} },
      body,
      bodySerializer: () => body,
    } as never),
  ) as ReturnType<typeof finishUpload>
}
