import { sql } from 'kysely'
import { createAuth } from '#api/access/auth.ts'
import type { Config } from '#bin/config.ts'
import { type Database, openDatabase, openPool } from '#db/database.ts'

const tokenCount = 100

/** What the load is made of: the tickets, people and words of a seeded desk. Plain data, for another process. */
export type Subject = {
  apiUrl: string
  databaseUrl: string
  temporal: { address: string; namespace: string }
  smtp: { port: number; to: string }
  compressed: boolean
  /** API tokens of agents. */
  tokens: string[]
  /** Tickets to look at, of any age. */
  readable: string[]
  /** Live tickets to work on. */
  writable: string[]
  agents: string[]
  requesters: string[]
  words: { rare: string[]; medium: string[]; common: string[] }
}

/** Picks what to measure on, and makes the tokens. */
export async function chooseSubject(config: Config, compressed: boolean): Promise<Subject> {
  const db = openDatabase(openPool(config.databaseUrl, 2, () => undefined))
  try {
    const agents = await db
      .selectFrom('person')
      .select(['id', 'email'])
      .where('role_key', '=', 'agent')
      .orderBy('id')
      .execute()
    return {
      apiUrl: `http://127.0.0.1:${config.port}/api/v1`,
      databaseUrl: config.databaseUrl,
      temporal: { address: config.temporal.address, namespace: config.temporal.namespace },
      smtp: { port: config.smtp.port, to: config.mailFrom },
      compressed,
      tokens: await makeTokens(
        db,
        config,
        agents.map(({ id }) => id),
      ),
      readable: await numbers(db, sql`true`, 3_000),
      writable: await numbers(db, sql`category = 'open'`, 2_000),
      agents: agents.map(({ email }) => email),
      requesters: await emails(db),
      words: await chooseWords(db),
    }
  } finally {
    await db.destroy()
  }
}

async function makeTokens(db: Database, config: Config, people: readonly string[]): Promise<string[]> {
  const auth = createAuth({ db, secret: config.secret, publicUrl: config.publicUrl })
  const tokens: string[] = []
  for (let index = 0; index < tokenCount; index++) {
    const { key } = await auth.api.createApiKey({
      body: { userId: people[index % people.length]!, name: 'bench' },
    })
    tokens.push(key)
  }
  return tokens
}

async function numbers(db: Database, condition: ReturnType<typeof sql>, limit: number): Promise<string[]> {
  // In an order that has nothing to do with their age, and is the same in every run.
  const { rows } = await sql<{ number: string }>`
    select number from ticket where ${condition} order by md5(number) limit ${limit}`.execute(db)
  return rows.map((row) => row.number)
}

async function emails(db: Database): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from person where role_key = 'requester' order by md5(email) limit 1000`.execute(db)
  return rows.map((row) => row.email)
}

/** Words by how many tickets hold them: codes that are in one or two, words in some of a hundred, in every third. */
async function chooseWords(db: Database): Promise<Subject['words']> {
  const { rows: rare } = await sql<{ word: string }>`
    select distinct substring(text from '0x[0-9]{4}[0-9A-F]{4}') as word from message tablesample system (1)
    where text ~ '0x[0-9]{4}[0-9A-F]{4}' order by 1 limit 200`.execute(db)
  const { rows: counted } = await sql<{ word: string; share: number }>`
    with sampled as (select count(*) as tickets from ticket_document tablesample system (10) repeatable (1))
    select word, ndoc::float8 / sampled.tickets as share
    from ts_stat('select search from ticket_document tablesample system (10) repeatable (1)'), sampled
    where word ~ '^[a-z]{4,}$' order by md5(word)`.execute(db)
  const between = (from: number, to: number) =>
    counted
      .filter(({ share }) => share >= from && share <= to)
      .map(({ word }) => word)
      .slice(0, 100)
  return {
    rare: rare.map(({ word }) => word),
    medium: between(0.01, 0.05),
    common: between(0.3, 1),
  }
}
