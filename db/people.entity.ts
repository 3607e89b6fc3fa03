import { defineEntity, p } from '@mikro-orm/core'
import { roles } from '#domain/people/person.ts'

/** The requester's company. New requesters are placed in it by their mail domain. */
export const Organization = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    domains: p.array().default([]),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [
    {
      name: 'organization_domains',
      expression: 'create index "organization_domains" on "organization" using gin ("domains")',
    },
  ],
})

/** An account of any role; the sign-in library reads and writes it as its user. */
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    /** Always in lower case. */
    email: p.string().length(320).unique(),
    emailVerified: p.boolean().default(false),
    image: p.text().nullable(),
    role: p.enum(roles).default('requester'),
    active: p.boolean().default(true),
    organization: () => p.manyToOne(Organization).nullable().index().deleteRule('set null'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [
    { name: 'person_role_name', properties: ['role', 'name', 'id'] },
    {
      name: 'person_search',
      expression: `create index "person_search" on "person" using gin (("name" || ' ' || "email") gin_trgm_ops)`,
    },
  ],
})

/** Where tickets wait for a team. */
export const Queue = defineEntity({
  name: 'Queue',
  tableName: 'queue',
  properties: {
    id: p.uuid().primary(),
    key: p.string().length(60).unique(),
    name: p.string().length(200),
    position: p.integer().default(0),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
