import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundlePath } from '@temporalio/worker'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { SlaActivities } from '#activities/sla/index.ts'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { timeSkippingEnvironment } from '#test/support/temporal-test-server.ts'
import { ticketsQueue } from '#workflows/queues.ts'
import { rescheduledSignal, slaWorkflow, slaWorkflowId } from '#workflows/sla/messages.ts'

let environment: TestWorkflowEnvironment
let bundle: WorkflowBundlePath

beforeAll(async () => {
  environment = await timeSkippingEnvironment()
  bundle = { codePath: await workflowBundle() }
})
afterAll(() => environment?.teardown())

it('looks again when a target was opened while it found none', async () => {
  const number = 'TKT-20261123-0001'
  const { workflow } = environment.client
  const handle = workflow.getHandle(slaWorkflowId(number))
  const advanceClocks = vi.fn<SlaActivities['advanceClocks']>(async () => null)
  advanceClocks.mockImplementationOnce(async () => {
    await handle.signal(rescheduledSignal)
    return null
  })
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: ticketsQueue,
    workflowBundle: bundle,
    activities: { advanceClocks },
  })
  await worker.runUntil(
    workflow.execute(slaWorkflow, {
      workflowId: slaWorkflowId(number),
      taskQueue: ticketsQueue,
      args: [{ number }],
    }),
  )
  expect(advanceClocks).toHaveBeenCalledTimes(2)
})
