import { expect, test, vi } from 'vitest'
import { openTemporal } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'
import type { BulkActivities, BulkProgress } from '#workflows/bulk/messages.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'

const { client, work } = await openTemporal()
const workOnBulk = vi.fn<BulkActivities['workOnBulk']>()
await work(ticketsQueue, {})
await work(outboundQueue, { workOnBulk })

const at = (state: BulkProgress['state'], done = 0) => ({ state, total: 9, done, refused: 0, skipped: 0 })

async function start(id: string) {
  workOnBulk.mockReset()
  return (...rounds: BulkProgress[]) => {
    for (const round of rounds) workOnBulk.mockResolvedValueOnce(round)
    return client.workflow.start('bulk', {
      ...{ workflowId: `bulk/${id}`, taskQueue: ticketsQueue },
      args: [{ id }],
    })
  }
}
const detailsOf = async (handle: { query<T>(name: string): Promise<T> }) =>
  (await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata')).currentDetails

test('a bulk change goes on until all is done, and says how far it is', async () => {
  const handle = await (await start('whole'))(at('running', 4), at('running', 8), at('done', 9))
  await handle.result()
  expect(workOnBulk).toHaveBeenCalledTimes(3)
  expect(await detailsOf(handle)).toContain('Is done: of 9 tickets 9 were changed')
})

test('while it is paused it sleeps, however long, until it is told to look', async () => {
  const handle = await (await start('paused'))(at('paused', 4), at('done', 9))
  await until('it is paused', async () => (await detailsOf(handle))?.includes('Is paused'))
  expect(workOnBulk).toHaveBeenCalledTimes(1)
  await handle.signal('lookAtBulk')
  await handle.result()
  expect(workOnBulk).toHaveBeenCalledTimes(2)
})

test('cancelled, or gone, it ends', async () => {
  await (await (await start('cancelled'))(at('cancelled'))).result()
  await (await (await start('gone'))(at('gone'))).result()
  expect(workOnBulk).toHaveBeenCalledTimes(1)
})

test('a round that fails is begun again', async () => {
  const begin = await start('stumbling')
  workOnBulk.mockRejectedValueOnce(new Error('Postgres is away'))
  await (await begin(at('done', 9))).result()
  expect(workOnBulk).toHaveBeenCalledTimes(2)
})
