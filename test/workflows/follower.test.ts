import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundlePath } from '@temporalio/worker'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { timeSkippingEnvironment } from '#test/support/temporal-test-server.ts'
import type { FollowerActivities } from '#workflows/follower/messages.ts'
import { ensureFollowers } from '#workflows/follower/start.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'

let environment: TestWorkflowEnvironment
let bundle: WorkflowBundlePath

beforeAll(async () => {
  environment = await timeSkippingEnvironment()
  bundle = { codePath: await workflowBundle() }
})
afterAll(() => environment?.teardown())

it('runs round after round, survives a round that fails, and is started once', async () => {
  const followIntakes = vi.fn<FollowerActivities['followIntakes']>(async () => ({ done: 3, failed: 1 }))
  followIntakes.mockRejectedValueOnce(new Error('worker killed'))
  const idle = async () => ({ done: 0, failed: 0 })
  const connection = environment.nativeConnection
  const activities = { followIntakes, followOutbox: idle, followCommands: idle, followTags: idle }
  const tickets = await Worker.create({ connection, taskQueue: ticketsQueue, workflowBundle: bundle })
  const outbound = await Worker.create({ connection, taskQueue: outboundQueue, activities })
  const { workflow } = environment.client
  await outbound.runUntil(
    tickets.runUntil(async () => {
      for (const _ of [1, 2]) await ensureFollowers(workflow, ['intakes'])
      await vi.waitFor(() => expect(followIntakes.mock.calls.length).toBeGreaterThan(3), { timeout: 30_000 })
      const handle = workflow.getHandle('follower/intakes')
      expect((await handle.describe()).status.name).toBe('RUNNING')
      await handle.terminate()
    }),
  )
})
