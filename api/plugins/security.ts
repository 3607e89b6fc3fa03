import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { DomainError } from '#domain/errors.ts'

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

    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      keyGenerator: ({ headers, ip }) => headers.authorization ?? headers.cookie ?? ip,
    })

    app.addHook('onRequest', async ({ method, headers }) => {
      if (safeMethods.has(method) || !headers.cookie) return
      const site = headers['sec-fetch-site']
      const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
      if (foreign) throw new DomainError('not_allowed', 'This request came from another site.')
    })
  },
)
