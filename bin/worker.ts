// Runs the workflows and activities. More of these processes share the work.
import { join } from 'node:path'
import { Client } from '@temporalio/client'
import { NativeConnection, Runtime, Worker } from '@temporalio/worker'
import pino from 'pino'
import { createAuditActivities } from '#activities/audit/index.ts'
import { createBulkActivities } from '#activities/bulk/index.ts'
import { createFileActivities } from '#activities/files/index.ts'
import { createFileRetention } from '#activities/files/retention.ts'
import { createMailActivities } from '#activities/mail/index.ts'
import { createRecurringActivities } from '#activities/recurring/index.ts'
import { createSlaActivities } from '#activities/sla/index.ts'
import { createTagActivities } from '#activities/tags/index.ts'
import { createSweepActivities, createTicketActivities } from '#activities/tickets/index.ts'
import { createGateway } from '#api/gateway.ts'
import { loadConfig } from '#bin/config.ts'
import { workflowBundle } from '#bin/workflow-bundle.ts'
import { openBlobs } from '#db/blobs.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { createAnnouncer, createNewsSource } from '#db/news.ts'
import { createUnwatching } from '#db/unwatching.ts'
import { followers } from '#workflows/follower/messages.ts'
import { ensureFollowers } from '#workflows/follower/start.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'
import { recurringSchedules } from '#workflows/recurring/start.ts'
import { retentions } from '#workflows/retention/messages.ts'
import { ensureRetentions } from '#workflows/retention/start.ts'

const config = loadConfig(process.env)
const { databaseUrl, smtpUrl } = config
const log = pino({ level: config.logLevel, name: 'worker' })
const stop = new AbortController()
Runtime.install({ shutdownSignals: [], telemetryOptions: { logging: { forward: {}, filter: 'WARN' } } })

const pool = openPool(databaseUrl, 20, (error) => log.warn({ err: error }, 'A database connection broke.'))
const db = openDatabase(pool)
const connection = await NativeConnection.connect({ address: config.temporal.address })
const client = new Client({ connection, namespace: config.temporal.namespace })
const announcer = createAnnouncer(pool, (error) => log.warn({ err: error }, 'News could not be told.'))
const news = createNewsSource(databaseUrl, (error) => log.warn({ err: error }, 'The news connection broke.'))
const processes = createGateway(client, { deadlineMs: 10_000, uiUrl: null, log })
const configuration = createConfigurationSource(db)
const blobs = openBlobs(config.blobs)
const shared = { ...{ db, configuration, news, announcer, blobs, log }, stopping: stop.signal }
const ticketDeps = {
  ...shared,
  processes,
  outboundMail: smtpUrl !== undefined,
  now: Date.now,
}
const { hostname } = config.smtp
const unwatching = createUnwatching(config.secret, config.publicUrl)
const mailDeps = { ...shared, submit: processes.submit, smtpUrl, hostname, unwatching }

const common = {
  ...{ connection, namespace: config.temporal.namespace },
  maxConcurrentActivityTaskExecutions: config.worker.maxActivities,
  shutdownGraceTime: '10s',
} as const
const workers = await Promise.all([
  Worker.create({
    ...common,
    taskQueue: ticketsQueue,
    workflowBundle: { codePath: await workflowBundle() },
    maxCachedWorkflows: config.worker.maxCachedWorkflows,
    // How long the tickets that a killed worker had in its cache wait for it before another one takes them.
    stickyQueueScheduleToStartTimeout: '2s',
    activities: { ...createTicketActivities(ticketDeps), ...createSlaActivities(ticketDeps) },
  }),
  Worker.create({
    ...common,
    taskQueue: outboundQueue,
    activities: {
      ...createMailActivities(mailDeps),
      ...createFileActivities({ ...mailDeps, clamdAddress: config.clamdAddress }),
      ...createSweepActivities(ticketDeps),
      ...createTagActivities(ticketDeps),
      ...createBulkActivities(ticketDeps),
      ...createRecurringActivities({ ...ticketDeps, schedules: recurringSchedules(client.schedule) }),
      ...createAuditActivities({ db, log, now: Date.now }),
      ...createFileRetention({ db, blobs, uploadFolder: join(config.data, 'uploads'), now: Date.now }),
    },
  }),
])

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort()
    for (const worker of workers) worker.shutdown()
  })
const running = Promise.all(workers.map((worker) => worker.run()))
await ensureFollowers(client.workflow, followers)
await ensureRetentions(client.schedule, retentions)
process.send?.({ ready: true })
await running

await announcer.close()
await connection.close()
await db.destroy()
process.disconnect?.()
