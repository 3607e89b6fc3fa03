import type { Permission } from '#domain/access/permissions.ts'
import type { ImportedRow } from '#domain/people/import.ts'
import type { PersonChanges } from '#domain/people/profile.ts'
import { answer, api, apiBase, writeHeaders } from '@/shared/api/client.ts'

export type PeopleQuery = {
  search?: string
  role?: string
  organization?: string
  /** Whose roles allow this. */
  can?: Permission
  cursor?: string | null
  limit?: number
}
export type NewPerson = { name: string; email: string; role: string }
export type BulkChanges = { active?: boolean; role?: string; organization?: string }
export type BulkResult = Awaited<ReturnType<typeof changePeople>>['results'][number]

const of = (id: string) => ({ params: { path: { id } } })

export const getPeople = (
  { search, role, organization, can, cursor, limit }: PeopleQuery,
  signal: AbortSignal,
) =>
  answer(
    api.GET('/api/v1/people', {
      params: {
        query: {
          ...(search && { search }),
          ...(role && { role }),
          ...(organization && { organization }),
          ...(can && { can }),
          ...(cursor && { cursor }),
          ...(limit && { limit }),
        },
      },
      signal,
    }),
  )
export const addPerson = (person: NewPerson) => answer(api.POST('/api/v1/people', { body: person }))
export const getPerson = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/people/{id}', { ...of(id), signal }))
export const changePerson = (id: string, changes: PersonChanges) =>
  answer(api.PATCH('/api/v1/people/{id}', { ...of(id), body: changes as never }))
export const getMyProfile = (signal: AbortSignal) => answer(api.GET('/api/v1/me/profile', { signal }))
export const changeMyProfile = (changes: PersonChanges) =>
  answer(api.PATCH('/api/v1/me/profile', { body: changes as never }))
export const changePeople = (ids: string[], changes: BulkChanges) =>
  answer(api.POST('/api/v1/people/bulk', { body: { ids, changes } }))

export const addAddress = (id: string, address: string, main = false) =>
  answer(api.POST('/api/v1/people/{id}/addresses', { ...of(id), body: { address, main } }))
export const removeAddress = (id: string, address: string) =>
  answer(api.DELETE('/api/v1/people/{id}/addresses/{address}', { params: { path: { id, address } } }))

export const getDuplicates = (signal: AbortSignal) => answer(api.GET('/api/v1/people/duplicates', { signal }))
export const previewMerge = (into: string, from: string, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/people/{id}/merge-preview', {
      params: { path: { id: into }, query: { from } },
      signal,
    }),
  )
export const mergePeople = (into: string, from: string) =>
  answer(api.POST('/api/v1/people/{id}/merge', { ...of(into), body: { from } }))
export const getMerges = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/people/{id}/merges', { ...of(id), signal }))
export const undoMerge = (id: string) => answer(api.POST('/api/v1/people/merges/{id}/undo', of(id)))

export function setPicture(id: string, file: Blob, key: string) {
  const body = new FormData()
  body.set('file', file, 'picture')
  return answer(
    api.POST('/api/v1/people/{id}/avatar', {
      params: { path: { id }, header: writeHeaders({ key }) },
      body,
      bodySerializer: () => body,
    } as never),
  )
}
export const removePicture = (id: string) => answer(api.DELETE('/api/v1/people/{id}/avatar', of(id)))

/** Where a picture is, or undefined when there is none. */
export const pictureUrl = (id: string, version: string | null, size: 'small' | 'large' = 'small') =>
  version ? `${apiBase}/people/${id}/avatar?size=${size}&version=${version}` : undefined

export const exportUrl = ({ search, role }: { search: string; role: string }) => {
  const query = new URLSearchParams({ ...(search && { search }), ...(role && { role }) }).toString()
  return `${apiBase}/people/export.csv${query && `?${query}`}`
}

export type ImportFilter = ImportedRow['action'] | 'failed' | ''

export function previewImport(file: File, key: string) {
  const body = new FormData()
  body.set('file', file, file.name)
  return answer(
    api.POST('/api/v1/people/imports', {
      params: { header: writeHeaders({ key }) },
      body,
      bodySerializer: () => body,
    } as never),
  ) as ReturnType<typeof applyImport>
}
export const getImport = (id: string, only: ImportFilter, offset: number, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/people/imports/{id}', {
      params: { path: { id }, query: { ...(only && { only }), offset } },
      signal,
    }),
  )
export const applyImport = (id: string) => answer(api.POST('/api/v1/people/imports/{id}/apply', of(id)))

export const askForAddress = (address: string) =>
  answer(api.POST('/api/v1/me/addresses', { body: { address } }))
export const verifyAddress = (token: string) =>
  answer(api.POST('/api/v1/verify-address', { body: { token } }))
export const inviteAgain = (id: string) =>
  answer(api.POST('/api/v1/people/{id}/invitation', { params: { path: { id } } }))
