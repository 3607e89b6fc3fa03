import { randomUUID } from 'node:crypto'
import { MockActivityEnvironment } from '@temporalio/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createSweepActivities } from '#activities/tickets/index.ts'
import { createNewsSource } from '#db/news.ts'
import { openCommits } from '#test/support/commits.ts'
import { until } from '#test/support/until.ts'

const desk = await openCommits()
const submitted: string[] = []
let isAway = false
const stopping = new AbortController()
const { followCommands } = createSweepActivities({
  ...desk.deps,
  ...{
    news: createNewsSource(desk.url, () => undefined),
    stopping: stopping.signal,
    log: { warn: () => undefined },
  },
  processes: {
    ...desk.deps.processes,
    submit: async (number, id) => {
      submitted.push(id)
      if (isAway) return { state: 'pending', seq: null, code: null }
      return (await desk.commit({ number, wanted: [id], first: false })).outcomes[id]!
    },
  },
})
const following = new MockActivityEnvironment().run(followCommands)
afterAll(async () => {
  stopping.abort()
  await following
})

/** Makes what is pending as old as if its process had died ten seconds ago. */
const age = () =>
  desk.db
    .updateTable('command')
    .set({ created_at: sql`now() - interval '10 seconds'` })
    .where('state', '=', 'pending')
    .execute()
const stateOf = async (id: string) => (await desk.commandOf(id)).state

test('a command that no process has heard of is submitted, with all that wait behind it', async () => {
  const { number, id } = await desk.storeCreation()
  const later = await desk.change(number, { priority: 'high' })
  await age()
  await until(
    'both are committed',
    async () => (await stateOf(id)) === 'committed' && (await stateOf(later)) === 'committed',
  )
  expect(submitted.filter((each) => each === id)).toHaveLength(1)
  expect(submitted).not.toContain(later)
})

test('a bulk change that should run and comes no further is woken', async () => {
  const old = { person_id: desk.agent.id, total: 1, progressed_at: new Date(Date.now() - 60_000) }
  const [left, paused] = [randomUUID(), randomUUID()]
  await desk.db
    .insertInto('bulk')
    .values([
      { ...old, id: left },
      { ...old, id: paused, state: 'paused' },
    ])
    .execute()
  const woken = () => desk.told.filter(({ what }) => what === 'bulk').map(({ number }) => number)
  await until('it is woken', () => woken().includes(left))
  expect(woken()).toEqual([left])
})

test('one that is still on its way is left to its own process', async () => {
  const young = await desk.storeCreation()
  const old = await desk.storeCreation()
  await desk.db
    .updateTable('command')
    .set({ created_at: sql`now() - interval '10 seconds'` })
    .where('id', '=', old.id)
    .execute()
  await desk.db
    .updateTable('command')
    .set({ created_at: sql`now() + interval '1 hour'` })
    .where('id', '=', young.id)
    .execute()
  await until('the old one is committed', async () => (await stateOf(old.id)) === 'committed')
  expect(await stateOf(young.id)).toBe('pending')
})

test('while Temporal is away it is tried again until it is back', async () => {
  isAway = true
  const { id } = await desk.storeCreation()
  await age()
  await until('it was tried', () => submitted.includes(id))
  expect(await stateOf(id)).toBe('pending')
  isAway = false
  await until('it is committed', async () => (await stateOf(id)) === 'committed')
})
