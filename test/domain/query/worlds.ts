import fc from 'fast-check'
import { levels } from '#domain/lifecycles/priority.ts'
import { linkRelations } from '#domain/links/link.ts'
import type { Asker } from '#domain/query/asker.ts'
import { type Facts, factsOf, type Surroundings } from '#domain/query/facts.ts'
import { Catalogue, ticketFields } from '#domain/query/fields.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { priorities, statusCategories, ticketKinds } from '#domain/tickets/types.ts'
import { customFields, names } from './queries.ts'

export const catalogue = new Catalogue([...ticketFields, ...customFields])

/** The queues: each of a team, but the last. */
export const queues = names.queue.map((name, index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  key: name.toLowerCase().replaceAll(/\W+/g, '-'),
  name,
  team: names.team[index] ?? null,
}))

/** The people. */
export const people = names.person.map((email, index) => ({
  id: `00000000-0000-4000-8000-0000000001${index}0`,
  email,
}))

export const now = Date.UTC(2026, 2, 29, 12)
const day = 24 * 3_600_000

const instant = fc.integer({ min: now - 60 * day, max: now + 30 * day })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const text = (words: string[], maxLength: number) =>
  fc.array(fc.constantFrom(...words), { maxLength }).map((chosen) => chosen.join(' '))

/** The organizations, by name. */
export const organizations = names.organization.map((name, index) => ({
  id: `00000000-0000-4000-8000-0000000002${index}0`,
  name,
}))
const calledBy = new Map([
  ...people.map(({ id, email }) => [id, [email]] as const),
  ...organizations.map(({ id, name }) => [id, [name]] as const),
])

const fields = fc.record(
  {
    cost: fc.oneof(fc.constantFrom<number | string>(0, 5, 12.5, -3, '5'), fc.constant('lots')),
    site: fc.constantFrom('berlin', 'oslo', 'rome'),
    systems: fc.subarray(['mail', 'crm', 'erp'], { minLength: 1 }),
    vip: fc.boolean(),
    serial: fc.constantFrom('A1', 'b2'),
    handover: fc.oneof(
      instant.map((at) => new Date(at).toISOString()),
      instant.map((at) => new Date(at).toISOString().slice(0, 10)),
      fc.constant('2026-99-99'),
    ),
    approver: fc.constantFrom(...people.map(({ id }) => id)),
    vendor: fc.constantFrom(...organizations.map(({ id }) => id)),
  },
  { requiredKeys: [] },
)
const reminder = fc.record({
  ...{ id: fc.uuid(), at: instant, text: fc.constant(''), rung: fc.boolean() },
  person: maybe(fc.constantFrom(...people.map(({ id }) => id))),
})

const mergedInto = fc.constantFrom(...names.number).map((ticket) => ({
  ...{ ticket, at: now },
  before: {
    ...{ status: 'open', category: 'open' as const },
    ...{ resolvedAt: null, closedAt: null, closesAt: null, reopensUntil: null },
  },
}))
const item = fc.record({
  ...{ id: fc.uuid(), text: fc.constant('Ask') },
  done: maybe(fc.constant({ at: now, by: null })),
})
const checklist = fc.record({
  ...{ id: fc.uuid(), title: fc.constant('To do') },
  items: fc.array(item, { maxLength: 2 }),
})
const link = fc.record({
  relation: fc.constantFrom(...linkRelations),
  number: fc.constantFrom(...names.number),
  ended: fc.boolean(),
})

/** A ticket as random data has it, and what stands around it. */
export type RandomTicket = { state: TicketState; around: Surroundings }

export const tickets: fc.Arbitrary<RandomTicket> = fc
  .record({
    queue: fc.constantFrom(...queues),
    assignee: maybe(fc.constantFrom(...people)),
    watching: fc.subarray(people),
    requester: fc.constantFrom(...people),
    organization: maybe(fc.constantFrom(...names.organization)),
    status: fc.constantFrom(...names.status),
    category: fc.constantFrom(...statusCategories),
    priority: fc.constantFrom(...priorities),
    kind: fc.constantFrom(...ticketKinds),
    tags: fc.uniqueArray(fc.constantFrom(...names.tag), { maxLength: 3 }),
    subject: text([...names.word, '50%', 'a_b', 'axb'], 3),
    said: fc.array(text(names.word, 4), { maxLength: 2 }),
    createdAt: instant,
    updatedAt: instant,
    resolvedAt: maybe(instant),
    dueAt: maybe(instant),
    breached: fc.boolean(),
    fields,
    impact: maybe(fc.constantFrom(...levels)),
    urgency: maybe(fc.constantFrom(...levels)),
    snoozedUntil: maybe(instant),
    mergedInto: maybe(mergedInto),
    reminders: fc.array(reminder, { maxLength: 2 }),
    deletedAt: maybe(instant),
    timeMinutes: fc.constantFrom(0, 15, 90, 120),
    billableMinutes: fc.constantFrom(0, 15),
    checklists: maybe(fc.array(checklist, { minLength: 1, maxLength: 2 })),
    links: fc.array(link, { maxLength: 2 }),
  })
  .map(({ queue, assignee, watching, requester, organization, said, dueAt, breached, links, ...rest }) => ({
    state: {
      ...rest,
      number: 'TKT-20260329-0001',
      queueId: queue.id,
      assigneeId: assignee?.id ?? null,
      requesterId: requester.id,
      organizationId: organization,
      seq: 1,
      ...{ firstRepliedAt: null, closedAt: null, closesAt: null, reopensUntil: null },
    },
    around: {
      ...{ queue, organization, said, dueAt, breached, links, calledBy },
      assignee: assignee ? [assignee.email] : [],
      watchers: watching.flatMap(({ id, email }) => [id, email]),
      requester: [requester.email],
    },
  }))

/** Somebody who asks. */
export const askers: fc.Arbitrary<Asker> = fc.record({
  personId: fc.constantFrom(...people.map(({ id }) => id)),
  teamQueueIds: fc.subarray(queues.filter(({ team }) => team).map(({ id }) => id)),
  now: fc.constant(now),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
})

/** Some tickets' facts, and somebody who asks. */
export const worlds: fc.Arbitrary<{ facts: Facts[]; asker: Asker }> = fc.record({
  facts: fc.array(
    tickets.map(({ state, around }) => factsOf(state, around)),
    { minLength: 1, maxLength: 8 },
  ),
  asker: askers,
})
