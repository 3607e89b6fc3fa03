import { expect, test, vi } from 'vitest'
import { openTemporal } from '#test/support/time-travel.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'
import type { FileRetentionActivities, RetentionActivities } from '#workflows/retention/messages.ts'

const { client, work } = await openTemporal()
const checkAudit = vi.fn<RetentionActivities['checkAudit']>(async () => ({ holds: true, checked: 7 }))
const removeOldAudit = vi.fn<RetentionActivities['removeOldAudit']>(async () => ({ removed: 3 }))
await work(ticketsQueue, {})
const forgetFiles = vi.fn<FileRetentionActivities['forgetFiles']>(async () => ({ unsent: 2, removed: 1 }))
const removeOrphans = vi.fn<FileRetentionActivities['removeOrphans']>(async () => ({ looked: 9, removed: 4 }))
await work(outboundQueue, { checkAudit, removeOldAudit, forgetFiles, removeOrphans })

let runs = 0
async function run(name = 'audit'): Promise<string> {
  const handle = await client.workflow.start('retention', {
    workflowId: `retention/${name}-${++runs}`,
    taskQueue: ticketsQueue,
    args: [{ name }],
  })
  await handle.result()
  const about = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata')
  return about.currentDetails ?? ''
}

test('checks the log, removes what is old, and says what it did', async () => {
  expect(await run()).toBe('The chain holds: 7 records were looked at. 3 were removed.')
})

test('goes on after a worker was killed', async () => {
  checkAudit.mockRejectedValueOnce(new Error('worker killed'))
  removeOldAudit.mockRejectedValueOnce(new Error('worker killed'))
  expect(await run()).toMatch(/3 were removed/)
})

test('removes nothing from a log that is broken', async () => {
  removeOldAudit.mockClear()
  checkAudit.mockResolvedValueOnce({ holds: false, checked: 2 })
  expect(await run()).toBe('The chain is broken: 2 records were looked at. Nothing was removed.')
  expect(removeOldAudit).not.toHaveBeenCalled()
})

test('forgets files that nobody needs before it removes their content', async () => {
  forgetFiles.mockRejectedValueOnce(new Error('worker killed'))
  expect(await run('files')).toBe(
    'Forgot 2 that were never sent and 1 that were removed. Of 9 contents, 4 were removed.',
  )
})
