// Starts the workflows of all live tickets again from Postgres, for the day Temporal's database is lost:
// `npm run wake`. One that runs only makes sure of its clock.
import { Client, Connection } from '@temporalio/client'
import { sql } from 'kysely'
import pLimit from 'p-limit'
import pino from 'pino'
import { createGateway } from '#api/gateway.ts'
import { loadConfig } from '#bin/config.ts'
import { openDatabase, openPool } from '#db/database.ts'

const pageSize = 500
const atOnce = pLimit(10)

const config = loadConfig(process.env)
const db = openDatabase(openPool(config.databaseUrl, 2, () => undefined))
const connection = await Connection.connect({ address: config.temporal.address })
const client = new Client({ connection, namespace: config.temporal.namespace })
const processes = createGateway(client, { deadlineMs: 10_000, uiUrl: null, log: pino({ level: 'warn' }) })
try {
  console.log(`Woke ${await wakeAll()} tickets.`)
} finally {
  await connection.close()
  await db.destroy()
}

async function wakeAll(): Promise<number> {
  let woken = 0
  let last = ''
  for (;;) {
    const numbers = await livePage(last)
    if (!numbers.length) return woken
    await Promise.all(numbers.map((number) => atOnce(() => processes.wakeTicket(number))))
    woken += numbers.length
    last = numbers.at(-1) ?? last
  }
}

async function livePage(after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('number')
    .where((eb) =>
      eb.or([
        eb('category', 'not in', ['closed', 'cancelled']),
        sql<boolean>`reminders @> '[{"rung": false}]'`,
      ]),
    )
    .where('number', '>', after)
    .orderBy('number')
    .limit(pageSize)
    .execute()
  return rows.map((row) => row.number)
}
