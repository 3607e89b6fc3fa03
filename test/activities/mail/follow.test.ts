import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createMailActivities } from '#activities/mail/index.ts'
import { openPool } from '#db/database.ts'
import { createAnnouncer } from '#db/news.ts'
import { startReceiver } from './receiver.ts'
import { fromJane, mail, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('follows intakes and the outbox from a mail to its receipt, and ends when cancelled or stopped', async () => {
  const receiver = await startReceiver()
  const pool = openPool(world.databaseUrl, 2, () => undefined)
  const announcer = createAnnouncer(pool, () => undefined)
  const stopping = new AbortController()
  const environments = [new MockActivityEnvironment(), new MockActivityEnvironment()] as const
  const heartbeats = vi.fn()
  for (const environment of environments) environment.on('heartbeat', heartbeats)
  const activities = createMailActivities({
    ...world,
    announcer,
    smtpUrl: receiver.url,
    hostname: 'desk.test',
    stopping: stopping.signal,
  })
  const intakes = environments[0].run(activities.followIntakes)
  const outbox = environments[1].run(activities.followOutbox)

  // Woken by the news well before the poll interval would be over.
  const ids: string[] = []
  for (let count = 0; count < 20; count++) ids.push(await world.intake(mail([fromJane, `Subject: ${count}`])))
  for (const id of ids) announcer.announce({ type: 'intake', id })
  await vi.waitFor(() => expect(receiver.mails).toHaveLength(20), { timeout: 20_000, interval: 20 })
  const inOrder = await world.db.selectFrom('ticket').select('subject').orderBy('number').execute()
  expect(inOrder.map((ticket) => Number(ticket.subject))).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  )

  environments[0].cancel()
  expect(await intakes).toMatchObject({ done: 20, failed: 0 })
  stopping.abort()
  expect(await outbox).toMatchObject({ done: 20, failed: 0 })
  expect(heartbeats).toHaveBeenCalledWith({ done: 0, failed: 0, working: 0 })
  await announcer.close()
  await pool.end()
  await receiver.stop()
})

it('holds everything without a mail server', async () => {
  const environment = new MockActivityEnvironment()
  const { followOutbox } = createMailActivities({ ...world, smtpUrl: undefined, hostname: 'desk.test' })
  const outbox = environment.run(followOutbox)
  environment.cancel()
  expect(await outbox).toMatchObject({ done: 0 })
})
