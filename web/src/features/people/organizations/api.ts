import type { OrganizationChanges } from '#domain/people/organization.ts'
import { answer, api } from '@/shared/api/client.ts'

export type EditedOrganization = Required<{
  [Field in keyof OrganizationChanges]: Exclude<OrganizationChanges[Field], undefined>
}>

const of = (id: string) => ({ params: { path: { id } } })
const member = (id: string, personId: string) => ({ params: { path: { id, personId } } })

type Asked = { search?: string; cursor?: string | null; limit?: number }
export const getOrganizations = ({ search, cursor, limit }: Asked, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/organizations', {
      params: { query: { ...(search && { search }), ...(cursor && { cursor }), ...(limit && { limit }) } },
      signal,
    }),
  )
export const getOrganization = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/organizations/{id}', { ...of(id), signal }))
export const addOrganization = (organization: EditedOrganization) =>
  answer(api.POST('/api/v1/organizations', { body: organization }))
export const saveOrganization = (id: string, changes: Partial<EditedOrganization>) =>
  answer(api.PATCH('/api/v1/organizations/{id}', { ...of(id), body: changes }))
export const removeOrganization = (id: string) => api.DELETE('/api/v1/organizations/{id}', of(id))

export const getMembers = (id: string, cursor: string | null, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/organizations/{id}/people', {
      params: { path: { id }, query: { ...(cursor && { cursor }) } },
      signal,
    }),
  )
export const joinOrganization = (
  id: string,
  personId: string,
  how: { isContact: boolean; isDefault?: true },
) => api.PUT('/api/v1/organizations/{id}/people/{personId}', { ...member(id, personId), body: how })
export const leaveOrganization = (id: string, personId: string) =>
  api.DELETE('/api/v1/organizations/{id}/people/{personId}', member(id, personId))
