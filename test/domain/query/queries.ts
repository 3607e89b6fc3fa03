import fc from 'fast-check'
import type { Field } from '#domain/query/fields.ts'
import { dayWords } from '#domain/query/instants.ts'
import type { Condition, Query, Words } from '#domain/query/tree.ts'
import { priorities, statusCategories, ticketKinds } from '#domain/tickets/types.ts'

/** The names that random queries and random tickets share, so that they meet. */
export const names = {
  queue: ['service-desk', 'network', 'Printers & more'],
  team: ['Field', 'Back "Office"'],
  organization: ['Acme, Inc.', 'Globex', 'initech'],
  person: ['ada@example.com', 'linus@example.com', 'grace@example.com'],
  status: ['new', 'waiting', 'in_progress', 'done'],
  tag: ['vpn', 'VPN', 'a b'],
  number: ['TKT-20260329-0001', 'TKT-20260329-0002', 'TKT-20260329-0003', 'TKT-20260329-0004'],
  word: ['printer', 'fire', 'vpn', 'down', 'Drücker', 'drucker', 'fires'],
}

/** Fields that administrators made, one of each sort. */
export const customFields: Field[] = [
  { name: 'cost', key: 'cost', type: 'number', optional: true },
  { name: 'site', key: 'site', type: 'choice', optional: true, values: ['berlin', 'oslo', 'rome'] },
  { name: 'systems', key: 'systems', type: 'choice', optional: true, values: ['mail', 'crm', 'erp'] },
  { name: 'vip', key: 'vip', type: 'yes_no', optional: true },
  { name: 'serial', key: 'serial', type: 'text', optional: true },
  { name: 'handover', key: 'handover', type: 'instant', optional: true },
  { name: 'approver', key: 'approver', type: 'person', optional: true, special: ['me'] },
  { name: 'vendor', key: 'vendor', type: 'name', optional: true },
]

const from = (...values: string[]) => fc.constantFrom(...values)
const some = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 3 })
const is = (field: string, value: fc.Arbitrary<string>): fc.Arbitrary<Condition> =>
  some(value).map((values) => ({ field, operator: 'is', values }))
const set = (field: string): Condition => ({ field, operator: 'set', values: [] })

const anyInstant = fc.oneof(
  from(...dayWords),
  fc.tuple(from('', '', '-', '+'), fc.nat(40), from('m', 'h', 'd', 'w', 'mo')).map((parts) => parts.join('')),
  from('9000y', '-9000y', '273789y', '+999999y'),
  from('2026', '2026-03', '2026-03-29', '2026-03-29T02:30', '2026-03-28T23:00:00Z'),
)

function compared(field: string, value: fc.Arbitrary<string>): fc.Arbitrary<Condition> {
  const name = fc.constant(field)
  const side = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const)
  return fc.oneof(
    fc.record({ field: name, operator: side, values: fc.tuple(value) }),
    fc.record({ field: name, operator: fc.constant('between' as const), values: fc.tuple(value, value) }),
  )
}

const linkConditions: fc.Arbitrary<Condition>[] = [
  is('parent', from(...names.number, 'tkt-20260329-0002', 'none')),
  is('linked', from(...names.number, 'TKT-20260329-9999', 'none')),
  ...['children', 'blocked', 'blocking'].map((field) => is(field, from('yes', 'no'))),
  is('is', from('parent', 'child', 'blocked', 'blocking')),
  is('checklist', from('open', 'done', 'none')),
  is('has', from('checklist')),
]

const timeConditions: fc.Arbitrary<Condition>[] = [
  is('is', from('billable')),
  is('billable', from('yes', 'no')),
  is('time', from('0', '15m', '1:30', '2h')),
  compared('time', from('15', '1h 30m', '1.5h')),
]

const mergeConditions: fc.Arbitrary<Condition>[] = [
  is('merged', from(...names.number, 'tkt-20260329-0002', 'none')),
  fc.constant(set('merged')),
]

const onlyForSome = [...linkConditions, ...timeConditions, ...mergeConditions]

/** Questions about what not everybody who sees a ticket may know. */
export const aboutHidden: fc.Arbitrary<Query> = fc.oneof(
  ...onlyForSome,
  fc.constantFrom('parent', 'linked', 'checklist').map(set),
  fc.oneof(...onlyForSome).map((not) => ({ not })),
)

const conditions: fc.Arbitrary<Condition> = fc.oneof(
  is('status', from(...statusCategories, ...names.status)),
  is('priority', from(...priorities)),
  compared('priority', from(...priorities)),
  is('kind', from(...ticketKinds)),
  is('queue', from(...names.queue, 'NETWORK')),
  is('team', from(...names.team, 'mine', 'none', 'FIELD')),
  is('organization', from(...names.organization, 'none')),
  is('assignee', from(...names.person, 'me', 'none')),
  is('watcher', from(...names.person, 'me', 'none')),
  is('requester', from(...names.person, 'ADA@example.com', 'me')),
  is('tag', from(...names.tag, 'none')),
  is('breached', from('yes', 'no')),
  is(
    'is',
    from(
      'open',
      'ended',
      'unassigned',
      'breached',
      'mine',
      'team',
      'snoozed',
      'reminded',
      'deleted',
      'merged',
    ),
  ),
  is('reminded', from('yes', 'no')),
  ...onlyForSome,
  is('impact', from('low', 'medium', 'high', 'none')),
  from('vpn', 'DOWN', '50%', 'a_b').map((text) => ({
    field: 'subject',
    operator: 'contains' as const,
    values: [text],
  })),
  fc
    .constantFrom(
      'assignee',
      'watcher',
      'organization',
      'team',
      'tag',
      'due',
      'resolved',
      'deleted',
      'parent',
      'linked',
      'checklist',
    )
    .map(set),
  ...['created', 'updated', 'due', 'resolved', 'deleted'].flatMap((field) => [
    is(field, anyInstant),
    compared(field, anyInstant),
  ]),
)

const customConditions: fc.Arbitrary<Condition> = fc.oneof(
  is('cost', from('0', '5', '12.5', 'none')),
  compared('cost', from('-1', '5', '12.5')),
  is('site', from('berlin', 'oslo', 'none')),
  is('systems', from('mail', 'crm', 'none')),
  is('vip', from('yes', 'no')),
  from('a1', 'B').map((text) => ({ field: 'serial', operator: 'contains' as const, values: [text] })),
  is('handover', anyInstant),
  compared('handover', anyInstant),
  is('approver', from(...names.person, 'me', 'none')),
  is('vendor', from(...names.organization, 'ACME, inc.')),
  fc.constantFrom(...customFields.map(({ name }) => set(name))),
)

const words: fc.Arbitrary<Words> = fc.oneof(
  from(...names.word, 'pri*', 'fire*').map((text) => ({ words: text, phrase: false })),
  fc.tuple(from(...names.word), from(...names.word)).map((pair) => ({ words: pair.join(' '), phrase: true })),
)

/** Any query that makes sense. */
export const queries: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'query' },
    { weight: 4, arbitrary: conditions },
    { weight: 2, arbitrary: customConditions },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: fc.array(tie('query'), { maxLength: 4 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('query').map((not) => ({ not })) },
  ),
})).query
