import { defineEntity, p } from '@mikro-orm/core'
import type { Grant } from '#domain/access/grant.ts'
import type { SignInRequirements } from '#domain/access/requirements.ts'
import { Person, Queue } from './people.entity.ts'

/** A named set of permissions. Its key is what people and tokens carry. */
export const Role = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    key: p.string().length(60).primary(),
    name: p.string().length(200),
    description: p.text().default(''),
    /** The role whose permissions it has, too. */
    parent: () => p.manyToOne(Role).nullable().index().deleteRule('restrict'),
    builtIn: p.boolean().default(false),
    grants: p.json<Grant[]>(),
    /** What signing in with it takes, and from where. */
    requirements: p.json<SignInRequirements>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A role somebody has beside their own. */
export const PersonRole = defineEntity({
  name: 'PersonRole',
  tableName: 'person_role',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    role: () => p.manyToOne(Role).primary().index().deleteRule('cascade'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** Rights somebody lends to somebody else for a while; it ends by itself. */
export const Delegation = defineEntity({
  name: 'Delegation',
  tableName: 'delegation',
  properties: {
    id: p.uuid().primary(),
    from: () => p.manyToOne(Person).index().deleteRule('cascade'),
    to: () => p.manyToOne(Person).deleteRule('cascade'),
    /** Of the lender's rights, those on this queue; without one, all of them. */
    queue: () => p.manyToOne(Queue).nullable().index().deleteRule('cascade'),
    reason: p.string().length(500).default(''),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [{ name: 'delegation_to_ends', properties: ['to', 'endsAt'] }],
})

/** A one-time code generator. Its secrets are encrypted by the sign-in library, with a key outside the database. */
export const TwoFactor = defineEntity({
  name: 'TwoFactor',
  tableName: 'two_factor',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    secret: p.text(),
    backupCodes: p.text(),
    verified: p.boolean().default(true),
    failedVerificationCount: p.integer().default(0),
    lockedUntil: p.datetime(3).nullable(),
  },
})

/** A passkey (W3C Web Authentication). Written by the sign-in library. */
export const Passkey = defineEntity({
  name: 'Passkey',
  tableName: 'passkey',
  properties: {
    id: p.uuid().primary(),
    name: p.text().nullable(),
    publicKey: p.text(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    credentialId: p.text().unique(),
    counter: p.integer(),
    deviceType: p.text(),
    backedUp: p.boolean(),
    transports: p.text().nullable(),
    aaguid: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** Failed sign-ins at one address, until one succeeds or the lock runs out. */
export const SignInFailures = defineEntity({
  name: 'SignInFailures',
  tableName: 'sign_in_failures',
  properties: {
    /** In lower case; of an account that may not exist. */
    address: p.string().length(320).primary(),
    count: p.integer(),
    lockedUntil: p.datetime(3).nullable(),
    lastAt: p.datetime(3),
  },
})

/** What holds for the whole installation, by name. */
export const Setting = defineEntity({
  name: 'Setting',
  tableName: 'setting',
  properties: {
    name: p.string().length(100).primary(),
    value: p.json<unknown>(),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})

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

/**
 * Something that has to be accounted for: who, when, from where, before and after. Append-only, and chained: each
 * record's hash covers the one before it, so that what is taken out or changed shows.
 */
export const AuditRecord = defineEntity({
  name: 'AuditRecord',
  tableName: 'audit_record',
  properties: {
    id: p.uuid().primary(),
    /** Its place in the chain, without gaps. */
    seq: p.bigint('number').unique(),
    at: p.datetime(3).defaultRaw('now()'),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('no action'),
    /** Their name and address then. */
    actor: p.string().length(600).default(''),
    action: p.string().length(100),
    subject: p.string().length(200),
    address: p.string().length(100).nullable(),
    userAgent: p.string().length(500).nullable(),
    before: p.json<unknown>().nullable(),
    after: p.json<unknown>().nullable(),
    /** SHA-256 of the record with its predecessor's hash, in hexadecimal. */
    hash: p.string().length(64),
  },
  indexes: [
    { name: 'audit_record_at', properties: ['at', 'id'] },
    { name: 'audit_record_action_at', properties: ['action', 'at', 'id'] },
    { name: 'audit_record_subject_at', properties: ['subject', 'at', 'id'] },
  ],
  triggers: [
    {
      name: 'append_only',
      timing: 'before',
      events: ['update', 'delete'],
      // Only retention takes records away, and says so.
      body: `
        if tg_op = 'DELETE' and current_setting('perdure.audit_retention', true) = 'on' then return old; end if;
        raise exception 'audit records are never changed' using errcode = 'insufficient_privilege'`,
    },
  ],
})
