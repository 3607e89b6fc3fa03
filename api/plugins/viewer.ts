import { defaultKeyHasher } from '@better-auth/api-key'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { accessOf, type PersonAccess } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { readSecurity } from '#db/security.ts'
import { type Ability, abilityFor } from '#domain/access/abilities.ts'
import type { Permission } from '#domain/access/permissions.ts'
import { hasEnded, type Missing, missingFactors, type Security } from '#domain/access/security.ts'
import { DomainError } from '#domain/errors.ts'
import { isAllowed } from '../access/networks.ts'
import type { Services } from '../services.ts'

/** Who is asking, and what they may do. */
export type SignedIn = PersonAccess & {
  ability: Ability
  signedInBy: 'session' | 'token'
  /** The session or token. */
  proofId: string
  /** What their roles ask for before anything else. */
  missing: Missing[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to who still has to set up what their role asks for. */
    beforeRequirements?: boolean
  }
  interface FastifyRequest {
    /** Who is asking. Throws `not_signed_in`, and what they lack: `network_not_allowed`, `second_factor_required`, `passkey_required`. */
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
  const settings = new LRUCache<'security', Security>({ max: 1, ttl: rememberedMs })
  const listeners: (() => void)[] = []
  app.decorate('onViewersForgotten', (listener) => void listeners.push(listener))
  app.decorate('forgetViewers', () => {
    remembered.clear()
    settings.clear()
    for (const listener of listeners) listener()
  })
  app.decorateRequest('viewer', async function (this: FastifyRequest) {
    const token = bearerOf(this)
    const proof = token ?? sessionCookieOf(this)
    if (!proof) throw notSignedIn()
    const known = remembered.get(proof) ?? (await signedIn(services, this, token, await security()))
    if (!known) throw notSignedIn()
    remembered.set(proof, known)
    admit(this, known, await security())
    await this.countFor(known.id)
    return known
  })
  async function security(): Promise<Security> {
    const known = settings.get('security') ?? (await readSecurity(services.db))
    settings.set('security', known, { noUpdateTTL: true })
    return known
  }
})

/** Throws what keeps somebody out although it is them. */
function admit(request: FastifyRequest, viewer: SignedIn, security: Security): void {
  const everybody = viewer.signedInBy === 'token' ? security.api : security.console
  if (![everybody, ...viewer.requirements].every((networks) => isAllowed(request.ip, networks)))
    throw new DomainError('network_not_allowed', `The desk can't be used from ${request.ip}.`)
  if (viewer.signedInBy === 'token' || request.routeOptions.config.beforeRequirements) return
  if (viewer.missing.includes('password'))
    throw new DomainError('password_expired', 'Your password is too old: choose another one under Security.')
  if (viewer.missing.includes('passkey'))
    throw new DomainError('passkey_required', 'Your role asks for a passkey: add one under Security.')
  if (viewer.missing.includes('second_factor'))
    throw new DomainError(
      'second_factor_required',
      'Your role asks for a second factor: add one under Security.',
    )
}

function notSignedIn(): DomainError {
  return new DomainError('not_signed_in', 'Sign in, or send a valid token as "Authorization: Bearer ...".')
}

function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

function sessionCookieOf({ headers }: FastifyRequest): string | null {
  return /(?:^|;\s*)((?:__Secure-)?perdure\.session_token=[^;]+)/.exec(headers.cookie ?? '')?.[1] ?? null
}

/** What proves who somebody is, and whom. */
type Proof = { id: string; personId: string; only?: Permission[] }

async function tokenProof({ auth, db }: Services, key: string): Promise<Proof | null> {
  const { valid, key: found, error } = await auth.api.verifyApiKey({ body: { key } })
  if (valid && found) return { id: found.id, personId: found.referenceId, ...onlyOf(found.permissions) }
  // The library calls a token invalid that it could not look up, too.
  if (error?.code === 'INVALID_API_KEY' && (await isKnownToken(db, key))) throw cannotTell()
  return null
}

/** The permissions that a token was narrowed to, if it was. */
function onlyOf(permissions: Record<string, string[]> | null | undefined): { only?: Permission[] } {
  const only = permissions?.perdure
  return only ? { only: only as Permission[] } : {}
}

async function isKnownToken(db: Database, key: string): Promise<boolean> {
  const hash = await defaultKeyHasher(key)
  const row = await db.selectFrom('api_key').select('id').where('key', '=', hash).executeTakeFirst()
  return row !== undefined
}

async function sessionProof(
  { auth, db, now }: Services,
  request: FastifyRequest,
  security: Security,
): Promise<Proof | null> {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' })
  const found = await auth.api.getSession({ headers }).catch((error: unknown) => {
    request.log.warn({ err: error }, 'A session could not be looked up.')
    throw cannotTell()
  })
  if (!found) return null
  const { id, userId, createdAt, updatedAt } = found.session
  const times = { createdAt: createdAt.getTime(), usedAt: updatedAt.getTime() }
  if (!hasEnded(times, security, now())) return { id, personId: userId }
  await db.deleteFrom('session').where('id', '=', id).execute()
  return null
}

/** Somebody who is signed in must not be sent away because the database is. */
function cannotTell(): DomainError {
  return new DomainError('unavailable', "Who is asking can't be looked up right now. Try again in a moment.")
}

async function signedIn(
  services: Services,
  request: FastifyRequest,
  token: string | null,
  security: Security,
): Promise<SignedIn | null> {
  const proof = await (token ? tokenProof(services, token) : sessionProof(services, request, security))
  if (!proof) return null
  const person = await accessOf(services.db, proof.personId)
  if (!person?.active) return null
  const viewer = proof.only ? { ...person, only: proof.only } : person
  return {
    ...viewer,
    proofId: proof.id,
    signedInBy: token ? 'token' : 'session',
    ability: abilityFor(viewer),
    missing: missingFactors(person.requirements, person.factors, security, services.now()),
  }
}
