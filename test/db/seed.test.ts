import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventsAfter, lockTicket } from '#activities/tickets/load.ts'
import { fillDatabase, NotEmpty } from '#bin/seed/fill.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { type Database, openDatabase, openPool } from '#db/database.ts'
import { evaluate } from '#domain/sla/evaluate.ts'
import { slaEventOf } from '#domain/sla/history.ts'
import { replay } from '#domain/tickets/evolve.ts'
import { template } from '../support/servers.ts'
import { type FreshDatabase, freshDatabase } from '../support/stack.ts'

const addresses = { databaseUrl: inject('databaseUrl'), adminUrl: inject('adminUrl') }
const now = Date.parse('2026-03-02T15:00:00Z')

/** What a tester can say twice. */
function fill(databaseUrl: string, more: Partial<Parameters<typeof fillDatabase>[0]> = {}): Promise<void> {
  const step = async (_: string, work: () => Promise<unknown>) => void (await work())
  return fillDatabase({
    databaseUrl,
    tickets: 300,
    seed: 7,
    now,
    more: false,
    step,
    onProgress: () => undefined,
    ...more,
  })
}

async function opened(): Promise<{ fresh: FreshDatabase; db: Database }> {
  const fresh = await freshDatabase(addresses, template)
  return { fresh, db: openDatabase(openPool(fresh.url, 2, () => undefined)) }
}

async function schemaOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ definition: string }>`
    select indexdef as definition from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    order by 1`.execute(db)
  return rows.map((row) => row.definition)
}

async function contentOf(db: Database): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select md5(string_agg(line, '' order by line)) as digest from (
      select ticket::text as line from ticket union all select message::text from message
      union all select ticket_event::text from ticket_event union all select clock::text from clock
      union all select delivery.id::text from delivery) as lines`.execute(db)
  return rows[0]!.digest
}

describe('a seeded desk', () => {
  let fresh: FreshDatabase
  let db: Database

  beforeAll(async () => {
    ;({ fresh, db } = await opened())
    await fill(fresh.url)
  })
  afterAll(async () => {
    await db.destroy()
    await fresh.drop()
  })

  it('has tickets whose events evolve to exactly their rows', async () => {
    const numbers = await db.selectFrom('ticket').select('number').orderBy('number').execute()
    expect(numbers).toHaveLength(300)
    await db.transaction().execute(async (trx) => {
      for (const { number } of numbers) {
        const ticket = (await lockTicket(trx, number))!
        expect(replay(await eventsAfter(trx, ticket.id, 0))).toEqual(ticket.state)
      }
    })
  })

  it('has clocks as they are evaluated from the events', async () => {
    const { sla } = await createConfigurationSource(db).current()
    const rows = await db.selectFrom('clock').selectAll().orderBy('ticket_id').execute()
    expect(rows).toHaveLength(600)
    await db.transaction().execute(async (trx) => {
      for (const row of rows) {
        const history = (await eventsAfter(trx, row.ticket_id, 0, true))
          .map(slaEventOf)
          .filter((event) => event !== null)
        const { targets } = evaluate(history, sla.policy, sla.calendar, row.evaluated_at.getTime())
        const { state, dueAt, breachedAt } = targets.find(({ target }) => target === row.target)!
        expect(row.state).toBe(state)
        expect(row.due_at?.getTime() ?? null).toBe(dueAt)
        expect(row.breached_at?.getTime() ?? null).toBe(breachedAt)
      }
    })
  })

  it('marks what is due and what was broken', async () => {
    const wrong = await sql`
      select number from ticket where breached <> exists (
        select from clock where ticket_id = ticket.id and breached_at is not null)
      or next_due_at is distinct from (select min(due_at) from clock where ticket_id = ticket.id and state = 'running')`.execute(
      db,
    )
    expect(wrong.rows).toEqual([])
  })

  it('says everything by somebody, at an event', async () => {
    const stray = await sql`
      select message.id from message left join ticket_event event on event.ticket_id = message.ticket_id and event.seq = message.seq
      where event.data ->> 'messageId' is distinct from message.id::text or author_id is null`.execute(db)
    expect(stray.rows).toEqual([])
  })

  it('finds every ticket by all that was said on it', async () => {
    const wrong = await sql`
      select number from ticket left join ticket_document document on document.ticket_id = ticket.id
      where tsvector_to_array(document.search) is distinct from tsvector_to_array(to_tsvector('perdure',
        number || ' ' || subject || ' ' ||
        coalesce((select string_agg(text, ' ') from message where ticket_id = ticket.id), '')))`.execute(db)
    expect(wrong.rows).toEqual([])
  })

  it('keeps the past in the past', async () => {
    const { rows } = await sql<{ latest: Date }>`select max(updated_at) as latest from ticket`.execute(db)
    expect(rows[0]!.latest.getTime()).toBeLessThanOrEqual(now)
  })

  it('has all statuses, several queues, and conversations of many lengths', async () => {
    const { rows } = await sql<Record<string, number>>`
      select count(distinct category) as categories, count(distinct queue_id) as queues,
        (select count(distinct said) from (select count(*) as said from message group by ticket_id) as lengths) as lengths
      from ticket`.execute(db)
    expect(rows[0]!['categories']).toBeGreaterThanOrEqual(5)
    expect(rows[0]!['queues']).toBe(8)
    expect(rows[0]!['lengths']).toBeGreaterThan(8)
  })

  it('is refused where tickets are, unless more are wanted', async () => {
    await expect(fill(fresh.url)).rejects.toThrow(NotEmpty)
    await fill(fresh.url, { more: true, tickets: 20, seed: 8 })
    const { rows } = await sql<Record<string, number>>`
      select count(*) as tickets, (select count(*) from person where role_key = 'agent') as agents from ticket`.execute(
      db,
    )
    expect(rows[0]).toEqual({ tickets: 320, agents: 30 })
  })

  it('leaves unused numbers to tickets that come later', async () => {
    const { rows } = await sql<{ next: number }>`select nextval('ticket_number') as next`.execute(db)
    expect(rows[0]!.next).toBeGreaterThan(320)
  })
})

describe('seeding', () => {
  it('is repeated exactly by the same seed', async () => {
    const [one, other] = await Promise.all([opened(), opened()])
    await Promise.all([fill(one.fresh.url), fill(other.fresh.url)])
    expect(await contentOf(one.db)).toBe(await contentOf(other.db))
    await Promise.all([one, other].map(({ db }) => db.destroy()))
    await Promise.all([one, other].map(({ fresh }) => fresh.drop()))
  })

  it('puts back every index and constraint that it took off', async () => {
    const { fresh, db } = await opened()
    const before = await schemaOf(db)
    await fill(fresh.url, { rebuild: true })
    expect(await schemaOf(db)).toEqual(before)
    await db.destroy()
    await fresh.drop()
  })

  it('leaves nothing behind when it fails', async () => {
    const { fresh, db } = await opened()
    const before = await schemaOf(db)
    await sql`alter table clock add constraint refused check (target_ms < 0) not valid`.execute(db)
    await expect(fill(fresh.url, { rebuild: true })).rejects.toThrow('refused')
    await sql`alter table clock drop constraint refused`.execute(db)
    expect(await schemaOf(db)).toEqual(before)
    expect(await db.selectFrom('ticket').select('id').execute()).toEqual([])
    await db.destroy()
    await fresh.drop()
  })
})
