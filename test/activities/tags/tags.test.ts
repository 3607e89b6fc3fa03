import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, expect, test } from 'vitest'
import { createTagActivities } from '#activities/tags/index.ts'
import { createAnnouncer, createNewsSource } from '#db/news.ts'
import { askForTagChange } from '#db/tags.ts'
import { openCommits } from '#test/support/commits.ts'
import { until } from '#test/support/until.ts'

const desk = await openCommits()
let isAway = true
let submitted = 0
const stopping = new AbortController()
const announcer = createAnnouncer(desk.pool, () => undefined)
const { followTags } = createTagActivities({
  ...desk.deps,
  ...{ announcer, news: createNewsSource(desk.url, () => undefined), stopping: stopping.signal },
  log: { warn: () => undefined },
  processes: {
    ...desk.deps.processes,
    submit: async (number, id) => {
      submitted++
      if (isAway) return { state: 'pending', seq: null, code: null }
      return (await desk.commit({ number, wanted: [id], first: false })).outcomes[id]!
    },
  },
})
const following = new MockActivityEnvironment().run(followTags)
afterAll(async () => {
  stopping.abort()
  await following
  await announcer.close()
})

const tagsOf = async (number: string) => (await desk.ticketOf(number)).tags
const open = () => desk.db.selectFrom('tag_change').selectAll().where('done_at', 'is', null).execute()

test('a tag is replaced on all its tickets, also when their processes were away at first', async () => {
  const numbers: string[] = []
  for (let count = 0; count < 60; count++) numbers.push(await desk.opened({ tags: ['wlan', 'site'] }))
  const both = await desk.opened({ tags: ['wifi', 'wlan'] })
  const before = await desk.ticketOf(both)
  await askForTagChange(desk.db, { from: 'wlan', to: 'wifi', by: desk.agent.id })
  announcer.announce({ type: 'tags' })
  await until('it was tried', () => submitted > 0)
  isAway = false
  await desk.db.updateTable('tag_change').set({ next_attempt_at: new Date() }).execute()
  await until('it is done', async () => (await open()).length === 0)

  for (const number of numbers) expect(await tagsOf(number)).toEqual(['wifi', 'site'])
  expect(await tagsOf(both)).toEqual(['wifi'])
  const [last] = (await desk.eventsOf(both)).toReversed()
  expect(last).toMatchObject({
    ...{ type: 'retagged', data: { from: 'wlan', to: 'wifi' } },
    ...{ actor_kind: 'person', actor_id: desk.agent.id },
  })
  expect((await desk.ticketOf(both)).updated_at).toEqual(before.updated_at)
  const [change] = await desk.db.selectFrom('tag_change').selectAll().execute()
  expect(change).toMatchObject({ changed: 61 })
})

test('a deleted tag is gone from its tickets, and nothing else happens to them', async () => {
  const number = await desk.opened({ tags: ['gone', 'kept'] })
  const { seq } = await desk.ticketOf(number)
  await askForTagChange(desk.db, { from: 'gone', to: null, by: null })
  announcer.announce({ type: 'tags' })
  await until('it is done', async () => (await open()).length === 0)
  expect(await desk.ticketOf(number)).toMatchObject({ tags: ['kept'], seq: seq + 1 })
})
