import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, inject } from 'vitest'
import { createBulkActivities } from '#activities/bulk/index.ts'
import type { Bulk } from '#domain/bulk/bulk.ts'
import { outboundQueue } from '#workflows/queues.ts'
import type { Caller, TestApp } from './app.ts'
import { until } from './until.ts'

/** Has bulk changes worked on, as `bin/worker.ts` does, beside the tickets' own worker. */
export async function workOnBulks({ services, namespace }: TestApp) {
  const { db, configuration, processes, announcer } = services
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  let stop: () => Promise<void> = async () => undefined

  async function start(): Promise<void> {
    const stopping = new AbortController()
    const worker = await Worker.create({
      ...{ connection, namespace },
      taskQueue: outboundQueue,
      activities: createBulkActivities({
        db,
        configuration,
        processes,
        announcer,
        stopping: stopping.signal,
      }),
      shutdownGraceTime: '1s',
    })
    const run = worker.run()
    stop = async () => {
      stop = async () => undefined
      stopping.abort()
      worker.shutdown()
      await run
    }
  }
  await start()
  afterAll(async () => {
    await stop()
    await connection.close()
  })
  return { start, stop: () => stop() }
}

/** The bulk change once it has ended. */
export function ended(caller: Caller, id: string): Promise<Bulk> {
  return until('the bulk change has ended', async () => {
    const { body } = await caller.get(`/bulk/${id}`)
    return body.bulk.endedAt ? (body.bulk as Bulk) : null
  })
}
