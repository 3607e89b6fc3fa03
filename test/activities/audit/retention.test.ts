import { Client, Connection, ScheduleOverlapPolicy } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createAuditActivities } from '#activities/audit/index.ts'
import { audit, system } from '#db/audit.ts'
import { checkChain, readCheckpoint } from '#db/audit-chain.ts'
import { writeRetention } from '#db/audit-retention.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { freshNamespace } from '#test/support/stack.ts'
import { ticketsQueue } from '#workflows/queues.ts'
import { retentions, retentionWorkflowId } from '#workflows/retention/messages.ts'
import { ensureRetentions } from '#workflows/retention/start.ts'

const { db } = await openTestDatabase()
const said: string[] = []
const say = (_: object, text: string) => void said.push(text)
let now = Date.now()
const activities = createAuditActivities({ db, log: { info: say, error: say }, now: () => now })
const run = <T>(activity: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(activity)

describe('looking after the audit log', () => {
  beforeAll(async () => {
    for (const subject of ['a', 'b', 'c']) await audit(db, { ...system, action: 'test.change', subject })
  })

  test('checks all of it, and keeps what the newest record was', async () => {
    expect(await run(activities.checkAudit)).toEqual({ holds: true, checked: 3 })
    expect(said.at(-1)).toBe('The audit log holds: records 1 to 3 are as they were written.')
    expect(await readCheckpoint(db)).toEqual((await checkChain(db)).head)
  })

  test('removes what has been kept long enough, and the chain still holds', async () => {
    expect(await run(activities.removeOldAudit)).toEqual({ removed: 0 })
    await writeRetention(db, { days: 30 })
    now += 31 * 24 * 3_600_000
    expect(await run(activities.removeOldAudit)).toEqual({ removed: 2 })
    expect(await run(activities.checkAudit)).toEqual({ holds: true, checked: 2 })
  })

  test('alerts once when the log is broken', async () => {
    await sql`alter table audit_record disable trigger append_only`.execute(db)
    await db.updateTable('audit_record').set({ actor: 'nobody' }).where('seq', '=', 3).execute()
    const before = await readCheckpoint(db)
    for (let check = 0; check < 3; check++)
      expect(await run(activities.checkAudit)).toMatchObject({ holds: false })
    const alerts = await db
      .selectFrom('audit_record')
      .select(['subject', 'after'])
      .where('action', '=', 'alert.chain_broken')
      .execute()
    expect(alerts).toEqual([{ subject: 'altered 3', after: { seq: 3, kind: 'altered' } }])
    expect(said.at(-1)).toMatch(/broken: record 3 is not what was written/)
    expect(await readCheckpoint(db)).toEqual(before)
  })
})

describe('the schedule', () => {
  let client: Client
  beforeAll(async () => {
    const address = inject('temporalAddress')
    const namespace = await freshNamespace(address)
    client = new Client({ connection: await Connection.connect({ address }), namespace })
  })
  afterAll(() => client.connection.close())

  const handle = () => client.schedule.getHandle(retentionWorkflowId('audit'))

  test('is made once, whoever else makes it', async () => {
    await Promise.all([1, 2].map(() => ensureRetentions(client.schedule, retentions)))
    await ensureRetentions(client.schedule, retentions)
    const { spec, action, policies, info } = await handle().describe()
    expect(spec.intervals).toMatchObject([{ every: 3_600_000 }])
    expect(action).toMatchObject({
      workflowType: 'retention',
      taskQueue: ticketsQueue,
      args: [{ name: 'audit' }],
    })
    expect(policies.overlap).toBe(ScheduleOverlapPolicy.SKIP)
    expect(info.lastUpdatedAt).toBeUndefined()
  })

  test('is set right when it is another, and stays paused', async () => {
    // In one step: a pause that follows an update at once may get lost in the schedule's own process.
    await handle().update(({ state, ...previous }) => ({
      ...previous,
      spec: { intervals: [{ every: '1 day' }] },
      state: { ...state, paused: true, note: 'for a while' },
    }))
    await ensureRetentions(client.schedule, retentions)
    const { spec, state } = await handle().describe()
    expect(spec.intervals).toMatchObject([{ every: 3_600_000 }])
    expect(state).toMatchObject({ paused: true, note: 'for a while' })
    const updatedAt = (await handle().describe()).info.lastUpdatedAt
    await ensureRetentions(client.schedule, retentions)
    expect((await handle().describe()).info.lastUpdatedAt).toEqual(updatedAt)
  })
})
