import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { storeIntake } from '#db/intakes.ts'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')

/** A received mail that was refused at the door. */
async function refused(
  code: 'mail_loop' | 'payload_too_large' = 'mail_loop',
  raw = 'From: a@b.test\r\n\r\nHi\r\n',
) {
  const { sha256, size } = await desk.services.blobs.put(Buffer.from(raw), { maxBytes: 10_000 })
  const id = uuid()
  await storeIntake(desk.db, {
    ...{ id, sha256, size, envelopeFrom: 'a@b.test', envelopeTo: ['support@perdure.test'], mailboxId: null },
    ...{ messageId: `${id}@b.test`, from: null, subject: 'Hi', remoteAddress: '192.0.2.1' },
    refusal: { code, text: 'It goes round in circles.' },
  })
  return { id, sha256, size }
}

describe('received mails', () => {
  test('are listed newest first, in pages, by state', async () => {
    for (let index = 0; index < 5; index++) await refused()
    const { intakes } = (await agent.get('/intakes?state=refused&limit=200')).body
    expect(intakes).toHaveLength(5)
    expect(intakes[0]).toMatchObject({
      ...{ state: 'refused', from: 'a@b.test', to: ['support@perdure.test'], subject: 'Hi', ticket: null },
      reason: { code: 'mail_loop', text: 'It goes round in circles.' },
    })
    const first = (await agent.get('/intakes?limit=3')).body
    const second = (await agent.get(`/intakes?limit=3&cursor=${first.next}`)).body
    expect([...first.intakes, ...second.intakes]).toEqual(intakes)
    expect((await agent.get('/intakes?state=received')).body).toEqual({ intakes: [], next: null })
    expect((await agent.get('/intakes?state=odd')).body).toMatchObject({ status: 422, field: 'state' })
    expect((await agent.get('/intakes?cursor=x')).body.code).toBe('invalid_cursor')
  })

  test('are downloaded byte for byte as they came', async () => {
    const raw = 'From: =?x\0\xff\r\nX: y\r\n\r\n\0\x80'
    const { id, sha256 } = await refused('mail_loop', raw)
    const { status, headers, raw: got } = await agent.get(`/intakes/${id}/raw`)
    expect(status).toBe(200)
    expect(got.equals(Buffer.from(raw))).toBe(true)
    expect(headers['content-disposition']).toBe(`attachment; filename="${id}.eml"`)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect((await agent.get(`/intakes/${id}`)).body.intake.sha256).toBe(sha256)
  })

  test('are kept from everybody while a file of theirs is', async () => {
    const { id } = await refused()
    const { number } = (await ada.post('/tickets', { subject: 'By mail', text: 'See' })).body.ticket
    const { db } = desk
    await db.updateTable('intake').set({ ticket_number: number }).where('id', '=', id).execute()
    const { messages } = (await ada.get(`/tickets/${number}/messages`)).body
    await db.updateTable('message').set({ intake_id: id }).where('id', '=', messages[0].id).execute()
    const file = {
      id: uuid(),
      message_id: messages[0].id,
      sha256: 'a'.repeat(64),
      size: 1,
      type: 'text/plain',
    }
    await db
      .insertInto('attachment')
      .values({ ...file, name: 'bad.txt', state: 'infected', reason: 'Eicar' })
      .execute()
    expect((await agent.get(`/intakes/${id}/raw`)).body).toMatchObject({ status: 403, code: 'file_infected' })
    await db.updateTable('attachment').set({ state: 'clean' }).where('id', '=', file.id).execute()
    expect((await agent.get(`/intakes/${id}/raw`)).status).toBe(200)
  })

  test('are tried again, released or put aside', async () => {
    const [one, two, three] = [await refused(), await refused(), await refused()]
    expect((await agent.post(`/intakes/${one.id}/retry`)).body.intake).toMatchObject({
      state: 'received',
      reason: null,
    })
    expect((await agent.post(`/intakes/${two.id}/release`)).body.intake.state).toBe('received')
    expect((await agent.post(`/intakes/${three.id}/discard`)).body.intake.state).toBe('discarded')
    expect((await agent.post(`/intakes/${one.id}/retry`)).body).toMatchObject({
      status: 422,
      code: 'intake_not_parked',
    })
    expect((await agent.post(`/intakes/${three.id}/discard`)).body.code).toBe('intake_not_parked')
  })

  test('of which only the head was kept are not released', async () => {
    const { id } = await refused('payload_too_large')
    expect((await agent.post(`/intakes/${id}/release`)).body.code).toBe('intake_not_parked')
  })

  test('that are not there are not found', async () => {
    for (const call of [
      agent.get(`/intakes/${uuid()}`),
      agent.get(`/intakes/${uuid()}/raw`),
      agent.post(`/intakes/${uuid()}/retry`),
    ])
      expect((await call).status).toBe(404)
    expect((await agent.get('/intakes/7')).body).toMatchObject({ status: 422, field: 'id' })
  })

  test('are no business of requesters', async () => {
    const { id } = await refused()
    for (const call of [
      ada.get(`/intakes/${id}`),
      ada.get(`/intakes/${id}/raw`),
      ada.post(`/intakes/${id}/release`),
    ])
      expect((await call).status).toBe(403)
  })
})

describe('mails to send', () => {
  test('a receipt and replies are held while there is no mail server, and can be read', async () => {
    const { number } = (await ada.post('/tickets', { subject: 'Printer', text: 'It burns' })).body.ticket
    await agent.post(`/tickets/${number}/messages`, { kind: 'reply', html: '<p>Use <b>water</b></p>' })
    const { deliveries } = (await agent.get(`/deliveries?ticket=${number}`)).body
    expect(deliveries.map((each: { kind: string; state: string }) => `${each.kind} ${each.state}`)).toEqual([
      'reply held',
      'receipt held',
    ])
    const [reply, receipt] = deliveries
    expect(reply).toMatchObject({
      to: ada.email,
      ticket: number,
      attempts: 0,
      sentAt: null,
      nextAttemptAt: null,
    })
    expect(reply.subject).toContain(number)
    const read = (await agent.get(`/deliveries/${reply.id}`)).body.delivery
    expect(read.text).toContain('Use water')
    expect(read.html).toContain('<b>water</b>')
    expect((await agent.get(`/deliveries/${receipt.id}`)).body.delivery.text).toContain(
      `ticket ${number}: Printer`,
    )
  })

  test('are sent or put aside by a person, and not both', async () => {
    const { number } = (await ada.post('/tickets', { subject: 'Decide' })).body.ticket
    const [{ id }] = (await agent.get(`/deliveries?ticket=${number}`)).body.deliveries
    expect((await agent.post(`/deliveries/${id}/retry`)).body.delivery).toMatchObject({
      state: 'due',
      reason: null,
    })
    expect((await agent.post(`/deliveries/${id}/retry`)).body).toMatchObject({
      status: 422,
      code: 'delivery_not_parked',
    })
    expect((await agent.post(`/deliveries/${id}/discard`)).body.delivery.state).toBe('discarded')
    expect((await agent.post(`/deliveries/${id}/retry`)).body.delivery.state).toBe('due')
  })

  test('are listed in pages, by state', async () => {
    for (let index = 0; index < 4; index++) await ada.post('/tickets', { subject: `Held ${index}` })
    const all = (await agent.get('/deliveries?state=held&limit=200')).body.deliveries
    const paged = []
    let next: string | null = ''
    while (next !== null) {
      const { body } = await agent.get(`/deliveries?state=held&limit=2${next && `&cursor=${next}`}`)
      paged.push(...body.deliveries)
      next = body.next
    }
    expect(paged).toEqual(all)
    expect((await agent.get('/deliveries?state=odd')).body).toMatchObject({ status: 422, field: 'state' })
    expect((await agent.get('/deliveries?cursor=x')).body.code).toBe('invalid_cursor')
  })

  test('that are not there are not found, and requesters have no business with them', async () => {
    expect((await agent.get(`/deliveries/${uuid()}`)).status).toBe(404)
    expect((await agent.post(`/deliveries/${uuid()}/discard`)).status).toBe(404)
    const [{ id }] = (await agent.get('/deliveries')).body.deliveries
    expect((await ada.get(`/deliveries/${id}`)).status).toBe(403)
    expect((await ada.post(`/deliveries/${id}/retry`)).status).toBe(403)
  })
})
