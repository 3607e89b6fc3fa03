import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'
import type { PasswordResets } from './resets.ts'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Where the sign-in library answers. */
export const authPath = '/api/v1/auth'

export type AuthOptions = {
  db: Database
  /** The keys, see `keysOf`. */
  secret: string
  publicUrl: string
  /** How people get a new password by mail; they can't when it is left out. */
  resets?: PasswordResets
}

/**
 * Sign-in: passwords, sessions and API keys, by better-auth on our own tables (`db/access.entity.ts`).
 * People are made by mail or by an administrator, never by signing up.
 */
export function createAuth({ db, secret, publicUrl, resets }: AuthOptions) {
  return betterAuth({
    appName: 'Perdure',
    ...{ baseURL: publicUrl, basePath: authPath, ...keysOf(secret) },
    // A page of our own may be opened under any name the machine has: its requests come to where it came from.
    trustedOrigins: (request) =>
      request ? [`${new URL(publicUrl).protocol}//${request.headers.get('host')}`] : [],
    database: { db: db as never, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    // It would log every wrong password and token as an error; what it can't do, its callers are told.
    logger: { disabled: true },
    emailAndPassword: {
      ...{ enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
      ...resets,
    },
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
      // Also how exactly it is known when somebody was last here.
      updateAge: 300,
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
    verification: {
      // A link's token opens an account: like a password, it is kept as its hash only.
      storeIdentifier: 'hashed',
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', ...times },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 20 },
        '/request-password-reset': { window: 600, max: 5 },
        '/reset-password': { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'perdure',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => uuid() },
    },
    databaseHooks: {
      session: { create: { before: (session) => refuseInactive(db, session) } },
    },
    plugins: [apiKeys(), secondFactors(), passkeys(publicUrl)],
  })
}
export type Auth = ReturnType<typeof createAuth>

/**
 * The keys for sessions and second factors, from a text that names them with blanks between, the newest first: new
 * things are sealed with the first, and what the others sealed can still be read.
 */
export function keysOf(secret: string) {
  const keys = secret.split(/\s+/).filter(Boolean)
  // What was sealed before keys had numbers, was by the oldest.
  return {
    secret: keys.at(-1) ?? '',
    secrets: keys.map((value, index) => ({ version: keys.length - index, value })),
  }
}

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

/** Codes that an authenticator app makes (TOTP, RFC 6238), and recovery codes for the day it is lost. */
function secondFactors() {
  return twoFactor({
    issuer: 'Perdure',
    allowPasswordless: true,
    backupCodeOptions: { storeBackupCodes: 'encrypted' },
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'two_factor',
        fields: {
          userId: 'person_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })
}

function passkeys(publicUrl: string) {
  return passkey({
    rpID: new URL(publicUrl).hostname,
    rpName: 'Perdure',
    schema: {
      passkey: {
        modelName: 'passkey',
        fields: {
          userId: 'person_id',
          publicKey: 'public_key',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  })
}
