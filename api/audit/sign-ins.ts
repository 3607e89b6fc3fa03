import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { type AuditActor, audit } from '#db/audit.ts'
import type { Database } from '#db/database.ts'
import { authPath } from '../access/auth.ts'
import { asProblem } from '../plugins/errors.ts'
import type { Services } from '../services.ts'

type Known = { id: string; name: string; email: string }
type Answer = {
  code?: string
  user?: Known
  person?: Known
  session?: { userId?: string }
  twoFactorRedirect?: boolean
}
type Event = { action: string; person: Known | null; typed?: string | null; reason?: string | null }

// Whoever is locked out can try as fast as they like: that they do is worth a record a minute.
const lockedQuietMs = 60_000

/** What somebody who is signed in does about that, by the sign-in library's path. */
const changes: Record<string, string> = {
  '/sign-out': 'sign_out',
  '/change-password': 'password.change',
  '/two-factor/verify-totp': 'second_factor.enable',
  '/two-factor/disable': 'second_factor.disable',
  '/two-factor/generate-backup-codes': 'second_factor.new_codes',
  '/passkey/verify-registration': 'passkey.create',
  '/passkey/delete-passkey': 'passkey.delete',
}
const entrance = /^\/(sign-in\/|two-factor\/verify-|passkey\/verify-authentication)/

/** Records who signs in and out, who fails to, and what people change about how they do. */
export const signIns = fp<{ services: Services }>(async (app, { services }) => {
  const { db, auth } = services
  const locked = new LRUCache<string, true>({ max: 10_000, ttl: lockedQuietMs })
  const before = new WeakMap<FastifyRequest, Known>()

  app.addHook('preHandler', async (request) => {
    if (request.method !== 'POST' || !(pathOf(request) in changes)) return
    const headers = new Headers({ cookie: request.headers.cookie ?? '' })
    const session = await auth.api.getSession({ headers }).catch(() => null)
    if (session) before.set(request, session.user)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'POST' || typeof payload !== 'string') return
    try {
      const happened = await eventOf(db, request, reply, payload, before.get(request) ?? null)
      if (!happened || (happened.action === 'sign_in.locked' && isRepeated(request, happened))) return
      await write(db, request, happened)
    } catch (error) {
      request.log.error({ err: error }, 'A sign-in could not be recorded.')
      return reply.statusCode < 300 ? refuseUnrecorded(request, reply) : payload
    }
  })

  function isRepeated(request: FastifyRequest, { typed }: Event): boolean {
    const key = `${request.ip} ${typed}`
    const repeated = locked.has(key)
    if (!repeated) locked.set(key, true)
    return repeated
  }
})

/** Nobody comes in of whom there would be no record. */
function refuseUnrecorded(request: FastifyRequest, reply: FastifyReply): string {
  reply.removeHeader('set-cookie')
  const detail = "This can't be recorded right now, so it goes no further. Try again in a moment."
  return asProblem(request, reply, { status: 503, code: 'unavailable', detail })
}

function pathOf({ routeOptions, url }: FastifyRequest): string {
  return routeOptions.url === `${authPath}/*` ? (url.slice(authPath.length).split('?')[0] ?? '') : ''
}

async function eventOf(
  db: Database,
  request: FastifyRequest,
  { statusCode }: FastifyReply,
  payload: string,
  signedIn: Known | null,
): Promise<Event | null> {
  if (request.routeOptions.url === '/api/v1/setup')
    return statusCode === 201 ? { action: 'invitation.use', person: read(payload).person ?? null } : null
  const path = pathOf(request)
  const change = changes[path]
  if (change && signedIn) return statusCode < 300 ? { action: change, person: signedIn } : null
  if (!entrance.test(path)) return null
  const typed = emailOf(request.body)
  const answer = read(payload)
  if (statusCode < 300) return success(db, answer, typed)
  const reason = answer.code ?? null
  const isLocked = reason === 'locked_out'
  if (!isLocked && statusCode !== 401 && statusCode !== 403) return null
  const person = await byEmail(db, typed)
  return { action: isLocked ? 'sign_in.locked' : 'sign_in.failed', person, typed, reason }
}

async function success(db: Database, answer: Answer, typed: string | null): Promise<Event | null> {
  if (answer.twoFactorRedirect)
    return { action: 'sign_in.password_accepted', person: await byEmail(db, typed) }
  const id = answer.user?.id ?? answer.session?.userId
  return id ? { action: 'sign_in', person: await byId(db, id) } : null
}

async function write(db: Database, request: FastifyRequest, { action, person, typed, reason }: Event) {
  // Whoever fails is not known to be the person whose address it is.
  const isKnown = action !== 'sign_in.failed' && action !== 'sign_in.locked'
  const who: AuditActor = {
    personId: isKnown ? (person?.id ?? null) : null,
    actor: person ? `${person.name} <${person.email}>` : (typed ?? ''),
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
  }
  const way = pathOf(request).replace(/^\//, '') || null
  const after = { ...(way && { way }), ...(typed && { account: typed }), ...(reason && { reason }) }
  await audit(db, { ...who, action, subject: person?.id ?? typed ?? '', after })
}

function emailOf(body: unknown): string | null {
  const { email } = Object(body) as { email?: unknown }
  return typeof email === 'string' && email.includes('@') ? email.trim().toLowerCase().slice(0, 320) : null
}

async function byEmail(db: Database, email: string | null): Promise<Known | null> {
  return email ? found(db, 'email', email) : null
}

const byId = (db: Database, id: string) => found(db, 'id', id)

async function found(db: Database, column: 'id' | 'email', value: string): Promise<Known | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where(column, '=', value)
    .executeTakeFirst()
  return row ?? null
}

function read(payload: string): Answer {
  try {
    return Object(JSON.parse(payload)) as Answer
  } catch {
    return {}
  }
}
