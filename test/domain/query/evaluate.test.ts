import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '#domain/query/evaluate.ts'
import { type Facts, factsOf } from '#domain/query/facts.ts'
import { parseQuery } from '#domain/query/parse.ts'
import type { Query } from '#domain/query/tree.ts'
import { queries } from './queries.ts'
import { catalogue, now, people, queues, tickets, worlds } from './worlds.ts'

const [sample] = fc.sample(tickets, { numRuns: 1, seed: 1 })
const [queue] = queues
const [ada, linus] = people

function ticket(): Facts {
  if (!sample || !queue || !ada || !linus) throw new Error('There are no samples.')
  const state = {
    ...sample.state,
    ...{
      status: 'waiting',
      category: 'pending' as const,
      priority: 'high' as const,
      kind: 'incident' as const,
    },
    ...{ queueId: queue.id, assigneeId: ada.id, requesterId: linus.id, organizationId: null, tags: ['vpn'] },
    ...{ subject: 'The VPN is down', createdAt: now - 2 * 86_400_000, updatedAt: now, resolvedAt: null },
  }
  const around = {
    ...{ queue, organization: null, assignee: [ada.email], requester: [linus.email] },
    ...{ dueAt: now + 3_600_000, breached: false, said: ['My Drücker is on fire'] },
  }
  return factsOf(state, around)
}
const asker = { personId: ada?.id ?? null, teamQueueIds: [queue?.id ?? ''], now, zone: 'UTC' }
const found = (query: Query, facts = ticket()) => evaluate(query, facts, { asker, catalogue })

test.each([
  'status:pending',
  'status:waiting',
  'priority:>normal',
  'priority:normal..urgent',
  'queue:Service-Desk',
  'team:field',
  'team:mine is:team',
  'assignee:me is:mine',
  'requester:LINUS@example.com',
  'organization:none -organization:*',
  'tag:vpn,other',
  'subject:vpn',
  'created:<3d created:>1d',
  'due:<2h -resolved:*',
  'is:open -is:breached breached:no',
  'drucker "is down"',
  'number:tkt-20260329-0001',
  '(tag:nothing OR fir*)',
])('%s holds', (text) => {
  expect(found(parseQuery(text))).toBe(true)
})

test.each([
  'status:open',
  'priority:<high',
  'queue:network',
  'assignee:none',
  'requester:me',
  'organization:acme',
  'tag:VPN',
  'created:today',
  'resolved:<7d',
  'resolved:>7d',
  'is:ended',
  '"down is"',
  'fir',
  '"!!"',
])('%s does not hold', (text) => {
  expect(found(parseQuery(text))).toBe(false)
})

test('nothing is theirs when nobody in particular asks', () => {
  const nobody = { ...asker, personId: null, teamQueueIds: [] }
  expect(evaluate(parseQuery('is:mine OR is:team'), ticket(), { asker: nobody, catalogue })).toBe(false)
})

test('of a query and its contrary one holds, never both', () => {
  fc.assert(
    fc.property(queries, worlds, (query, { facts, asker: who }) => {
      for (const each of facts) {
        const asked = { asker: who, catalogue }
        expect(evaluate({ not: query }, each, asked)).toBe(!evaluate(query, each, asked))
      }
    }),
  )
})
