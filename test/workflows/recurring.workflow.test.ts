import { expect, test, vi } from 'vitest'
import { openTemporal } from '#test/support/time-travel.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'
import type { RecurringActivities } from '#workflows/recurring/messages.ts'

const { env, client, work } = await openTemporal()
const makeRecurringTickets = vi.fn<RecurringActivities['makeRecurringTickets']>(async () => ({
  ...{ made: 2, failed: 1, waiting: 0 },
}))
const applyRecurring = vi.fn<RecurringActivities['applyRecurring']>(async () => undefined)
await work(ticketsQueue, {})
await work(outboundQueue, { makeRecurringTickets, applyRecurring })

let runs = 0
async function run() {
  makeRecurringTickets.mockClear()
  applyRecurring.mockClear()
  const handle = await client.workflow.start('recurring', {
    ...{ workflowId: `recurring/${++runs}`, taskQueue: ticketsQueue, args: [{ id: 'patch-day' }] },
  })
  await handle.result()
  const about = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata')
  return { handle, details: about.currentDetails ?? '' }
}

test('what is due is made, and the Schedule is told what comes next', async () => {
  const { details } = await run()
  expect(details).toBe('2 tickets were made, 1 could not be made, 0 wait for their processes.')
  expect(applyRecurring).toHaveBeenCalledWith({ id: 'patch-day' })
})

test('all counts that was due when it began, whatever the clocks of the workers say', async () => {
  await env.sleep('90 days')
  const { handle } = await run()
  const { startTime } = await handle.describe()
  expect(makeRecurringTickets).toHaveBeenCalledWith({ id: 'patch-day', until: startTime.getTime() })
})

test('it goes on after a worker was killed, however long nobody is there', async () => {
  const before = await env.currentTimeMs()
  for (let killed = 0; killed < 12; killed++)
    makeRecurringTickets.mockRejectedValueOnce(new Error('Postgres is away'))
  applyRecurring.mockRejectedValueOnce(new Error('Temporal is away'))
  const { details } = await run()
  expect(details).toContain('2 tickets were made')
  expect(applyRecurring).toHaveBeenCalledTimes(2)
  expect((await env.currentTimeMs()) - before).toBeGreaterThan(60_000)
})
