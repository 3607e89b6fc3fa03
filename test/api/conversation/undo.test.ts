import { expect, test } from 'vitest'
import { claimDeliveries } from '#db/deliveries.ts'
import { newKey, openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ outboundMail: true })
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Annie Easley')
const ada = await desk.person('requester', 'Ada Lovelace')

async function newTicket() {
  const { number } = (await ada.post('/tickets', { subject: 'Printer', text: 'Help' })).body.ticket
  await desk.db.deleteFrom('delivery').execute()
  return `/tickets/${number}`
}
const reply = (path: string, more: object = {}) =>
  agent.post(`${path}/messages`, { kind: 'reply', text: 'Turn the zebra off', undoSeconds: 60, ...more })
const takeBack = (path: string, id: string, who = agent) => who.post(`${path}/messages/${id}/take-back`)
const deliveries = () => desk.db.selectFrom('delivery').selectAll().execute()
/** As if that time had passed. */
const letTimePass = () =>
  Promise.all([
    desk.db
      .updateTable('delivery')
      .set({ next_attempt_at: new Date(0) })
      .execute(),
    desk.db
      .updateTable('message')
      .set({ held_until: new Date(0) })
      .where('held_until', 'is not', null)
      .execute(),
  ])
const texts = async (path: string, who = agent) =>
  (await who.get(`${path}/messages`)).body.messages.map((message: { text: string }) => message.text)

test('a reply that can be taken back is not due, and the requester does not see it yet', async () => {
  const path = await newTicket()
  const { message } = (await reply(path)).body
  expect(Date.parse(message.undo.until)).toBeGreaterThan(Date.now() + 50_000)
  expect(await claimDeliveries(desk.db, 10, 30_000)).toEqual([])
  expect(await texts(path)).toEqual(['Turn the zebra off', 'Help'])
  expect(await texts(path, ada)).toEqual(['Help'])
  const events = (await ada.get(`${path}/events`)).body.events.map((event: { type: string }) => event.type)
  expect(events).not.toContain('replied')
  await letTimePass()
  expect(await texts(path, ada)).toEqual(['Turn the zebra off', 'Help'])
  expect(await claimDeliveries(desk.db, 10, 30_000)).toHaveLength(1)
})

test('a reply that was taken back is gone: message, mail, status, first response and search', async () => {
  const path = await newTicket()
  const file = (await upload(agent, 'log.txt', 'lines')).body.file
  const { message, ticket } = (
    await reply(path, { text: 'Feed the capybara', files: [file.id], status: 'resolved' })
  ).body
  expect(ticket.status).toBe('resolved')
  const back = await takeBack(path, message.id)
  expect([back.status, back.body.ticket?.status]).toEqual([200, 'new'])
  expect(await texts(path)).toEqual(['Help'])
  expect(await deliveries()).toEqual([])
  const clock = back.body.ticket.clocks.find((each: { target: string }) => each.target === 'first_response')
  expect(clock).toMatchObject({ state: 'running', metAt: null })
  expect((await agent.get('/tickets?filter=capybara')).body.tickets).toEqual([])
  const { events } = (await agent.get(`${path}/events`)).body
  expect(events.map((event: { type: string }) => event.type)).toContain('taken_back')
  // Its file can be sent with the next one.
  const again = await reply(path, { files: [file.id] })
  expect(again.body.message.attachments).toMatchObject([{ id: file.id, name: 'log.txt' }])
})

test('copies for who watches wait with it, go with it, and hold it fast once one of them left', async () => {
  const path = await newTicket()
  await agent.post(`${path}/watchers`, { person: colleague.id })
  const { message } = (await reply(path)).body
  expect((await deliveries()).map(({ kind }) => kind).sort()).toEqual(['copy', 'reply'])
  expect(await claimDeliveries(desk.db, 10, 30_000)).toEqual([])
  expect((await takeBack(path, message.id)).status).toBe(200)
  expect(await deliveries()).toEqual([])
  const again = (await reply(path)).body.message
  await desk.db
    .updateTable('delivery')
    .set({ next_attempt_at: new Date(0) })
    .where('kind', '=', 'copy')
    .execute()
  expect(await claimDeliveries(desk.db, 10, 30_000)).toHaveLength(1)
  expect((await takeBack(path, again.id)).body).toMatchObject({ status: 422, code: 'too_late' })
})

test('who is in copy gets one mail of a reply, also when they watch', async () => {
  const path = await newTicket()
  await agent.post(`${path}/watchers`, { person: colleague.id })
  await reply(path, { recipients: { to: [], cc: [colleague.email], bcc: [] } })
  expect(await deliveries()).toMatchObject([{ kind: 'reply', cc: [colleague.email] }])
})

test('nobody but its author takes it back', async () => {
  const path = await newTicket()
  const { message } = (await reply(path)).body
  expect((await takeBack(path, message.id, colleague)).body).toMatchObject({
    status: 403,
    code: 'not_allowed',
  })
  expect((await takeBack(path, message.id, ada)).status).toBe(403)
  expect((await takeBack(path, crypto.randomUUID())).status).toBe(404)
  expect(await deliveries()).toHaveLength(1)
})

test('once its time is over, or its mail is in somebody’s hands, it stays', async () => {
  const path = await newTicket()
  const late = (await reply(path)).body.message
  await letTimePass()
  expect((await takeBack(path, late.id)).body).toMatchObject({ status: 422, code: 'too_late' })
  const taken = (await reply(path)).body.message
  await desk.db
    .updateTable('delivery')
    .set({ next_attempt_at: new Date(0) })
    .execute()
  await claimDeliveries(desk.db, 10, 30_000)
  expect((await takeBack(path, taken.id)).body).toMatchObject({ status: 422, code: 'too_late' })
  expect((await deliveries()).map(({ state }) => state)).toEqual(['claimed', 'claimed'])
  const without = (await agent.post(`${path}/messages`, { kind: 'reply', text: 'Bye', undoSeconds: 0 })).body
    .message
  expect(without.undo).toBeNull()
  expect((await takeBack(path, without.id)).body.code).toBe('too_late')
})

test('whoever is faster has it: a reply is never both taken back and mailed', async () => {
  const path = await newTicket()
  for (let round = 0; round < 12; round++) {
    const { message } = (await reply(path, { text: `Race ${round}` })).body
    await desk.db
      .updateTable('delivery')
      .set({ next_attempt_at: new Date(0) })
      .execute()
    const mine = await desk.db
      .selectFrom('delivery')
      .select('id')
      .where('message_id', '=', message.id)
      .execute()
    const claims = Array.from({ length: 3 }, () => claimDeliveries(desk.db, 50, 30_000))
    const [back, ...claimed] = await Promise.all([takeBack(path, message.id), ...claims])
    const mailed = claimed.flat().some(({ id }) => id === mine[0]?.id)
    expect([back.status === 200, mailed]).toEqual([!mailed, mailed])
    expect((await texts(path)).includes(`Race ${round}`)).toBe(mailed)
  }
})

test('asking again with the same key takes nothing else back, and brings the reply not back either', async () => {
  const path = await newTicket()
  const [said, taken] = [newKey(), newKey()]
  const body = { kind: 'reply', text: 'Once', undoSeconds: 60 }
  const { message } = (await agent.post(`${path}/messages`, body, said)).body
  const undo = () => agent.post(`${path}/messages/${message.id}/take-back`, undefined, taken)
  expect([(await undo()).status, (await undo()).status]).toEqual([200, 200])
  expect((await agent.post(`${path}/messages`, body, said)).status).toBe(404)
  expect(await texts(path)).toEqual(['Help'])
})

test('how long it is held is everybody’s own choice, in the console; scripts are not held', async () => {
  const path = await newTicket()
  expect(
    (await agent.post(`${path}/messages`, { kind: 'reply', text: 'By token' })).body.message.undo,
  ).toBeNull()
  await desk.withPassword(agent)
  const { headers } = await desk.calling().post('/api/v1/auth/sign-in/email', {
    email: agent.email,
    password: 'correct horse battery',
  })
  const console_ = desk.calling({
    cookie: String(headers['set-cookie']).split(';')[0] as string,
    origin: 'http://desk.perdure.test',
  })
  const held = async () => {
    const { message } = (await console_.post(`${path}/messages`, { kind: 'reply', text: 'Console' })).body
    return message.undo === null
      ? 0
      : Math.round((Date.parse(message.undo.until) - Date.parse(message.createdAt)) / 1000)
  }
  expect(await held()).toBe(10)
  await console_.patch('/me/profile', { preferences: { undoSeconds: 30 } })
  expect(await held()).toBe(30)
  await console_.patch('/me/profile', { preferences: { undoSeconds: 0 } })
  expect(await held()).toBe(0)
})
