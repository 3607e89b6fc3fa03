import { expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { ended, workOnBulks } from '#test/support/bulk.ts'

const desk = await openApp()
await workOnBulks(desk)
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Rita')

const opened = async () =>
  (await requester.post('/tickets', { subject: 'All is down', text: 'Help' })).body.ticket.number as string
const ticket = async (number: string) => (await agent.get(`/tickets/${number}`)).body.ticket

test('many tickets are merged into one, each with its outcome, and parted again', async () => {
  const [stays, one, other, gone] = [await opened(), await opened(), await opened(), await opened()]
  await agent.post(`/tickets/${await opened()}/merge`, { tickets: [gone] })
  const before = [await ticket(one), await ticket(other)].map(({ status }) => status)
  const { status, body } = await agent.post('/bulk', {
    ...{ numbers: [stays, one, other, gone], changes: { mergeInto: stays }, reason: 'One outage.' },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const bulk = await ended(agent, body.bulk.id)
  expect(bulk).toMatchObject({ total: 3, done: 2, refused: 1, changes: { mergeInto: stays } })
  const { results } = (await agent.get(`/bulk/${bulk.id}/results?state=refused`)).body
  expect(results).toMatchObject([{ ticket: gone, code: 'already_merged' }])
  expect((await ticket(one)).mergedInto.number).toBe(stays)
  expect((await ticket(stays)).merged).toBe(2)
  const undo = await agent.post(`/bulk/${bulk.id}/undo`)
  expect(await ended(agent, undo.body.bulk.id)).toMatchObject({ done: 2, refused: 0 })
  expect([await ticket(one), await ticket(other)].map(({ status }) => status)).toEqual(before)
  expect(await ticket(stays)).toMatchObject({ merged: 0, mergedInto: null })
})

test('undoing takes back no later merge', async () => {
  const [stays, one, other] = [await opened(), await opened(), await opened()]
  const merged = await agent.post('/bulk', { numbers: [one, other], changes: { mergeInto: stays } })
  const bulk = await ended(agent, merged.body.bulk.id)
  await agent.post(`/tickets/${one}/unmerge`)
  await agent.post(`/tickets/${stays}/merge`, { tickets: [one] })
  const undo = await ended(agent, (await agent.post(`/bulk/${bulk.id}/undo`)).body.bulk.id)
  expect(undo).toMatchObject({ done: 1, refused: 1 })
  const { results } = (await agent.get(`/bulk/${undo.id}/results?state=refused`)).body
  expect(results).toMatchObject([{ ticket: one, code: 'conflict' }])
  expect((await ticket(one)).mergedInto.number).toBe(stays)
})

test('undoing parts nothing from a ticket that one may not change any more', async () => {
  const [stays, one] = [await opened(), await opened()]
  const helper = await desk.person('agent', 'Helper')
  const merged = await helper.post('/bulk', { numbers: [one], changes: { mergeInto: stays } })
  const bulk = await ended(helper, merged.body.bulk.id)
  expect(bulk.done).toBe(1)
  const boss = await desk.person('administrator', 'Boss')
  const grants = [
    { permission: 'ticket.read', scope: 'all' },
    { permission: 'ticket.update', scope: 'own' },
  ]
  await boss.post('/roles', { key: 'own-only', name: 'Own only', grants })
  await desk.db.updateTable('person').set({ role_key: 'own-only' }).where('id', '=', helper.id).execute()
  await desk.db.updateTable('ticket').set({ assignee_id: helper.id }).where('number', '=', one).execute()
  desk.app.forgetViewers()
  const undo = await helper.post(`/bulk/${bulk.id}/undo`)
  expect(await ended(helper, undo.body.bulk.id)).toMatchObject({ done: 0, refused: 1 })
})

test('all that match a filter are merged but the one that stays', async () => {
  const all = await Promise.all(Array.from({ length: 3 }, opened))
  for (const number of all) await agent.patch(`/tickets/${number}`, { tags: ['lot'] })
  const { body } = await agent.post('/bulk', { filter: 'tag:lot', changes: { mergeInto: all[0] } })
  expect(await ended(agent, body.bulk.id)).toMatchObject({ done: 2, skipped: 1, refused: 0 })
})

test('nothing is merged into a ticket that one may not see, nor changed in the same step', async () => {
  const one = await opened()
  const ask = (changes: object) => agent.post('/bulk', { numbers: [one], changes })
  expect((await ask({ mergeInto: 'TKT-20250101-00ZZ' })).body.code).toBe('not_found')
  expect((await ask({ mergeInto: await opened(), priority: 'high' })).status).toBe(422)
})
