import { answer, api, postAuth } from '@/shared/api/client.ts'

export type Me = Awaited<ReturnType<typeof getMe>>
export type Invitation = Awaited<ReturnType<typeof getInvitation>>

export const getMe = () => answer(api.GET('/api/v1/me'))
/** `twoFactorRedirect` asks for a code before anybody is signed in. */
export const signIn = (email: string, password: string) =>
  postAuth<{ twoFactorRedirect?: boolean }>('/sign-in/email', { email, password })
export const askForPassword = (email: string) => postAuth('/request-password-reset', { email })
export const resetPassword = (token: string, newPassword: string) =>
  postAuth('/reset-password', { token, newPassword })
export const signOut = () => postAuth('/sign-out', {})
export const getInvitation = (token: string) =>
  answer(api.GET('/api/v1/setup/{token}', { params: { path: { token } } }))
export const acceptInvitation = (account: { token: string; name: string; email: string; password: string }) =>
  answer(api.POST('/api/v1/setup', { body: account }))
