import type { Grant } from '#domain/access/grant.ts'
import type { Permission } from '#domain/access/permissions.ts'
import type { SignInRequirements } from '#domain/access/requirements.ts'
import type { Security } from '#domain/access/security.ts'
import { answer, api, postAuth } from '@/shared/api/client.ts'

export type Role = Awaited<ReturnType<typeof getRoles>>['roles'][number]
export type Held = Awaited<ReturnType<typeof getAccess>>['access']['permissions'][number]
export type PermissionGroup = Awaited<ReturnType<typeof getPermissions>>['groups'][number]
export type Delegation = Awaited<ReturnType<typeof getDelegations>>['delegations'][number]
export type Session = Awaited<ReturnType<typeof getMySessions>>['sessions'][number]
export type Token = Awaited<ReturnType<typeof getTokens>>['tokens'][number]
export type RoleChanges = {
  name: string
  description: string
  parent: string | null
  grants: Grant[]
  requirements: SignInRequirements
}

export const getPermissions = () => answer(api.GET('/api/v1/permissions'))
export const getRoles = () => answer(api.GET('/api/v1/roles'))
export const makeRole = (role: RoleChanges & { key: string }) =>
  answer(api.POST('/api/v1/roles', { body: role as never }))
export const changeRole = (key: string, changes: Partial<RoleChanges>) =>
  answer(api.PATCH('/api/v1/roles/{key}', { params: { path: { key } }, body: changes as never }))
export const removeRole = (key: string) => api.DELETE('/api/v1/roles/{key}', { params: { path: { key } } })
export const getAccess = (id: string) =>
  answer(api.GET('/api/v1/people/{id}/access', { params: { path: { id } } }))
export const setRoles = (id: string, roles: string[]) =>
  answer(api.PUT('/api/v1/people/{id}/roles', { params: { path: { id } }, body: { roles } }))
export const whoCan = (name: Permission) =>
  answer(api.GET('/api/v1/permissions/{name}/people', { params: { path: { name } } }))

export const getDelegations = () => answer(api.GET('/api/v1/delegations'))
export const lend = (body: { to: string; queue: string | null; endsAt: string; reason: string }) =>
  answer(api.POST('/api/v1/delegations', { body }))
export const endDelegation = (id: string) =>
  answer(api.DELETE('/api/v1/delegations/{id}', { params: { path: { id } } }))

export const getSecurity = () => answer(api.GET('/api/v1/security'))
export const saveSecurity = (security: Security) => answer(api.PUT('/api/v1/security', { body: security }))

export const getMySessions = () => answer(api.GET('/api/v1/me/sessions'))
export const endSession = (id: string) =>
  answer(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }))
export const endOtherSessions = () => answer(api.DELETE('/api/v1/me/sessions'))
export const getSessionsOf = (id: string) =>
  answer(api.GET('/api/v1/people/{id}/sessions', { params: { path: { id } } }))
export const endSessionsOf = (id: string) =>
  answer(api.DELETE('/api/v1/people/{id}/sessions', { params: { path: { id } } }))

export const getTokens = () => answer(api.GET('/api/v1/me/tokens'))
export const makeToken = (body: {
  name: string
  expiresInDays: number | null
  permissions: Permission[] | null
}) => answer(api.POST('/api/v1/me/tokens', { body }))
export const revokeToken = (id: string) => api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } })

export const changePassword = (currentPassword: string, newPassword: string) =>
  postAuth('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
export const enableSecondFactor = (password: string) =>
  postAuth<{ totpURI: string; backupCodes: string[] }>('/two-factor/enable', { password })
export const verifyCode = (code: string, trustDevice = false) =>
  postAuth('/two-factor/verify-totp', { code, trustDevice })
export const verifyRecoveryCode = (code: string) => postAuth('/two-factor/verify-backup-code', { code })
export const newRecoveryCodes = (password: string) =>
  postAuth<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { password })
export const disableSecondFactor = (password: string) => postAuth('/two-factor/disable', { password })
