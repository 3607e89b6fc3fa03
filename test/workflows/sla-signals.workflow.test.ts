import { randomUUID } from 'node:crypto'
import { ApplicationFailure } from '@temporalio/common'
import { describe, expect, test } from 'vitest'
import { openTemporal } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'
import { rescheduledSignal, slaWorkflow } from '#workflows/sla/messages.ts'

const { env, client, work } = await openTemporal()

type Look = (times: number) => Promise<number | null> | number | null

/** A clock whose looks at the ticket are played by the test. */
async function clock(look: Look) {
  const taskQueue = randomUUID()
  const looks: number[] = []
  await work(taskQueue, {
    advanceClocks: async () => {
      looks.push(await env.currentTimeMs())
      return look(looks.length)
    },
  })
  const handle = await client.workflow.start(slaWorkflow, {
    taskQueue,
    workflowId: `sla/${taskQueue}`,
    args: [{ number: 'TKT-20260101-0000' }],
  })
  return { handle, looks }
}

describe('the process of a clock', () => {
  test('sleeps exactly until the instant it was given, and asks again', async () => {
    const instants = [3_600_000, 26 * 3_600_000]
    const start = await env.currentTimeMs()
    const { handle, looks } = await clock((times) =>
      instants[times - 1] === undefined ? null : start + instants[times - 1]!,
    )
    await handle.result()
    expect(looks).toHaveLength(3)
    looks.slice(1).forEach((at, index) => {
      expect(at - start - instants[index]!).toBeGreaterThanOrEqual(0)
      expect(at - start - instants[index]!).toBeLessThan(5_000)
    })
  })

  test('asks again when it is told that the instant moved, even while it was looking for the last time', async () => {
    const { handle, looks } = await clock(async (times) => {
      if (times === 1) await handleOf().signal(rescheduledSignal)
      return null
    })
    const handleOf = () => handle
    await handle.result()
    expect(looks.length).toBeGreaterThanOrEqual(2)
  })

  test('asks again at once when it is woken', async () => {
    const { handle, looks } = await clock(async (times) =>
      times < 3 ? (await env.currentTimeMs()) + 1_000 * 3_600_000 : null,
    )
    await until('it sleeps', () => looks.length === 1)
    await handle.signal(rescheduledSignal)
    await until('it looked again', () => looks.length === 2)
    await handle.signal(rescheduledSignal)
    await handle.result()
    expect(looks.at(-1)! - looks[0]!).toBeLessThan(60_000)
  })

  test('waits for a database that is away, and misses nothing', async () => {
    const { handle, looks } = await clock((times) => {
      if (times < 5) throw ApplicationFailure.create({ message: 'The database is away.' })
      return null
    })
    await handle.result()
    expect(looks).toHaveLength(5)
  })

  test('that never comes to rest goes on in a new run before its history grows long', async () => {
    const { handle, looks } = await clock(async (times) =>
      times < 700 ? (await env.currentTimeMs()) + 1_000 : null,
    )
    const first = handle.firstExecutionRunId
    await handle.result()
    expect(looks).toHaveLength(700)
    const run = await client.workflow.getHandle(handle.workflowId, first).describe()
    expect(run.status.name).toBe('CONTINUED_AS_NEW')
    expect(run.historyLength).toBeLessThan(10_240)
  })
})
