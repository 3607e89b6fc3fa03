import { getAuth, postAuth } from '@/shared/api/client.ts'

export type Passkey = { id: string; name?: string | null; createdAt: string; backedUp: boolean }

/** Whether this browser knows passkeys (W3C Web Authentication). */
export const passkeysWork = () => typeof window.PublicKeyCredential === 'function'

export const getPasskeys = () => getAuth<Passkey[]>('/passkey/list-user-passkeys')
export const removePasskey = (id: string) => postAuth('/passkey/delete-passkey', { id })

/** Has the browser or a security key make a passkey for whoever is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const options = await getAuth<Parameters<typeof startRegistration>[0]['optionsJSON']>(
    `/passkey/generate-register-options?name=${encodeURIComponent(name)}`,
  )
  const response = await startRegistration({ optionsJSON: options })
  await postAuth('/passkey/verify-registration', { response, name })
}

/** Signs in with a passkey of this browser or a security key. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const options = await getAuth<Parameters<typeof startAuthentication>[0]['optionsJSON']>(
    '/passkey/generate-authenticate-options',
  )
  const response = await startAuthentication({ optionsJSON: options })
  await postAuth('/passkey/verify-authentication', { response })
}
