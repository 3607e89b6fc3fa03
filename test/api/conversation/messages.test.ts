import { describe, expect, test } from 'vitest'
import { claimDeliveries, retryDelivery } from '#db/deliveries.ts'
import { openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ outboundMail: true })
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Annie Easley')
const administrator = await desk.person('administrator', 'Margaret Hamilton')
const ada = await desk.person('requester', 'Ada Lovelace')

async function newTicket() {
  const { number } = (await ada.post('/tickets', { subject: 'Printer', text: 'Help' })).body.ticket
  return `/tickets/${number}`
}
const say = async (path: string, text: string, more: object = {}) =>
  (await agent.post(`${path}/messages`, { kind: 'reply', text, ...more })).body.message
const shown = async (path: string, id: string, who = agent) =>
  (await who.get(`${path}/messages`)).body.messages.find((message: { id: string }) => message.id === id)
const found = async (word: string, who = agent) =>
  (await who.get(`/tickets?filter=${word}`)).body.tickets.length

describe('an edited message', () => {
  test('shows its new text and that it was edited; what it said before is kept for agents', async () => {
    const path = await newTicket()
    const { id } = await say(path, 'Restart the walrus')
    const edited = await agent.patch(`${path}/messages/${id}`, { html: '<p>Restart the <b>otter</b></p>' })
    expect(edited.body.message).toMatchObject({
      text: 'Restart the otter',
      html: '<p>Restart the <b>otter</b></p>',
    })
    await agent.patch(`${path}/messages/${id}`, { text: 'Restart the badger' })
    const forAda = await shown(path, id, ada)
    expect([forAda.text, typeof forAda.editedAt]).toEqual(['Restart the badger', 'string'])
    const { versions } = (await colleague.get(`${path}/messages/${id}/versions`)).body
    expect(versions).toMatchObject([
      { version: 2, text: 'Restart the otter', replacedBy: 'Grace Hopper' },
      { version: 1, text: 'Restart the walrus', html: null, replacedBy: 'Grace Hopper' },
    ])
    expect((await ada.get(`${path}/messages/${id}/versions`)).status).toBe(403)
    expect([await found('walrus'), await found('badger'), await found('printer')]).toEqual([0, 1, 1])
    const { events } = (await agent.get(`${path}/events`)).body
    expect(events[0]).toMatchObject({ type: 'message_edited', data: { messageId: id, version: 2 } })
  })

  test('can be edited by its author only, and only for so long', async () => {
    const path = await newTicket()
    const { id, editableUntil } = await say(path, 'Mine')
    expect(Date.parse(editableUntil) - Date.now()).toBeGreaterThan(14 * 60_000)
    const edit = (who: typeof agent) => who.patch(`${path}/messages/${id}`, { text: 'Changed' })
    expect([(await edit(colleague)).body.code, (await edit(ada)).body.code]).toEqual([
      'not_allowed',
      'not_allowed',
    ])
    await administrator.put('/settings/conversation', { editMinutes: 0 })
    expect((await edit(agent)).body).toMatchObject({ status: 422, code: 'too_late' })
    expect((await shown(path, id)).editableUntil).toBeNull()
    await administrator.put('/settings/conversation', { editMinutes: 15 })
    expect((await edit(agent)).status).toBe(200)
    expect((await agent.put('/settings/conversation', { editMinutes: 5 })).status).toBe(403)
  })

  test('shows in the outbox what was mailed, not what it says now', async () => {
    const path = await newTicket()
    const { id, delivery } = await say(path, 'As mailed')
    await claimDeliveries(desk.db, 50, 30_000)
    await desk.db
      .updateTable('delivery')
      .set({ state: 'sent', sent_at: new Date() })
      .where('id', '=', delivery.id)
      .execute()
    await agent.patch(`${path}/messages/${id}`, { text: 'As edited' })
    expect((await agent.get(`/deliveries/${delivery.id}`)).body.delivery.text).toContain('As mailed')
  })
})

describe('a deleted message', () => {
  test('says nothing any more, to nobody but those who may restore it', async () => {
    const path = await newTicket()
    const file = (await upload(agent, 'secret.txt', 'secret')).body.file
    const { id, delivery } = await say(path, 'The password is okapi', { files: [file.id] })
    expect((await agent.delete(`${path}/messages/${id}`)).status).toBe(403)
    const answer = await administrator.delete(`${path}/messages/${id}?reason=A%20password`)
    expect(answer.body.message).toMatchObject({
      text: 'The password is okapi',
      deleted: { by: 'Margaret Hamilton' },
    })
    expect(await shown(path, id)).toMatchObject({
      text: '',
      html: null,
      attachments: [],
      deleted: { by: 'Margaret Hamilton' },
    })
    expect(await shown(path, id, ada)).toBeUndefined()
    expect([await found('okapi'), await found('okapi', ada), await found('printer')]).toEqual([
      0,
      0,
      expect.any(Number),
    ])
    expect((await agent.get(`/files/${file.id}`)).status).toBe(404)
    expect((await ada.get(`/files/${file.id}`)).status).toBe(404)
    expect((await administrator.get(`/files/${file.id}`)).status).toBe(200)
    expect((await agent.get(`/deliveries/${delivery.id}`)).body.delivery).toMatchObject({
      state: 'discarded',
    })
    expect(JSON.stringify((await agent.get(`/deliveries/${delivery.id}`)).body)).not.toContain('okapi')
    await expect(retryDelivery(desk.db, delivery.id)).rejects.toThrow('nothing can be decided')
    for (const change of [{ text: 'x' }])
      expect((await agent.patch(`${path}/messages/${id}`, change)).status).toBe(404)
  })

  test('comes back when it is restored, without being mailed again', async () => {
    const path = await newTicket()
    const { id, delivery } = await say(path, 'Mind the quokka')
    await administrator.delete(`${path}/messages/${id}`)
    expect((await agent.post(`${path}/messages/${id}/restore`)).status).toBe(403)
    expect((await administrator.post(`${path}/messages/${id}/restore`)).body.message.deleted).toBeNull()
    expect((await shown(path, id, ada)).text).toBe('Mind the quokka')
    expect([await found('quokka'), await found('quokka', ada)]).toEqual([1, 1])
    expect((await agent.get(`/deliveries/${delivery.id}`)).body.delivery.state).toBe('discarded')
  })
})

test('a pinned message stands above the conversation, for whoever may read it', async () => {
  const path = await newTicket()
  const note = (await agent.post(`${path}/messages`, { kind: 'note', text: 'VIP' })).body.message
  const { id } = await say(path, 'Known outage')
  const pin = (messageId: string, pinned: boolean) =>
    colleague.put(`${path}/messages/${messageId}/pin`, { pinned })
  expect((await pin(id, true)).body.message.pinnedAt).toEqual(expect.any(String))
  await pin(note.id, true)
  expect((await agent.get(`${path}/messages?limit=1`)).body.pinned).toMatchObject([
    { id: note.id, excerpt: 'VIP', author: 'Grace Hopper' },
    { id, excerpt: 'Known outage' },
  ])
  expect((await ada.get(`${path}/messages`)).body.pinned).toMatchObject([{ id }])
  await pin(id, false)
  expect((await ada.get(`${path}/messages`)).body.pinned).toEqual([])
  expect((await ada.put(`${path}/messages/${id}/pin`, { pinned: true })).status).toBe(403)
})

describe('a reply to everybody', () => {
  const recipients = { to: [], cc: ['Kim@x.test', 'kim@x.test'], bcc: ['boss@x.test'] }

  test('goes to its copies once, and only agents learn of the hidden ones', async () => {
    const path = await newTicket()
    const { id, delivery } = await say(path, 'To all', { recipients })
    expect((await shown(path, id)).recipients).toEqual({ to: [], cc: ['kim@x.test'], bcc: ['boss@x.test'] })
    expect((await shown(path, id, ada)).recipients).toEqual({ to: [], cc: ['kim@x.test'], bcc: [] })
    const mail = (await agent.get(`/deliveries/${delivery.id}`)).body.delivery
    expect([mail.to, mail.cc, mail.bcc]).toEqual([
      'ada.lovelace@people.test',
      ['kim@x.test'],
      ['boss@x.test'],
    ])
  })

  test('is for agents to send, and to addresses', async () => {
    const path = await newTicket()
    const asAda = { kind: 'reply', text: 'Hello', recipients }
    expect((await ada.post(`${path}/messages`, asAda)).body).toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
    const wrong = { kind: 'reply', text: 'Hello', recipients: { cc: ['kim'] } }
    expect((await agent.post(`${path}/messages`, wrong)).status).toBe(422)
    const note = { kind: 'note', text: 'Hello', recipients }
    expect((await agent.post(`${path}/messages`, note)).body).toMatchObject({
      status: 422,
      field: 'recipients',
    })
  })
})

test('a forwarded message is a note that says to whom it went, with a mail of its own', async () => {
  const path = await newTicket()
  const { messages } = (await agent.get(`${path}/messages`)).body
  const forward = { kind: 'note', text: 'Yours?', forwards: messages[0].id, recipients: { to: ['v@z.test'] } }
  const { message } = (await agent.post(`${path}/messages`, { ...forward, undoSeconds: 60 })).body
  expect(message).toMatchObject({
    kind: 'note',
    forwards: messages[0].id,
    undo: { leftMs: expect.any(Number) },
  })
  const mail = (await agent.get(`/deliveries/${message.delivery.id}`)).body.delivery
  expect(mail).toMatchObject({ kind: 'forward', to: 'v@z.test', subject: expect.stringContaining('Fwd: ') })
  expect(mail.text).toContain('Help')
  expect((await agent.post(`${path}/messages/${message.id}/take-back`)).status).toBe(200)
  expect((await agent.get(`/deliveries/${message.delivery.id}`)).status).toBe(404)
  expect((await ada.post(`${path}/messages`, forward)).status).toBe(403)
  const { events } = (await agent.get(`${path}/events`)).body
  expect(events.find(({ type }: { type: string }) => type === 'noted').data.to).toEqual(['v@z.test'])
})
