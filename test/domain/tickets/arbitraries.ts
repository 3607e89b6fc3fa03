import fc from 'fast-check'
import type { ChecklistOperation } from '#domain/checklists/checklist.ts'
import type { FileChange } from '#domain/files/decide.ts'
import { levels } from '#domain/lifecycles/priority.ts'
import type { Changes, CommandBody, CreatePayload, MessagePayload } from '#domain/tickets/commands.ts'
import { apply, type Decision, decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { defaultLifecycle, type Lifecycle, lifecycleSchema } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { type Actor, priorities, statusCategories, ticketKinds } from '#domain/tickets/types.ts'
import type { TimeOperation } from '#domain/time/entry.ts'

export const number = 'TKT-20260302-0001'
export const start = Date.parse('2026-03-02T09:00:00Z')
export const minute = 60_000
export const day = 24 * 60 * minute

const id = fc.uuid()
const few = (...values: string[]) => fc.constantFrom(...values)
const tags = fc.array(few('vpn', 'printer', 'VPN', ' ', '__proto__'), { maxLength: 5 })
const person = few('ada', 'grace', 'linus')

const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ kind: fc.constantFrom('person', 'rule', 'flow'), id: person }),
  fc.constant({ kind: 'system' } as const),
)

const message: fc.Arbitrary<MessagePayload> = fc.record({
  id,
  kind: fc.constantFrom('reply', 'note'),
  from: fc.constantFrom('agent', 'requester', 'system'),
  authorId: fc.option(person),
  text: fc.string(),
  html: fc.constant(null),
  attachments: fc.constant([]),
  mail: fc.constant(null),
})

const [list, item] = [few('laptop', 'account'), few('order', 'install')]
const checklistChange: fc.Arbitrary<ChecklistOperation> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    list,
    title: fc.string(),
    items: fc.array(fc.record({ id: item, text: fc.string() }), { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('remove' as const), list }),
  fc.record({ do: fc.constant('check_item' as const), list, item, done: fc.boolean() }),
  fc.record({ do: fc.constant('move_item' as const), list, item, to: fc.nat(5) }),
  fc.record({ do: fc.constant('remove_item' as const), list, item }),
)

const timeLogged: fc.Arbitrary<TimeOperation> = fc.record({
  do: fc.constant('log' as const),
  entry: fc.record({
    ...{ id, personId: person, day: fc.constant('2026-03-02'), billable: fc.boolean() },
    ...{ minutes: fc.integer({ min: -1, max: 1500 }), typeId: fc.constant(null), text: fc.string() },
  }),
})

const fileChange: fc.Arbitrary<FileChange> = fc.record({
  change: fc.constantFrom('removed', 'restored', 'quarantined'),
  fileId: id,
  name: fc.string(),
  reason: fc.option(fc.string()),
})

const created: fc.Arbitrary<CreatePayload> = fc.record({
  kind: fc.constantFrom(...ticketKinds),
  subject: fc.string(),
  priority: fc.constantFrom(...priorities),
  queueId: few('desk', 'network'),
  requesterId: person,
  organizationId: fc.option(few('acme')),
  tags,
  fields: fc.dictionary(fc.string(), fc.jsonValue()),
  channel: fc.constantFrom('mail', 'console', 'portal', 'api'),
  message: fc.option(message),
  continues: fc.option(fc.constant('TKT-20260101-00ZZ')),
})

const status = (lifecycle: Lifecycle) =>
  few(...lifecycle.statuses.map(({ key }) => key), 'nowhere', 'constructor')

const changes = (lifecycle: Lifecycle): fc.Arbitrary<Changes> =>
  fc.record(
    {
      subject: few('Printer on fire', 'No network'),
      kind: fc.constantFrom(...ticketKinds),
      status: status(lifecycle),
      priority: fc.constantFrom(...priorities),
      queueId: few('desk', 'network'),
      assigneeId: fc.option(person),
      tags,
      impact: fc.option(fc.constantFrom(...levels)),
      urgency: fc.option(fc.constantFrom(...levels)),
      priorityByMatrix: fc.constant(true as const),
      deleted: fc.boolean(),
      resolution: fc.record({ code: few('fixed', 'magic'), summary: fc.string() }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )

const body = (lifecycle: Lifecycle): fc.Arbitrary<CommandBody> =>
  fc.oneof(
    { weight: 1, arbitrary: created.map((payload) => ({ type: 'create' as const, payload })) },
    {
      weight: 4,
      arbitrary: fc
        .record({ message, status: status(lifecycle) }, { requiredKeys: ['message'] })
        .map((payload) => ({ type: 'message' as const, payload })),
    },
    {
      weight: 6,
      arbitrary: fc
        .record(
          { changes: changes(lifecycle), ifMatch: fc.nat(12), reason: fc.string() },
          { requiredKeys: ['changes'] },
        )
        .map((payload) => ({ type: 'change' as const, payload })),
    },
    { weight: 1, arbitrary: fileChange.map((payload) => ({ type: 'file' as const, payload })) },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: -1, max: 30 })
        .map((days) => ({ type: 'snooze' as const, payload: { until: start + days * day } })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ id: few('one', 'two'), days: fc.integer({ min: -1, max: 30 }), person: fc.option(person) })
        .map(({ id: reminder, days, person: whom }) => ({
          type: 'remind' as const,
          payload: { id: reminder, at: start + days * day, person: whom, text: '' },
        })),
    },
    {
      weight: 1,
      arbitrary: few('one', 'two').map((reminder) => ({
        type: 'reminder_done' as const,
        payload: { id: reminder },
      })),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'wake' as const, payload: {} }) },
    { weight: 2, arbitrary: fc.constant({ type: 'ring' as const, payload: {} }) },
    {
      weight: 1,
      arbitrary: fc
        .record({ from: few('vpn', 'printer'), to: fc.option(few('VPN', 'vpn')) })
        .map((payload) => ({ type: 'retag' as const, payload })),
    },
    { weight: 2, arbitrary: checklistChange.map((payload) => ({ type: 'checklist' as const, payload })) },
    { weight: 2, arbitrary: timeLogged.map((payload) => ({ type: 'time' as const, payload })) },
    { weight: 2, arbitrary: fc.constant({ type: 'close' as const, payload: {} }) },
    { weight: 1, arbitrary: fc.constant({ type: 'advance_clocks' as const, payload: {} }) },
  )

/** The default lifecycle, and such as an administrator might publish: other names, missing ways, several of a category. */
export const lifecycles: fc.Arbitrary<Lifecycle> = fc.oneof(
  fc.constant(defaultLifecycle),
  fc
    .record({
      extra: fc.array(fc.constantFrom(...statusCategories), { maxLength: 4 }),
      ways: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 }),
      closeAfterDays: fc.constantFrom(0.001, 1, 7),
      reopenWithinDays: fc.constantFrom(0, 3, 14),
    })
    .map(({ extra, ways, ...days }) => {
      const categories = ['new', 'open', 'resolved', 'closed', ...extra] as const
      const statuses = categories.map((category, index) => ({
        key: `s${index}_${category}`,
        name: `Status ${index}`,
        category,
      }))
      const keyAt = (index: number) => statuses[index % statuses.length]!.key
      const pairs = new Map(ways.map(([from, to]) => [`${keyAt(from)} ${keyAt(to)}`, [from, to] as const]))
      const transitions = [...pairs.values()].map(([from, to]) => ({ from: keyAt(from), to: keyAt(to) }))
      return lifecycleSchema.parse({ statuses, transitions, ...days })
    }),
)

type Ask = { body: CommandBody; actor: Actor; waited: number }

/** One command asked of a ticket, with what was before, what was decided and what came of it. */
export type Step = {
  before: TicketState | null
  command: CommandBody & { id: string; ticket: string; actor: Actor }
  now: number
  since: TicketEvent[]
  decision: Decision
  after: TicketState | null
}

export type Journey = { lifecycle: Lifecycle; steps: Step[]; events: TicketEvent[] }

const journeyOf = (lifecycle: Lifecycle): fc.Arbitrary<Ask[]> => {
  const ask = (of: fc.Arbitrary<CommandBody>) =>
    fc.record({ body: of, actor, waited: fc.constantFrom(0, minute, day, 5 * day, 20 * day) })
  const create = created.map((payload) => ({ type: 'create' as const, payload }))
  return fc
    .tuple(ask(create), fc.array(ask(body(lifecycle)), { maxLength: 14 }))
    .map(([first, rest]) => [first, ...rest])
}

/** Everything that may happen to a ticket: its creation, then commands of every kind at any time. */
export const journeys: fc.Arbitrary<Journey> = lifecycles.chain((lifecycle) =>
  journeyOf(lifecycle).map((asks) => travel(lifecycle, asks)),
)

function travel(lifecycle: Lifecycle, asks: Ask[]): Journey {
  const steps: Step[] = []
  const events: TicketEvent[] = []
  let state: TicketState | null = null
  let now = start
  asks.forEach(({ body: asked, actor: by, waited }, index) => {
    now += waited
    const command = { ...asked, id: `command-${index}`, ticket: number, actor: by }
    const ifMatch =
      asked.type === 'change' ? (asked.payload.ifMatch ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    const since = events.filter((event) => event.seq > ifMatch)
    const decision = decide(state, command, { lifecycle, now, since })
    const after = apply(state, decision)
    steps.push({ before: state, command, now, since, decision, after })
    events.push(...(decision.events ?? []))
    state = after
  })
  return { lifecycle, steps, events }
}
