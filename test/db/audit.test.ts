import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, test, vi } from 'vitest'
import { audit, system } from '#db/audit.ts'
import { checkChain, readCheckpoint, writeCheckpoint } from '#db/audit-chain.ts'
import { removeExpired, writeRetention } from '#db/audit-retention.ts'
import type { Database } from '#db/database.ts'
import { writeSetting } from '#db/settings.ts'
import { integritySentence } from '#domain/access/chain.ts'
import { openTestDatabase } from '#test/support/database.ts'

const day = 24 * 3_600_000
const who = {
  personId: null,
  actor: 'Grace Hopper <grace@people.test>',
  address: '192.0.2.1',
  userAgent: 'curl/8',
}

/** A log of its own with `count` records. */
async function log(count: number): Promise<Database> {
  const { db } = await openTestDatabase()
  for (let index = 1; index <= count; index++)
    await audit(db, {
      ...who,
      action: 'test.change',
      subject: `s${index}`,
      before: { index },
      after: { index: index + 1 },
    })
  return db
}

/** What somebody does who has the database and means no good. */
async function tamper(db: Database, work: (trx: Database) => Promise<unknown>): Promise<void> {
  await sql`alter table audit_record disable trigger append_only`.execute(db)
  try {
    await work(db)
  } finally {
    await sql`alter table audit_record enable trigger append_only`.execute(db)
  }
}

const brokenIn = async (db: Database) => (await checkChain(db)).broken

describe('records', () => {
  test('of many who write at once form one chain, without a gap or a fork', async () => {
    const { db } = await openTestDatabase()
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        audit(db, { ...who, action: 'test.change', subject: String(index) }),
      ),
    )
    const rows = await db.selectFrom('audit_record').select(['seq', 'hash']).orderBy('seq').execute()
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(60)
    expect(await checkChain(db)).toMatchObject({ holds: true, checked: 60, from: 1, to: 60, complete: true })
  })

  test('leave no gap where a change is taken back', async () => {
    const db = await log(1)
    const failing = db.transaction().execute(async (trx) => {
      await audit(trx, { ...who, action: 'test.change', subject: 'gone' })
      throw new Error('taken back')
    })
    await expect(failing).rejects.toThrow('taken back')
    await audit(db, { ...who, action: 'test.change', subject: 'kept' })
    expect(await checkChain(db)).toMatchObject({ holds: true, checked: 2 })
  })

  test('are never changed or removed', async () => {
    const db = await log(2)
    await expect(db.updateTable('audit_record').set({ actor: 'nobody' }).execute()).rejects.toThrow(
      /never changed/,
    )
    await expect(db.deleteFrom('audit_record').execute()).rejects.toThrow(/never changed/)
  })

  test('hold whatever people write: every value comes back as it was hashed', async () => {
    const { db } = await openTestDatabase()
    const values = [
      { z: 1, a: { y: [1, { b: 2, a: 1 }], x: null }, 10: 'ten', 2: 'two' },
      { text: 'NUL \0 and half of \ud83d', 'key\0': '\udc00' },
      { big: 1e21, small: 1e-7, fraction: 0.1 + 0.2, negative: -0, most: Number.MAX_SAFE_INTEGER },
      { ['__proto__']: { admin: true }, when: new Date(0), gone: undefined },
      'only a text',
      false,
      [],
    ]
    for (const value of values)
      await audit(db, { ...who, action: 'test.change', subject: 'x', before: value, after: [value] })
    await audit(db, {
      ...{
        personId: null,
        actor: `${'a'.repeat(599)}😀`,
        address: 'a'.repeat(200),
        userAgent: `${'\0'.repeat(10)}${'é'.repeat(600)}`,
      },
      ...{ action: 'test.long', subject: `${'s'.repeat(199)}😀` },
    })
    expect(await checkChain(db)).toMatchObject({ holds: true, checked: values.length + 1, broken: null })
  })
})

describe('the chain', () => {
  test('of a new installation holds', async () => {
    const { db } = await openTestDatabase()
    const integrity = await checkChain(db)
    expect(integrity).toMatchObject({ holds: true, checked: 0, from: null, head: null })
    expect(integritySentence(integrity)).toBe('The audit log is empty.')
  })

  test.each([
    ['actor', { actor: 'somebody else' }],
    ['at', { at: new Date(0) }],
    ['after', { after: JSON.stringify({ index: 99 }) as never }],
    ['address', { address: null }],
    ['hash', { hash: 'f'.repeat(64) }],
    ['hash', { hash: '' }],
    ['id', { id: uuid() }],
  ])('shows that %s of a record was changed', async (_, change) => {
    const db = await log(5)
    await tamper(db, (as) => as.updateTable('audit_record').set(change).where('seq', '=', 3).execute())
    expect(await brokenIn(db)).toEqual({ seq: 3, kind: 'altered' })
    expect(integritySentence(await checkChain(db))).toMatch(/broken: record 3 is not what was written/)
  })

  test('shows which record was removed', async () => {
    const db = await log(5)
    await tamper(db, (as) => as.deleteFrom('audit_record').where('seq', 'in', [2, 3]).execute())
    expect(await brokenIn(db)).toEqual({ seq: 2, kind: 'missing' })
  })

  test('shows that its beginning was removed', async () => {
    const db = await log(5)
    await tamper(db, (as) => as.deleteFrom('audit_record').where('seq', '<', 3).execute())
    expect(await brokenIn(db)).toEqual({ seq: 1, kind: 'missing' })
    await writeSetting(db, 'audit.anchor', { seq: 2, hash: 'a'.repeat(64) })
    expect(await brokenIn(db)).toEqual({ seq: 2, kind: 'beginning' })
  })

  test('shows that a record was put between others, and at the end', async () => {
    const db = await log(4)
    const copy = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('seq', '=', 4)
      .executeTakeFirstOrThrow()
    const forged = {
      ...copy,
      before: JSON.stringify(copy.before) as never,
      after: JSON.stringify(copy.after) as never,
    }
    await tamper(db, async (as) => {
      await as.updateTable('audit_record').set({ seq: 5 }).where('seq', '=', 4).execute()
      await as
        .insertInto('audit_record')
        .values({ ...forged, id: uuid() })
        .execute()
    })
    expect(await brokenIn(db)).toEqual({ seq: 4, kind: 'altered' })
    const other = await log(2)
    await other
      .insertInto('audit_record')
      .values({ ...forged, id: uuid(), seq: 3 })
      .execute()
    expect(await brokenIn(other)).toEqual({ seq: 3, kind: 'altered' })
    await other
      .insertInto('audit_record')
      .values({ ...forged, id: uuid(), seq: 0 })
      .execute()
    expect(await brokenIn(other)).toEqual({ seq: 0, kind: 'extra' })
  })

  test('shows that its end was removed, or written anew, since the last check', async () => {
    const db = await log(5)
    const { head } = await checkChain(db)
    if (!head) throw new Error('It has records.')
    await writeCheckpoint(db, head)
    await tamper(db, (as) => as.deleteFrom('audit_record').where('seq', '>', 3).execute())
    expect(await brokenIn(db)).toEqual({ seq: 4, kind: 'cut' })
    for (const subject of ['new 4', 'new 5', 'new 6'])
      await audit(db, { ...who, action: 'test.change', subject })
    expect(await brokenIn(db)).toEqual({ seq: 5, kind: 'cut' })
    expect(await readCheckpoint(db)).toEqual(head)
  })

  test('goes on from records of the time before it, which can only come first', async () => {
    const { db } = await openTestDatabase()
    const old = { person_id: null, actor: '', action: 'old.change', subject: 's', hash: '' }
    for (const seq of [1, 2])
      await db
        .insertInto('audit_record')
        .values({ ...old, id: uuid(), seq })
        .execute()
    expect(await checkChain(db)).toMatchObject({ holds: true, unchained: 2 })
    await audit(db, { ...who, action: 'test.change', subject: 'new' })
    expect(await checkChain(db)).toMatchObject({ holds: true, checked: 3, unchained: 2 })
    await db
      .insertInto('audit_record')
      .values({ ...old, id: uuid(), seq: 4 })
      .execute()
    expect(await brokenIn(db)).toEqual({ seq: 4, kind: 'altered' })
  })

  test('is checked in batches, all of it or its newest part', async () => {
    const db = await log(7)
    let batches = 0
    await checkChain(db, { onBatch: () => batches++ })
    expect(batches).toBe(1)
    expect(await checkChain(db, { latest: 3 })).toMatchObject({
      holds: true,
      checked: 3,
      from: 5,
      to: 7,
      complete: false,
    })
    expect(await checkChain(db, { latest: 7 })).toMatchObject({ checked: 7, complete: true })
    await tamper(db, (as) =>
      as.updateTable('audit_record').set({ actor: 'x' }).where('seq', '=', 2).execute(),
    )
    expect(await checkChain(db, { latest: 3 })).toMatchObject({ holds: true })
    expect(await checkChain(db)).toMatchObject({ holds: false, broken: { seq: 2, kind: 'altered' } })
  })
})

describe('retention', () => {
  /** A log whose first `old` records are 100 days old. */
  async function aged(old: number, young: number) {
    const { db } = await openTestDatabase()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 100 * day })
    for (let index = 0; index < old; index++)
      await audit(db, { ...who, action: 'test.old', subject: String(index) })
    vi.useRealTimers()
    for (let index = 0; index < young; index++)
      await audit(db, { ...who, action: 'test.new', subject: String(index) })
    return db
  }

  test('keeps everything until a time is set', async () => {
    const db = await aged(3, 1)
    expect(await removeExpired(db, Date.now(), 100)).toBe(0)
    await writeRetention(db, { days: 365 })
    expect(await removeExpired(db, Date.now(), 100)).toBe(0)
    expect(await checkChain(db)).toMatchObject({ checked: 4 })
  })

  test('removes the oldest in batches, says so, and the chain still holds', async () => {
    const db = await aged(7, 2)
    await writeRetention(db, { days: 30 })
    const removed = []
    do removed.push(await removeExpired(db, Date.now(), 3))
    while (removed.at(-1))
    expect(removed).toEqual([3, 3, 1, 0])
    const rows = await db
      .selectFrom('audit_record')
      .select(['seq', 'action', 'after'])
      .orderBy('seq')
      .execute()
    expect(rows.map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      ...['8 test.new', '9 test.new', '10 audit.remove', '11 audit.remove', '12 audit.remove'],
    ])
    expect(rows.at(-1)?.after).toMatchObject({ through: 7, removed: 1, days: 30 })
    const integrity = await checkChain(db)
    expect(integrity).toMatchObject({ holds: true, from: 8, to: 12, complete: true, removedThrough: 7 })
    await tamper(db, (as) => as.deleteFrom('audit_record').where('seq', '=', 8).execute())
    expect(await brokenIn(db)).toEqual({ seq: 8, kind: 'missing' })
  })

  test('never removes the newest record, which the next one goes on from', async () => {
    const db = await aged(3, 0)
    await writeRetention(db, { days: 30 })
    while (await removeExpired(db, Date.now(), 100));
    await audit(db, { ...system, action: 'test.new', subject: 'x' })
    expect(await checkChain(db)).toMatchObject({ holds: true, removedThrough: 3, from: 4, to: 6 })
  })

  test('that somebody else does is seen', async () => {
    const db = await aged(3, 2)
    await writeRetention(db, { days: 30 })
    await removeExpired(db, Date.now(), 100)
    const [later] = await db.selectFrom('audit_record').select('hash').where('seq', '=', 5).execute()
    await tamper(db, (as) => as.deleteFrom('audit_record').where('seq', '<=', 5).execute())
    await writeSetting(db, 'audit.anchor', { seq: 5, hash: later?.hash })
    expect(await brokenIn(db)).toEqual({ seq: 5, kind: 'beginning' })
  })
})
