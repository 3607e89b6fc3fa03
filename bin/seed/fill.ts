import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { ticketNumber } from '#domain/tickets/number.ts'
import { copyInto } from './copy.ts'
import { fillDirectory } from './directory.ts'
import { type Step, withoutIndexes } from './indexes.ts'
import { creationInstants } from './instants.ts'
import { Random } from './random.ts'
import { type AddressBook, columnsOf, TicketRows, ticketTables } from './rows.ts'
import { tellStory, type World } from './story.ts'

const days = 730
const batchSize = 500
/** Below this, keeping the indexes is quicker than building them anew. */
const worthRebuilding = 5_000

export type SeedOptions = {
  databaseUrl: string
  tickets: number
  seed: number
  /** The end of the two years that are told, in epoch milliseconds. */
  now: number
  /** Add to the tickets that are there. */
  more: boolean
  /** Build the indexes anew afterwards; decided by the number of tickets when left out. */
  rebuild?: boolean
  step: Step
  onProgress: (written: number) => void
}

/** There are tickets already, and nobody said that more are wanted. */
export class NotEmpty extends Error {}

/**
 * Fills the database with a desk of two years. The tickets are written in one transaction: all of them or none.
 * The same seed, number and end give the same desk in an empty database.
 */
export async function fillDatabase(options: SeedOptions): Promise<void> {
  const pool = openPool(options.databaseUrl, 3, () => undefined)
  const db = openDatabase(pool)
  try {
    const there = await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst()
    if (there && !options.more) throw new NotEmpty('There are tickets in this database already.')
    const since = options.now - days * 86_400_000
    const directory = await fillDirectory(db, options.tickets, since)
    const world = {
      ...directory,
      configuration: await createConfigurationSource(db).current(),
      now: options.now,
    }
    const first = await reserveNumbers(db, options.tickets)
    const client = await pool.connect()
    try {
      await writeAll(client, world, first, options)
    } finally {
      client.release()
    }
    await options.step('statistics', async () => {
      // Not only analyze: reading what was never vacuumed would write it all once more, at the first reader's cost.
      for (const table of [...ticketTables, 'ticket_document', 'person', 'organization', 'queue', 'mailbox'])
        await sql`vacuum (analyze) ${sql.table(table)}`.execute(db)
    })
  } finally {
    await db.destroy()
  }
}

/** The first of `count` numbers that nobody else gets. */
async function reserveNumbers(db: ReturnType<typeof openDatabase>, count: number): Promise<number> {
  const { rows } = await sql<{
    last: number
  }>`select setval('ticket_number', nextval('ticket_number') + ${count}) as last`.execute(db)
  return rows[0]!.last - count
}

/**
 * The same document as the commits of all that was said would have made (`activities/tickets/write.ts`). In one pass
 * over the messages: their index may be off.
 */
const writeDocuments = `
  insert into ticket_document (ticket_id, search)
  select ticket.id, to_tsvector('perdure', ticket.number || ' ' || ticket.subject) || coalesce(said.search, '')
  from ticket left join (
    select ticket_id, to_tsvector('perdure', string_agg(left(text, 100000), ' ')) as search
    from message group by ticket_id
  ) as said on said.ticket_id = ticket.id
  where not exists (select from ticket_document where ticket_id = ticket.id)`

const writeTags = `
  insert into tag (id, name)
  select gen_random_uuid(), name from (select distinct unnest(tags) as name from ticket) as used
  on conflict (name) do nothing`

async function writeAll(
  client: pg.PoolClient,
  world: World,
  first: number,
  options: SeedOptions,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local maintenance_work_mem = '256MB'`)
    const rebuild = options.rebuild ?? options.tickets >= worthRebuilding
    const restore = rebuild ? await withoutIndexes(client, [...ticketTables, 'ticket_document']) : undefined
    await options.step('tickets', () => writeTickets(client, world, first, options))
    await client.query(writeTags)
    await options.step('search', async () => {
      // A plan made for the empty tables they were would join each ticket with all messages.
      await client.query('analyze ticket, message, ticket_document')
      // Nor may each ticket look through the documents that were written before its own.
      await client.query('set local enable_nestloop = off')
      await client.query(writeDocuments)
      await client.query('set local enable_nestloop = on')
    })
    await restore?.(options.step)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function writeTickets(
  client: pg.PoolClient,
  world: World,
  first: number,
  { tickets, seed, now, onProgress }: SeedOptions,
): Promise<void> {
  const random = new Random(seed)
  const people: AddressBook = new Map(
    [...world.requesters, ...world.agents.map((agent) => ({ ...agent, email: '' }))].map((person) => [
      person.id,
      person,
    ]),
  )
  const instants = creationInstants(random, tickets, now, days)
  let writing = Promise.resolve()
  for (let start = 0; start < tickets; start += batchSize) {
    const rows = new TicketRows(world.configuration, people, random)
    for (const [index, createdAt] of instants.slice(start, start + batchSize).entries()) {
      rows.add(tellStory(world, random, ticketNumber(first + start + index, createdAt), createdAt))
      // The batch before is being sent meanwhile.
      if (index % 50 === 49) await breathe()
    }
    await writing
    onProgress(Math.min(start, tickets))
    writing = writeBatch(client, rows)
    writing.catch(() => undefined)
  }
  await writing
  onProgress(tickets)
}

async function writeBatch(client: pg.PoolClient, { lines }: TicketRows): Promise<void> {
  for (const table of ticketTables) await copyInto(client, table, columnsOf(table), lines[table])
}
