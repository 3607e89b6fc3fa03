import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { storeIntake } from '#db/intakes.ts'
import { type Caller, openApp } from '#test/support/app.ts'
import { ended, workOnBulks } from '#test/support/bulk.ts'

const desk = await openApp()
await workOnBulks(desk)
const agent = await desk.person('agent', 'Grace Hopper')
const manager = await desk.person('manager', 'Margaret Hamilton')
const requester = await desk.person('requester', 'Ada Lovelace')

let lots = 0
async function opened(more: object = {}) {
  const tag = `lot-${++lots}`
  const asked = { subject: `Printer ${tag}`, tags: [tag], requester: { email: requester.email }, ...more }
  const { body } = await agent.post('/tickets', { text: 'Burns', ...asked })
  return { number: body.ticket.number as string, tag }
}
const found = async (caller: Caller, filter: string) =>
  (await caller.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.tickets.map(
    ({ number }: { number: string }) => number,
  ) as string[]
const remove = (number: string, reason = '') =>
  manager.delete(`/tickets/${number}${reason && `?reason=${encodeURIComponent(reason)}`}`)

/** A received mail that stands on that ticket. */
async function receivedFor(number: string) {
  const { sha256, size } = await desk.services.blobs.put(Buffer.from('From: a@b.test\r\n\r\nHi\r\n'), {
    maxBytes: 10_000,
  })
  const id = uuid()
  await storeIntake(desk.db, {
    ...{ id, sha256, size, envelopeFrom: 'a@b.test', envelopeTo: ['support@perdure.test'], mailboxId: null },
    ...{ messageId: `${id}@b.test`, from: null, subject: 'Hi', remoteAddress: '192.0.2.1' },
    refusal: { code: 'mail_loop', text: 'It goes round in circles.' },
  })
  await desk.db.updateTable('intake').set({ ticket_number: number }).where('id', '=', id).execute()
  return { id }
}

describe('a deleted ticket', () => {
  test('is shown with who deleted it and why, to those who may restore it only', async () => {
    const { number } = await opened()
    const { status, body } = await remove(number, 'Spam')
    expect(status).toBe(200)
    expect(body.ticket.deleted).toMatchObject({ by: 'Margaret Hamilton', reason: 'Spam' })
    for (const [caller, answer] of [
      [manager, 200],
      [agent, 404],
      [requester, 404],
    ] as const) {
      expect((await caller.get(`/tickets/${number}`)).status).toBe(answer)
      expect((await caller.get(`/tickets/${number}/messages`)).status).toBe(answer)
      expect((await caller.get(`/tickets/${number}/events`)).status).toBe(answer)
    }
    expect((await agent.post(`/tickets/${number}/restore`, {})).status).toBe(404)
    expect((await agent.delete(`/tickets/${number}`)).status).toBe(404)
  })

  test('is out of lists, searches, counts, links and what is similar', async () => {
    const [{ number, tag }, other] = [await opened(), await opened()]
    await agent.post(`/tickets/${other.number}/links`, { relation: 'related_to', ticket: number })
    const counted = async () =>
      (await manager.get('/views')).body.views.find(({ key }: { key: string }) => key === 'unassigned')?.count
    const similar = async () =>
      (await agent.get(`/tickets/similar?subject=${encodeURIComponent(`Printer ${tag}`)}`)).body.tickets.map(
        (each: { number: string }) => each.number,
      )
    const before = await counted()
    expect(await similar()).toContain(number)
    await remove(number)
    for (const caller of [agent, requester, manager]) {
      expect(await found(caller, `tag:${tag}`)).toEqual([])
      expect(await found(caller, tag)).toEqual([])
      expect(await found(caller, number)).toEqual([])
    }
    expect(await counted()).toBe(before - 1)
    expect(await similar()).not.toContain(number)
    expect((await agent.get(`/tickets/${other.number}/links`)).body.links).toEqual([])
    expect(
      (await agent.post(`/tickets/${other.number}/links`, { relation: 'blocks', ticket: number })).status,
    ).toBe(404)
  })

  test('takes its mails out of the outbox and the intake, but for those who may restore it', async () => {
    const { number } = await opened()
    const { id: intake } = await receivedFor(number)
    const mails = async (caller: Caller) => {
      const { deliveries } = (await caller.get(`/deliveries?ticket=${number}`)).body
      const { intakes } = (await caller.get(`/intakes?ticket=${number}`)).body
      return [...deliveries, ...intakes].map(({ id }: { id: string }) => id)
    }
    const before = await mails(agent)
    const [delivery] = before
    expect(before).toHaveLength(2)
    await remove(number)
    expect([await mails(agent), await mails(manager)]).toEqual([[], before])
    for (const path of [`/deliveries/${delivery}`, `/intakes/${intake}`, `/intakes/${intake}/raw`])
      expect([(await agent.get(path)).status, (await manager.get(path)).status], path).toEqual([404, 200])
    for (const path of [`/deliveries/${delivery}/discard`, `/intakes/${intake}/discard`])
      expect((await agent.post(path)).status, path).toBe(404)
  })

  test('is found when it is asked for, by those who may restore it', async () => {
    const { number, tag } = await opened()
    await remove(number)
    expect(await found(manager, `tag:${tag} is:deleted`)).toEqual([number])
    expect(await found(manager, `tag:${tag} deleted:<1h`)).toEqual([number])
    expect(await found(manager, `tag:${tag} -is:deleted`)).toEqual([])
    expect((await agent.get('/tickets?filter=is:deleted')).status).toBe(422)
    const names = async (caller: Caller) =>
      (await caller.get('/filter-fields')).body.fields.map(({ name }: { name: string }) => name)
    expect(await names(manager)).toContain('deleted')
    expect(await names(agent)).not.toContain('deleted')
  })

  test('takes no change until it is restored, and then is where it was', async () => {
    const { number, tag } = await opened()
    await remove(number)
    expect((await manager.patch(`/tickets/${number}`, { priority: 'high' })).body.code).toBe('ticket_deleted')
    expect((await manager.post(`/tickets/${number}/messages`, { kind: 'note', text: 'Hm' })).body.code).toBe(
      'ticket_deleted',
    )
    const { status, body } = await manager.post(`/tickets/${number}/restore`, {})
    expect({ status, deleted: body.ticket.deleted }).toEqual({ status: 200, deleted: null })
    expect(await found(requester, `tag:${tag}`)).toEqual([number])
    expect((await agent.patch(`/tickets/${number}`, { priority: 'high' })).status).toBe(200)
    const told = async (who: Caller) =>
      (await who.get(`/tickets/${number}/events`)).body.events.map(({ type }: { type: string }) => type)
    expect(await told(agent)).toEqual(expect.arrayContaining(['deleted', 'restored']))
    expect(await told(requester)).not.toContain('deleted')
  })

  test('takes no links, and nothing is split off from it, also by those who may restore it', async () => {
    const [{ number }, other] = [await opened(), await opened()]
    const [message] = (await manager.get(`/tickets/${number}/messages`)).body.messages
    await remove(number)
    const link = { relation: 'blocks', ticket: number }
    expect((await manager.post(`/tickets/${other.number}/links`, link)).body.code).toBe('not_found')
    const split = { messages: [message.id], subject: 'Apart' }
    expect((await manager.post(`/tickets/${number}/split`, split)).body.code).toBe('ticket_deleted')
    const asked = { subject: 'More', text: 'Hm', related: number }
    expect((await manager.post('/tickets', asked)).body.code).toBe('not_found')
  })

  test('has clocks that wait, and run on when it is restored', async () => {
    const { number } = await opened()
    const states = async () =>
      (await manager.get(`/tickets/${number}`)).body.ticket.clocks.map(
        ({ state }: { state: string }) => state,
      )
    expect(new Set(await states())).toEqual(new Set(['running']))
    await remove(number)
    expect(new Set(await states())).toEqual(new Set(['paused']))
    await manager.post(`/tickets/${number}/restore`, {})
    expect(new Set(await states())).toEqual(new Set(['running']))
  })

  test('keeps its files to itself', async () => {
    const { number } = await opened()
    const row = await desk.db
      .selectFrom('ticket')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const message = await desk.db
      .selectFrom('message')
      .select('id')
      .where('ticket_id', '=', row.id)
      .executeTakeFirstOrThrow()
    const { sha256, size } = await desk.services.blobs.put(Buffer.from('text'), { maxBytes: 100 })
    const file = { id: message.id, sha256, size, name: 'a.txt', type: 'text/plain', state: 'clean' as const }
    await desk.db
      .insertInto('attachment')
      .values({ ...file, message_id: message.id })
      .execute()
    expect((await requester.get(`/files/${file.id}`)).status).toBe(200)
    await remove(number)
    expect((await requester.get(`/files/${file.id}`)).status).toBe(404)
    expect((await manager.get(`/files/${file.id}`)).status).toBe(200)
  })
})

describe('many tickets', () => {
  test('are deleted and brought back by undo', async () => {
    const all = [await opened(), await opened()]
    const numbers = all.map(({ number }) => number)
    const asked = { numbers, changes: { deleted: true } }
    expect((await agent.post('/bulk', asked)).status).toBe(403)
    expect((await manager.post('/bulk/preview', asked)).body).toMatchObject({ count: 2, notAllowed: 0 })
    const { body } = await manager.post('/bulk', { ...asked, reason: 'A storm of spam' })
    expect(await ended(manager, body.bulk.id)).toMatchObject({ done: 2, refused: 0 })
    expect(await found(agent, `number:${numbers.join(',')}`)).toEqual([])
    const undo = (await manager.post(`/bulk/${body.bulk.id}/undo`, {})).body.bulk
    expect(await ended(manager, undo.id)).toMatchObject({ done: 2, refused: 0 })
    expect((await found(agent, `number:${numbers.join(',')}`)).toSorted()).toEqual(numbers.toSorted())
  })

  test('that are deleted are restored by a filter; other changes of them are refused', async () => {
    const { number, tag } = await opened()
    await remove(number)
    const filter = `tag:${tag} is:deleted`
    const preview = await manager.post('/bulk/preview', { filter, changes: { priority: 'high' } })
    expect(preview.body).toMatchObject({ count: 1, notAllowed: 1 })
    const asked = { filter, changes: { deleted: false } }
    expect((await manager.post('/bulk/preview', asked)).body).toMatchObject({ count: 1, notAllowed: 0 })
    const { body } = await manager.post('/bulk', asked)
    expect(await ended(manager, body.bulk.id)).toMatchObject({ done: 1 })
    const mixed = { numbers: [number], changes: { deleted: true, priority: 'high' } }
    expect((await manager.post('/bulk', mixed)).status).toBe(422)
  })
})
