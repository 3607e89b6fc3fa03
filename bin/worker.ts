// Runs the workflows and activities. More of these processes share the work.
import { Client } from '@temporalio/client'
import { NativeConnection, Runtime, Worker } from '@temporalio/worker'
import pino from 'pino'
import { createTicketActivities } from '#activities/tickets/index.ts'
import { createSlaActivities } from '#activities/sla/index.ts'
import { createGateway } from '#api/gateway.ts'
import { loadConfig } from '#bin/config.ts'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { createAnnouncer } from '#db/news.ts'
import { ticketsQueue } from '#workflows/queues.ts'

const config = loadConfig(process.env)
const log = pino({ level: config.logLevel, name: 'worker' })
Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'], telemetryOptions: { logging: { forward: {}, filter: 'WARN' } } })

const pool = openPool(config.databaseUrl, 20, (error) => log.warn({ error }, 'A database connection broke.'))
const db = openDatabase(pool)
const connection = await NativeConnection.connect({ address: config.temporal.address })
const client = new Client({ connection, namespace: config.temporal.namespace })
const processes = createGateway(client, { deadlineMs: 10_000, uiUrl: null, log })
const announcer = createAnnouncer(pool, (error) => log.warn({ error }, 'News could not be told.'))
const deps = {
  ...{ db, processes, announcer },
  configuration: createConfigurationSource(db),
  outboundMail: config.smtpUrl !== undefined,
  now: Date.now,
}
const { namespace } = config.temporal
const workflows = { codePath: await workflowBundle() }

const tickets = await Worker.create({
  ...{ connection, namespace },
  taskQueue: ticketsQueue,
  workflowBundle: workflows,
  activities: { ...createTicketActivities(deps), ...createSlaActivities(deps) },
  maxCachedWorkflows: config.worker.maxCachedWorkflows,
  maxConcurrentActivityTaskExecutions: config.worker.maxActivities,
  shutdownGraceTime: '10s',
})
process.send?.({ ready: true })
await tickets.run()
await announcer.close()
await connection.close()
await db.destroy()
