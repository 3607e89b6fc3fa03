import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { defaultSlaPolicy } from '#domain/sla/policy.ts'
import { openCommits } from '#test/support/commits.ts'

const desk = await openCommits()
const { db } = desk

async function policy(name: string): Promise<string> {
  const id = uuid()
  const calendar = await db.selectFrom('calendar').select('id').executeTakeFirstOrThrow()
  await db.insertInto('sla_policy').values({ id, name, version: 1, calendar_id: calendar.id }).execute()
  await db
    .insertInto('sla_policy_version')
    .values({ policy_id: id, version: 1, definition: JSON.stringify({ ...defaultSlaPolicy, name }) as never })
    .execute()
  return id
}

async function organization(parent: string | null, slaPolicy: string | null): Promise<string> {
  const id = uuid()
  const row = { id, name: id, parent_id: parent, sla_policy_id: slaPolicy }
  await db.insertInto('organization').values(row).execute()
  return id
}

async function policyOf(number: string): Promise<string[]> {
  const rows = await db
    .selectFrom('clock')
    .innerJoin('ticket', 'ticket.id', 'clock.ticket_id')
    .innerJoin('sla_policy', 'sla_policy.id', 'clock.policy_id')
    .select('sla_policy.name')
    .distinct()
    .where('ticket.number', '=', number)
    .execute()
  return rows.map(({ name }) => name)
}

test("new clocks take their organization's promise, or the nearest one's above, then their queue's, then the default", async () => {
  const [gold, silver, queued] = [await policy('Gold'), await policy('Silver'), await policy('Queue')]
  const root = await organization(null, gold)
  const middle = await organization(root, null)
  const leaf = await organization(middle, null)
  const own = await organization(middle, silver)
  const without = await organization(null, null)
  const { name: byDefault } = await db
    .selectFrom('sla_policy')
    .select('name')
    .where('is_default', '=', true)
    .executeTakeFirstOrThrow()
  const queue = { id: uuid(), key: 'promised', name: 'Promised', sla_policy_id: queued }
  await db.insertInto('queue').values(queue).execute()

  const opened = async (organizationId: string | null, queueId = desk.queue.id) =>
    policyOf(await desk.opened({ organizationId, queueId }))
  expect(await opened(root)).toEqual(['Gold'])
  expect(await opened(leaf)).toEqual(['Gold'])
  expect(await opened(own)).toEqual(['Silver'])
  expect(await opened(own, queue.id)).toEqual(['Silver'])
  expect(await opened(without, queue.id)).toEqual(['Queue'])
  expect(await opened(null, queue.id)).toEqual(['Queue'])
  expect(await opened(without)).toEqual([byDefault])
  expect(await opened(null)).toEqual([byDefault])
})

test('clocks that run keep the promise they were started with', async () => {
  const gold = await policy('First')
  const organizationId = await organization(null, gold)
  const number = await desk.opened({ organizationId })
  await db
    .updateTable('organization')
    .set({ sla_policy_id: await policy('Second') })
    .where('id', '=', organizationId)
    .execute()
  await desk.advance(number)
  await desk.commit({ number, wanted: [], first: false })
  expect(await policyOf(number)).toEqual(['First'])
})
