import { defineEntity, p } from '@mikro-orm/core'
import { Person } from './people.entity.ts'

/** A signed-in browser. Written by the sign-in library. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    token: p.string().length(255).unique(),
    expiresAt: p.datetime(3),
    ipAddress: p.string().length(100).nullable(),
    userAgent: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A way a person signs in; holds the password's hash. Written by the sign-in library. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    accountId: p.string().length(320),
    providerId: p.string().length(100),
    accessToken: p.text().nullable(),
    refreshToken: p.text().nullable(),
    idToken: p.text().nullable(),
    accessTokenExpiresAt: p.datetime(3).nullable(),
    refreshTokenExpiresAt: p.datetime(3).nullable(),
    scope: p.text().nullable(),
    password: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [{ name: 'account_provider', properties: ['providerId', 'accountId'] }],
})

/** One-time values of the sign-in library. */
export const Verification = defineEntity({
  name: 'Verification',
  tableName: 'verification',
  properties: {
    id: p.uuid().primary(),
    identifier: p.text().index(),
    value: p.text(),
    expiresAt: p.datetime(3),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A bearer token for the API; only its hash is kept. Written by the sign-in library's API key plugin. */
export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    configId: p.string().length(100).default('default'),
    name: p.text().nullable(),
    start: p.text().nullable(),
    prefix: p.text().nullable(),
    key: p.text().unique(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    refillInterval: p.integer().nullable(),
    refillAmount: p.integer().nullable(),
    lastRefillAt: p.datetime(3).nullable(),
    enabled: p.boolean().default(true),
    rateLimitEnabled: p.boolean().default(false),
    rateLimitTimeWindow: p.integer().nullable(),
    rateLimitMax: p.integer().nullable(),
    requestCount: p.integer().default(0),
    remaining: p.integer().nullable(),
    lastRequest: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    permissions: p.text().nullable(),
    metadata: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A one-time link with which somebody sets their password. Only the token's hash is kept. */
export const Invitation = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    tokenHash: p.string().length(64).primary(),
    kind: p.enum(['administrator', 'invitation'] as const),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('cascade'),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** Who changed which configuration, from what to what. Never edited. */
export const AuditRecord = defineEntity({
  name: 'AuditRecord',
  tableName: 'audit_record',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(3).defaultRaw('now()'),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    action: p.string().length(100),
    subject: p.string().length(200),
    before: p.json<unknown>().nullable(),
    after: p.json<unknown>().nullable(),
  },
  indexes: [{ name: 'audit_record_at', properties: ['at', 'id'] }],
})
