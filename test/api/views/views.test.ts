import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'

const desk = await openApp()
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')
const queue = await firstQueue(db)
await boss.post('/tags', { name: 'vpn' })
const { body: kept } = await boss.post('/teams', {
  name: 'Network',
  members: [
    { person: grace.id, isLead: true },
    { person: linus.id, isLead: false },
  ],
})
for (const priority of ['high', 'high', 'low'] as const)
  await insertTicket(db, { queue_id: queue.id, requester_id: ada.id, priority, tags: ['vpn'] })

type Shown = {
  key: string
  name: string
  count: number | null
  saved: object | null
  problem: { at: object } | null
}
const viewsOf = async (who: typeof grace): Promise<Shown[]> => (await who.get('/views')).body.views
const added = async (by: typeof grace, more: object) => {
  const { status, body } = await by.post('/views', { name: 'Pressing', filter: 'priority:high', ...more })
  expect([status, body.detail]).toEqual([201, undefined])
  return body.view
}
const named = async (who: typeof grace, key: string) => (await viewsOf(who)).find((view) => view.key === key)

describe('a saved view', () => {
  test('is its owner’s alone, with filter, order, columns and a count', async () => {
    const view = await added(grace, {
      icon: 'flame',
      sort: '-priority',
      columns: ['number', 'subject', 'field.site'],
    })
    expect(view).toMatchObject({
      icon: 'flame',
      sort: '-priority',
      saved: { sharedWith: 'me', mayChange: true },
    })
    expect(await named(grace, view.key)).toMatchObject({
      columns: ['number', 'subject', 'field.site'],
      count: 2,
      problem: null,
    })
    expect(await named(linus, view.key)).toBeUndefined()
    expect((await linus.patch(`/views/${view.key}`, { name: 'Mine' })).status).toBe(404)
    expect((await linus.delete(`/views/${view.key}`)).status).toBe(404)
    const { body } = await grace.patch(`/views/${view.key}`, { filter: 'priority:low', columns: null })
    expect(body.view).toMatchObject({ name: 'Pressing', filter: 'priority:low', columns: null })
    expect(await named(grace, view.key)).toMatchObject({ count: 1 })
    expect((await grace.delete(`/views/${view.key}`)).status).toBe(204)
    expect(await named(grace, view.key)).toBeUndefined()
    expect(await recorded(view.key)).toEqual([])
  })

  test('is shared with a team by its leads, with everybody by managers, and that is recorded', async () => {
    const team = kept.team.id
    const asked = { name: 'Ours', filter: 'is:mine', sharedWith: 'team', team }
    expect((await linus.post('/views', asked)).body.code).toBe('not_allowed')
    const ours = await added(grace, asked)
    expect(await named(linus, ours.key)).toMatchObject({ saved: { mayChange: false, team: { id: team } } })
    expect((await linus.patch(`/views/${ours.key}`, { name: 'x' })).body.code).toBe('not_allowed')
    expect((await grace.patch(`/views/${ours.key}`, { sharedWith: 'all' })).body.code).toBe('not_allowed')
    expect((await boss.patch(`/views/${ours.key}`, { sharedWith: 'all' })).status).toBe(200)
    expect(await named(linus, ours.key)).toMatchObject({ saved: { sharedWith: 'all' } })
    expect((await boss.delete(`/views/${ours.key}`)).status).toBe(204)
    expect(await recorded(ours.key)).toEqual(['view.create', 'view.update', 'view.delete'])
  })

  test('counts what each person may read', async () => {
    const view = await added(boss, { name: 'High', filter: 'priority:high', sharedWith: 'all' })
    expect((await named(linus, view.key))?.count).toBe(2)
    expect((await viewsOf(ada)).every(({ saved }) => saved === null)).toBe(true)
    await boss.delete(`/views/${view.key}`)
  })

  test('with a filter that can’t be read is refused, with where it is wrong', async () => {
    const { status, body } = await grace.post('/views', { name: 'x', filter: 'is:open nothing:here' })
    expect([status, body.code, body.field, body.at]).toEqual([
      422,
      'invalid_filter',
      'filter',
      { from: 8, to: 15 },
    ])
    expect((await grace.post('/views', { name: 'x', filter: '', columns: ['salary'] })).status).toBe(422)
    expect(
      (await grace.post('/views', { name: 'x', filter: '', columns: ['number', 'number'] })).status,
    ).toBe(422)
  })

  test('whose filter broke says exactly why, finds nothing, and can be changed', async () => {
    await boss.post('/fields', { key: 'site', name: 'Site', type: 'text' })
    const bySite = await added(grace, { name: 'Oslo', filter: 'site:oslo is:open' })
    const byTag = await added(grace, { name: 'VPN', filter: 'tag:vpn' })
    await db.deleteFrom('field').execute()
    const { tags } = (await boss.get('/tags')).body
    await boss.patch(`/tags/${tags[0].id}`, { name: 'tunnel' })

    expect(await named(grace, bySite.key)).toMatchObject({
      count: null,
      problem: { detail: expect.stringMatching(/^There is no field "site"/), at: { from: 0, to: 4 } },
    })
    expect(await named(grace, byTag.key)).toMatchObject({
      count: null,
      problem: { detail: 'The tag "vpn" is "tunnel" now.', at: { from: 4, to: 7 } },
    })
    expect((await grace.patch(`/views/${bySite.key}`, { name: 'Norway' })).status).toBe(200)
    expect((await grace.patch(`/views/${bySite.key}`, { filter: 'side:oslo' })).body.code).toBe(
      'invalid_filter',
    )
    expect((await grace.patch(`/views/${bySite.key}`, { filter: 'priority:low' })).status).toBe(200)
    expect(await named(grace, bySite.key)).toMatchObject({ name: 'Norway', problem: null })
  })

  test('that reaches further than years are written is counted', async () => {
    const far = await added(grace, { name: 'Ever', filter: 'created:<9000y' })
    const ahead = await added(grace, { name: 'Due some day', filter: 'due:<273789y' })
    expect([(await named(grace, far.key))?.count, (await named(grace, ahead.key))?.count]).toEqual([3, 0])
  })

  test('that can’t be counted says so, and takes no other along', async () => {
    const view = await added(grace, { name: 'Parents', filter: 'is:parent' })
    const other = await added(grace, { name: 'Low', filter: 'priority:low' })
    await sql`alter table ticket_link rename to elsewhere`.execute(db)
    const shown = await viewsOf(grace)
    await sql`alter table elsewhere rename to ticket_link`.execute(db)
    expect(shown.find(({ key }) => key === view.key)).toMatchObject({
      count: null,
      problem: { detail: 'Its tickets can’t be found. Change the filter.', at: null },
    })
    expect(shown.find(({ key }) => key === other.key)).toMatchObject({ count: 1, problem: null })
  })

  test('whose count takes too long is shown without it', async () => {
    const view = await added(grace, { name: 'Parents', filter: 'is:parent' })
    const shown = await db.transaction().execute(async (trx) => {
      await sql`lock table ticket_link in access exclusive mode`.execute(trx)
      return viewsOf(grace)
    })
    expect(shown.find(({ key }) => key === view.key)).toMatchObject({ count: null, problem: null })
    expect(await named(grace, view.key)).toMatchObject({ count: 0 })
  })

  test('stands where its reader put it', async () => {
    const keys = (await viewsOf(linus)).map(({ key }) => key)
    const wanted = keys.toReversed()
    expect((await linus.put('/views/order', { keys: wanted })).status).toBe(204)
    const own = await added(linus, { name: 'New' })
    expect((await viewsOf(linus)).map(({ key }) => key)).toEqual([...wanted, own.key])
    await linus.put('/views/order', { keys: ['nothing', own.key] })
    expect((await viewsOf(linus)).map(({ key }) => key)).toEqual([own.key, ...keys])
    expect((await viewsOf(boss))[0]?.key).toBe('mine')
  })
})

async function recorded(subject: string): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_record')
    .select('action')
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}
