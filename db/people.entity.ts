import { defineEntity, p } from '@mikro-orm/core'
import { defaultCapacity } from '#domain/people/agent.ts'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import { organizationVisibilities } from '#domain/people/organization.ts'
import { Role } from './access.entity.ts'
import { Calendar, SlaPolicy } from './sla.entity.ts'

/** The requester's company, in a tree. New requesters are placed in it by their mail domain. */
export const Organization = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200),
    domains: p.array().default([]),
    parent: () => p.manyToOne(Organization).nullable().index().deleteRule('restrict'),
    notes: p.text().default(''),
    /** What its people see of each other's tickets. */
    visibility: p.enum(organizationVisibilities).default('own'),
    /** The promise its tickets are measured by, instead of the queue's or the default one. */
    slaPolicy: () => p.manyToOne(SlaPolicy).nullable().index().deleteRule('set null'),
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
    role: () => p.manyToOne(Role).deleteRule('restrict').default('requester'),
    active: p.boolean().default(true),
    /** Where they write for unless they say otherwise; one of their organizations. */
    organization: () => p.manyToOne(Organization).nullable().index().deleteRule('set null'),
    phone: p.string().length(60).default(''),
    jobTitle: p.string().length(200).default(''),
    location: p.string().length(200).default(''),
    timeZone: p.string().length(60).nullable(),
    language: p.string().length(20).nullable(),
    /** Set below their replies; with placeholders. */
    signature: p.text().default(''),
    preferences: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    /** The content of their picture, in two sizes. */
    avatar: p.json<{ sha256: string; thumbnail: string }>().nullable(),
    /** Who they were found to be: their tickets and addresses are that person's now. */
    mergedInto: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    twoFactorEnabled: p.boolean().default(false),
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
  triggers: [
    {
      name: 'main_address',
      timing: 'after',
      events: ['insert', 'update'],
      // Whatever writes a person, the main address is theirs, and nobody else's.
      body: `
        if tg_op = 'UPDATE' and new.email = old.email and new.email_verified = old.email_verified then
          return null;
        end if;
        insert into person_address (address, person_id, verified_at)
          values (new.email, new.id, case when new.email_verified then now() end)
          on conflict (address) do update
            set verified_at = coalesce(person_address.verified_at, excluded.verified_at)
            where person_address.person_id = excluded.person_id;
        if not found then
          raise unique_violation using
            message = 'the address is somebody else''s', constraint = 'person_address_pkey';
        end if;
        return null`,
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
    description: p.text().default(''),
    position: p.integer().default(0),
    team: () => p.manyToOne(Team).nullable().index().deleteRule('set null'),
    /** How its tickets find their agent. */
    assignment: p.json<AssignmentRule>().nullable(),
    slaPolicy: () => p.manyToOne(SlaPolicy).nullable().index().deleteRule('set null'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** A mail address somebody is known by; their main one, `person.email`, is among them. In lower case. */
export const PersonAddress = defineEntity({
  name: 'PersonAddress',
  tableName: 'person_address',
  properties: {
    address: p.string().length(320).primary(),
    person: () => p.manyToOne(Person).index().deleteRule('cascade'),
    verifiedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** That somebody belongs to an organization; a contact speaks for it. */
export const PersonOrganization = defineEntity({
  name: 'PersonOrganization',
  tableName: 'person_organization',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    organization: () => p.manyToOne(Organization).primary().index().deleteRule('cascade'),
    isContact: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** What was found to be one person, with all that is needed to take it back. */
export const PersonMerge = defineEntity({
  name: 'PersonMerge',
  tableName: 'person_merge',
  properties: {
    id: p.uuid().primary(),
    from: () => p.manyToOne(Person).index().deleteRule('cascade'),
    into: () => p.manyToOne(Person).index().deleteRule('cascade'),
    by: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    moved: p.json<Record<string, unknown>>(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    undoneAt: p.datetime(3).nullable(),
  },
})

/** A file of people on its way in: what it would change, and what it changed, row by row. */
export const PersonImport = defineEntity({
  name: 'PersonImport',
  tableName: 'person_import',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(255),
    by: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    state: p.enum(['previewed', 'running', 'done', 'failed'] as const),
    /** The rows as they were read, each with what it would do and what became of it. */
    rows: p.json<unknown[]>(),
    done: p.integer().default(0),
    createdAt: p.datetime(3).defaultRaw('now()'),
    doneAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'person_import_created', properties: ['createdAt', 'id'] }],
})

/** Agents who work together. */
export const Team = defineEntity({
  name: 'Team',
  tableName: 'team',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(200).unique(),
    description: p.text().default(''),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** That an agent is in a team; a lead is told what nobody took. */
export const TeamMember = defineEntity({
  name: 'TeamMember',
  tableName: 'team_member',
  properties: {
    team: () => p.manyToOne(Team).primary().deleteRule('cascade'),
    person: () => p.manyToOne(Person).primary().index().deleteRule('cascade'),
    isLead: p.boolean().default(false),
  },
})

/** How much an agent can take on, and when. An agent without one takes what they are given by hand. */
export const AgentProfile = defineEntity({
  name: 'AgentProfile',
  tableName: 'agent_profile',
  properties: {
    person: () => p.oneToOne(Person).primary().deleteRule('cascade'),
    /** Open tickets at once. */
    capacity: p.integer().default(defaultCapacity),
    /** Their working hours. */
    calendar: () => p.manyToOne(Calendar).nullable().index().deleteRule('set null'),
    onDuty: p.boolean().default(true),
    /** When they were last given a ticket automatically. */
    lastAssignedAt: p.datetime(3).nullable(),
  },
})

/** Something agents know, in levels from 1 to 5. */
export const Skill = defineEntity({
  name: 'Skill',
  tableName: 'skill',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(100).unique(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** How well an agent knows it. */
export const PersonSkill = defineEntity({
  name: 'PersonSkill',
  tableName: 'person_skill',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    skill: () => p.manyToOne(Skill).primary().index().deleteRule('cascade'),
    level: p.smallint(),
  },
})

/** When an agent is away, and who stands in for them. */
export const Absence = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person).deleteRule('cascade'),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    substitute: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    reason: p.string().length(200).default(''),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [{ name: 'absence_person_ends', properties: ['person', 'endsAt'] }],
})
