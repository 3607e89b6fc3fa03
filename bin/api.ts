// Serves the API, the console and the door for mail.
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import pino from 'pino'
import { createAuth } from '#api/access/auth.ts'
import { passwordResets } from '#api/access/resets.ts'
import { buildApp } from '#api/app.ts'
import { createGateway } from '#api/gateway.ts'
import { createSmtpDoor } from '#api/smtp/door.ts'
import { loadConfig } from '#bin/config.ts'
import { openBlobs } from '#db/blobs.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { createAnnouncer, createNewsSource } from '#db/news.ts'
import { createUnwatching } from '#db/unwatching.ts'

const config = loadConfig(process.env)
const log = pino({ level: config.logLevel, name: 'api' })
const pool = openPool(config.databaseUrl, 20, (error) =>
  log.warn({ err: error }, 'A database connection broke.'),
)
const db = openDatabase(pool)
const connection = Connection.lazy({
  address: config.temporal.address,
  // By default up to two minutes pass before a Temporal that was away for long is tried again.
  channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000 },
})
const client = new Client({ connection, namespace: config.temporal.namespace })
const announcer = createAnnouncer(pool, (error) => log.warn({ err: error }, 'News could not be told.'))
const blobs = openBlobs(config.blobs)
const { uiUrl, namespace } = config.temporal
const temporalUi = uiUrl ? `${uiUrl}/namespaces/${namespace}` : null

const app = await buildApp({
  services: {
    ...{ db, blobs, announcer },
    configuration: createConfigurationSource(db),
    processes: createGateway(client, { deadlineMs: 3_000, uiUrl: temporalUi, log }),
    auth: createAuth({
      ...{ db, secret: config.secret, publicUrl: config.publicUrl },
      resets: passwordResets({ db, announcer, publicUrl: config.publicUrl }),
    }),
    unwatching: createUnwatching(config.secret, config.publicUrl),
    settings: {
      publicUrl: config.publicUrl,
      temporalUi,
      outboundMail: config.smtpUrl !== undefined,
      uploadFolder: join(config.data, 'uploads'),
      scansFiles: config.clamdAddress !== undefined,
    },
    now: Date.now,
  },
  news: createNewsSource(config.databaseUrl, (error) =>
    log.warn({ err: error }, 'The news connection broke.'),
  ),
  consoleFolder: join(import.meta.dirname, '..', 'web', 'dist'),
  requestsPerMinute: config.requestsPerMinute,
  logger: log,
})
const door = createSmtpDoor({
  ...{ db, blobs, log },
  hostname: config.smtp.hostname,
  maxBytes: config.smtp.maxMessageBytes,
  onIntake: (id) => announcer.announce({ type: 'intake', id }),
})

await app.listen({ port: config.port, host: config.host })
await door.listen(config.smtp.port, config.smtp.host)
process.send?.({ ready: true })

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

async function stop(): Promise<void> {
  await Promise.all([app.close(), door.close()])
  await announcer.close()
  await connection.close()
  await db.destroy()
  process.disconnect?.()
}
