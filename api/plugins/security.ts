import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { DomainError } from '#domain/errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    personId: string | null
    /** Counts this request for the person who makes it. Throws `too_many_requests`. */
    countFor(personId: string): Promise<void>
  }
}

/** An office shares an address, and a person has some tokens and browsers: they may ask that many times as often. */
const limits = { perAddress: 20, perPerson: 3 }

async function within(
  limiter: ReturnType<FastifyInstance['createRateLimit']>,
  request: FastifyRequest,
): Promise<void> {
  const limit = await limiter(request)
  if (limit.isAllowed || !limit.isExceeded) return
  throw new DomainError('too_many_requests', `Too many requests. Try again in ${limit.ttlInSeconds} s.`)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Security headers, a limit of requests, and no writes from other sites in a signed-in browser's name. */
export const security = fp<{ publicUrl: string; requestsPerMinute: number }>(
  async (app, { publicUrl, requestsPerMinute }) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // Vue binds styles to elements, and mails are shown in frames with their own styles.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: publicUrl.startsWith('https:'),
    })

    // By token or browser; what its headers say is about that one (draft-ietf-httpapi-ratelimit-headers).
    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      enableDraftSpec: true,
      keyGenerator: ({ headers, ip }) => headers.authorization ?? headers.cookie ?? ip,
    })
    const { perAddress, perPerson } = limits
    const byAddress = app.createRateLimit({
      max: requestsPerMinute * perAddress,
      timeWindow: '1 minute',
      keyGenerator: ({ ip }) => ip,
    })
    const byPerson = app.createRateLimit({
      max: requestsPerMinute * perPerson,
      timeWindow: '1 minute',
      keyGenerator: ({ personId }) => personId ?? '',
    })
    app.decorateRequest('personId', null)
    app.decorateRequest('countFor', async function (this: FastifyRequest, personId: string) {
      this.personId = personId
      await within(byPerson, this)
    })
    app.addHook('onRequest', (request) => within(byAddress, request))

    app.addHook('onRequest', async ({ method, headers }) => {
      if (safeMethods.has(method) || !headers.cookie) return
      const site = headers['sec-fetch-site']
      const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
      if (foreign) throw new DomainError('not_allowed', 'This request came from another site.')
    })
  },
)
