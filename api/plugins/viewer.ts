import { defaultKeyHasher } from '@better-auth/api-key'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { accessOf, type PersonAccess } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { type Ability, abilityFor } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import type { Services } from '../services.ts'

/** Who is asking, and what they may do. */
export type SignedIn = PersonAccess & { ability: Ability; signedInBy: 'session' | 'token' }

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking. Throws `not_signed_in`. */
    viewer(): Promise<SignedIn>
  }
  interface FastifyInstance {
    /** Forgets who signed in with what, after a sign-out or a change of rights. */
    forgetViewers(): void
    /** Calls `listener` whenever viewers are forgotten. */
    onViewersForgotten(listener: () => void): void
  }
}

// Checking a session reads the database, checking a token also writes to it: neither at every request.
const rememberedMs = 5_000

/** Finds out who is asking, by session cookie or bearer token. */
export const viewer = fp<{ services: Services }>(async (app, { services }) => {
  const remembered = new LRUCache<string, SignedIn>({ max: 5_000, ttl: rememberedMs })
  const listeners: (() => void)[] = []
  app.decorate('onViewersForgotten', (listener) => void listeners.push(listener))
  app.decorate('forgetViewers', () => {
    remembered.clear()
    for (const listener of listeners) listener()
  })
  app.decorateRequest('viewer', async function (this: FastifyRequest) {
    const token = bearerOf(this)
    const proof = token ?? sessionCookieOf(this)
    if (!proof) throw notSignedIn()
    const known = remembered.get(proof)
    if (known) return known
    const id = await (token ? personOfToken(services, token) : personOfSession(services, this))
    const found = id && (await signedIn(services, id, token ? 'token' : 'session'))
    if (!found) throw notSignedIn()
    remembered.set(proof, found)
    return found
  })
})

function notSignedIn(): DomainError {
  return new DomainError('not_signed_in', 'Sign in, or send a valid token as "Authorization: Bearer ...".')
}

function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

function sessionCookieOf({ headers }: FastifyRequest): string | null {
  return /(?:^|;\s*)((?:__Secure-)?perdure\.session_token=[^;]+)/.exec(headers.cookie ?? '')?.[1] ?? null
}

async function personOfToken({ auth, db }: Services, key: string): Promise<string | null> {
  const { valid, key: found, error } = await auth.api.verifyApiKey({ body: { key } })
  if (valid && found) return found.referenceId
  // The library calls a token invalid that it could not look up, too.
  if (error?.code === 'INVALID_API_KEY' && (await isKnownToken(db, key))) throw cannotTell()
  return null
}

async function isKnownToken(db: Database, key: string): Promise<boolean> {
  const hash = await defaultKeyHasher(key)
  const row = await db.selectFrom('api_key').select('id').where('key', '=', hash).executeTakeFirst()
  return row !== undefined
}

async function personOfSession({ auth }: Services, request: FastifyRequest): Promise<string | null> {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' })
  const session = await auth.api.getSession({ headers }).catch((error: unknown) => {
    request.log.warn({ err: error }, 'A session could not be looked up.')
    throw cannotTell()
  })
  return session?.user.id ?? null
}

/** Somebody who is signed in must not be sent away because the database is. */
function cannotTell(): DomainError {
  return new DomainError('unavailable', "Who is asking can't be looked up right now. Try again in a moment.")
}

async function signedIn(
  { db }: Services,
  id: string,
  signedInBy: SignedIn['signedInBy'],
): Promise<SignedIn | null> {
  const person = await accessOf(db, id)
  return person?.active ? { ...person, signedInBy, ability: abilityFor(person) } : null
}
