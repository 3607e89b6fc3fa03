import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { inject } from 'vitest'
import type { TicketDeps } from '#activities/deps.ts'
import { createSlaActivities } from '#activities/sla/index.ts'
import { createTicketActivities } from '#activities/tickets/index.ts'
import { ticketsQueue } from '#workflows/queues.ts'

export type WorkerOptions = Pick<TicketDeps, 'db' | 'processes' | 'announcer' | 'configuration' | 'now'> & {
  settings: { outboundMail: boolean }
  address: string
  namespace: string
}
export type TestWorker = { stop(): Promise<void> }

let isQuiet = false

/** Lets the runtime say only what a test should not overlook. */
export function quietRuntime(): void {
  if (isQuiet) return
  isQuiet = true
  // Its core calls bursts of updates errors that it recovers from; what matters fails the tests anyway.
  const telemetryOptions = { logging: { forward: {}, filter: 'OFF' } } as const
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR'), telemetryOptions })
}

/** A worker as `bin/worker.ts` runs it. */
export async function startWorker({
  address,
  namespace,
  settings,
  ...deps
}: WorkerOptions): Promise<TestWorker> {
  quietRuntime()
  const connection = await NativeConnection.connect({ address })
  const all: TicketDeps = { ...deps, outboundMail: settings.outboundMail }
  const worker = await Worker.create({
    ...{ connection, namespace },
    taskQueue: ticketsQueue,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: { ...createTicketActivities(all), ...createSlaActivities(all) },
    shutdownGraceTime: '1s',
  })
  const run = worker.run()
  return {
    async stop() {
      worker.shutdown()
      await run
      await connection.close()
    },
  }
}
