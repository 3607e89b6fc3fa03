import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp({ worker: false })
const agent = await desk.person('agent', 'Grace Hopper')
const colleague = await desk.person('agent', 'Annie Easley')
const ada = await desk.person('requester', 'Ada Lovelace')
const { insertTicket } = await import('#test/support/tickets.ts')
const { firstQueue } = await import('#test/support/people.ts')
const queue = await firstQueue(desk.db)

const newTicket = async () =>
  `/tickets/${await insertTicket(desk.db, { queue_id: queue.id, requester_id: ada.id })}`
const [desktop, phone] = [randomUUID(), randomUUID()]
const draft = (text: string, device: string, basedOn = 0, more: object = {}) => ({
  ...{ text, html: `<p>${text}</p>`, files: [], since: 3, device, basedOn },
  ...more,
})
const keep = async (path: string, body: object, kind = 'reply') =>
  (await agent.put(`${path}/drafts/${kind}`, body)).body.draft
const kept = async (path: string, who = agent) => (await who.get(`${path}/drafts`)).body.drafts

test('a draft is kept per ticket and kind, for its writer alone', async () => {
  const [path, elsewhere] = [await newTicket(), await newTicket()]
  await keep(path, draft('To Ada', desktop))
  await keep(path, draft('To us', desktop), 'note')
  expect(await kept(path)).toMatchObject(
    [
      { kind: 'reply', text: 'To Ada', html: '<p>To Ada</p>', since: 3, revision: 1, other: null },
      { kind: 'note', text: 'To us' },
    ].toSorted((a, b) => a.kind.localeCompare(b.kind)),
  )
  expect([await kept(elsewhere), await kept(path, colleague), await kept(path, ada)]).toEqual([[], [], []])
  expect((await ada.put(`${path}/drafts/note`, draft('Psst', desktop))).status).toBe(403)
  expect((await agent.delete(`${path}/drafts/reply`)).status).toBe(204)
  expect(await kept(path)).toMatchObject([{ kind: 'note' }])
})

test('of two devices the newest wins, and what the other had written is kept to be looked at', async () => {
  const path = await newTicket()
  const first = await keep(path, draft('At my desk', desktop))
  const onPhone = await keep(path, draft('On the train', phone, 0))
  expect(onPhone).toMatchObject({ text: 'On the train', other: { text: 'At my desk' } })
  const later = await keep(path, draft('At my desk, later', desktop, first.revision))
  expect(later).toMatchObject({ text: 'At my desk, later', other: { text: 'On the train' } })
  const looked = await keep(path, draft('Both', desktop, later.revision, { dropOther: true }))
  expect(looked.other).toBeNull()
})

test('a device that goes on with what it knows, or repeats itself, leaves nothing beside', async () => {
  const path = await newTicket()
  const first = await keep(path, draft('One', desktop))
  const next = await keep(path, draft('One two', phone, first.revision))
  expect([next.revision, next.other]).toEqual([2, null])
  await keep(path, draft('One two three', phone, next.revision))
  expect((await keep(path, draft('One two three four', phone, next.revision))).other).toBeNull()
})

test('what is kept can do nothing', async () => {
  const path = await newTicket()
  const nasty = {
    ...draft('x', desktop),
    html: '<p>x<script>alert(1)</script><img src=x onerror=alert(1)></p>',
  }
  expect((await keep(path, nasty)).html).toBe('<p>x<img /></p>')
})
