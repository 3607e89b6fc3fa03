import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Where the sign-in library answers. */
export const authPath = '/api/v1/auth'

/**
 * Sign-in: passwords, sessions and API keys, by better-auth on our own tables (`db/access.entity.ts`).
 * People are made by mail or by an administrator, never by signing up.
 */
export function createAuth({ db, secret, publicUrl }: { db: Database; secret: string; publicUrl: string }) {
  return betterAuth({
    appName: 'Perdure',
    ...{ secret, baseURL: publicUrl, basePath: authPath },
    // A page of our own may be opened under any name the machine has: its requests come to where it came from.
    trustedOrigins: (request) =>
      request ? [`${new URL(publicUrl).protocol}//${request.headers.get('host')}`] : [],
    database: { db: db as never, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    // It would log every wrong password and token as an error; what it can't do, its callers are told.
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: {
        role: { type: 'string', input: false, fieldName: 'role_key' },
        active: { type: 'boolean', input: false },
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: 14 * 24 * 3600,
      updateAge: 24 * 3600,
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...times } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'perdure',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => uuid() },
    },
    databaseHooks: {
      session: { create: { before: (session) => refuseInactive(db, session) } },
    },
    plugins: [apiKeys()],
  })
}
export type Auth = ReturnType<typeof createAuth>

async function refuseInactive(db: Database, session: { userId: string }) {
  const person = await db
    .selectFrom('person')
    .select('active')
    .where('id', '=', session.userId)
    .executeTakeFirst()
  return person?.active === true ? { data: session } : false
}

function apiKeys() {
  return apiKey({
    defaultPrefix: 'pdr_',
    requireName: true,
    // Requests are limited by our own plugin, for sessions and tokens alike.
    rateLimit: { enabled: false },
    keyExpiration: { defaultExpiresIn: null },
    schema: {
      apikey: {
        modelName: 'api_key',
        fields: {
          configId: 'config_id',
          referenceId: 'person_id',
          refillInterval: 'refill_interval',
          refillAmount: 'refill_amount',
          lastRefillAt: 'last_refill_at',
          rateLimitEnabled: 'rate_limit_enabled',
          rateLimitTimeWindow: 'rate_limit_time_window',
          rateLimitMax: 'rate_limit_max',
          requestCount: 'request_count',
          lastRequest: 'last_request',
          expiresAt: 'expires_at',
          createdAt: 'created_at',
          updatedAt: 'updated_at',
        },
      },
    },
  })
}
