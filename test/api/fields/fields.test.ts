import { beforeAll, describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const desk = await openApp()
const boss = await desk.person('administrator')
const agent = await desk.person('agent')
const ada = await desk.person('requester', 'Ada Lovelace')

const options = ['berlin', 'oslo'].map((key) => ({ key, label: key }))
const made: Record<string, { id: string; key: string }> = {}

async function add(field: object) {
  const { status, body } = await boss.post('/fields', field)
  expect(status, JSON.stringify(body)).toBe(201)
  made[body.field.key] = body.field
  return body.field
}
const open = (fields: object, who = agent) =>
  who.post('/tickets', { subject: 'VPN', text: 'Down', requester: { email: ada.email }, fields })

beforeAll(async () => {
  await add({ key: 'site', name: 'Site', type: 'choice', options, default: 'berlin' })
  await add({ key: 'cost', name: 'Cost', type: 'money', currency: 'EUR', forRequesters: true })
  await add({ key: 'approver', name: 'Approver', type: 'person' })
  await add({ key: 'serial', name: 'Serial number', type: 'text', requiredWhen: 'site:oslo' })
  await add({ key: 'cause', name: 'Cause', type: 'text', required: 'resolve' })
  // Commands see them as soon as their configuration is read again.
  await until('the fields are known', async () => (await open({ site: 'nowhere' })).status === 422)
})

describe('a ticket', () => {
  test('is made with its fields, and with the defaults of the others', async () => {
    const { status, body } = await open({ cost: '12.50', approver: boss.id })
    expect(status).toBe(201)
    expect(body.ticket.fields).toEqual({ site: 'berlin', cost: '12.50', approver: boss.id })
  })

  test.each([
    [{ site: 'nowhere' }, 'field_invalid', 'fields.site', 'Site: Use berlin, oslo.'],
    [{ site: 'oslo' }, 'field_invalid', 'fields.serial', 'Serial number is missing.'],
    [{ cost: 'much' }, 'field_invalid', 'fields.cost', 'Cost: Use an amount such as 1250.00.'],
    [
      { approver: '00000000-0000-4000-8000-000000000000' },
      'unknown_person',
      'fields.approver',
      'There is no such person.',
    ],
  ])('is refused with %j', async (fields, code, field, detail) => {
    expect((await open(fields)).body).toMatchObject({ status: 422, code, field, detail })
  })

  test('changes field by field; two who change different ones both get their way', async () => {
    const { number, seq } = (await open({ cost: '1' })).body.ticket
    const match = { 'if-match': `"${seq}"` }
    const first = await agent.patch(`/tickets/${number}`, { fields: { site: 'oslo', serial: 'A1' } }, match)
    expect(first.body.ticket.fields).toEqual({ cost: '1', site: 'oslo', serial: 'A1' })
    const second = await boss.patch(`/tickets/${number}`, { fields: { cost: null } }, match)
    expect(second.body.ticket.fields).toEqual({ site: 'oslo', serial: 'A1' })
    const third = await boss.patch(`/tickets/${number}`, { fields: { site: 'berlin' } }, match)
    expect(third.body).toMatchObject({ status: 409, code: 'conflict', field: 'fields.site' })
    const { events } = (await agent.get(`/tickets/${number}/events`)).body
    expect(events[0]).toMatchObject({
      type: 'fields_changed',
      data: { changes: { cost: { from: '1', to: null } } },
    })
  })

  test('keeps what is required, and is resolved when what that asks for is there', async () => {
    const { number } = (await open({ site: 'oslo', serial: 'A1' })).body.ticket
    const change = (body: object) => agent.patch(`/tickets/${number}`, body)
    expect((await change({ fields: { serial: null } })).body).toMatchObject({ field: 'fields.serial' })
    expect((await change({ fields: { colour: 'red' } })).body).toMatchObject({ field: 'fields.colour' })
    expect((await change({ status: 'resolved' })).body).toMatchObject({
      ...{ status: 422, code: 'field_invalid', field: 'fields.cause' },
    })
    const { body } = await change({ status: 'resolved', fields: { cause: 'A cable' } })
    expect(body.ticket).toMatchObject({ statusCategory: 'resolved', fields: { cause: 'A cable' } })
  })

  test('is found by them', async () => {
    const { number } = (await open({ cost: '7777.70', approver: boss.id })).body.ticket
    const found = async (filter: string, who = agent) => {
      const { body } = await who.get(`/tickets?filter=${encodeURIComponent(filter)}`)
      return (body.tickets ?? [body]).map((one: { number?: string; code?: string }) => one.number ?? one.code)
    }
    expect(await found('cost:>7777 site:berlin')).toEqual([number])
    expect(await found(`approver:${boss.email} cost:>7777`)).toEqual([number])
    expect(await found('approver:me cost:>7777', boss)).toEqual([number])
    expect(await found('cost:>7777', ada)).toEqual([number])
    expect(await found('site:berlin', ada)).toEqual(['invalid_filter'])
    const { fields } = (await agent.get('/filter-fields')).body
    expect(fields).toContainEqual(expect.objectContaining({ name: 'site', values: ['berlin', 'oslo'] }))
  })
})

describe('a requester', () => {
  test('sees and fills in only what is meant for them', async () => {
    const asked = await ada.post('/tickets', { subject: 'Help', text: 'Please', fields: { cost: '5' } })
    expect(asked.body.ticket.fields).toEqual({ cost: '5' })
    const { number } = asked.body.ticket
    expect((await agent.get(`/tickets/${number}`)).body.ticket.fields).toEqual({ cost: '5', site: 'berlin' })
    expect((await open({ site: 'oslo' }, ada)).body).toMatchObject({ status: 403, field: 'fields.site' })
    const { events } = (await ada.get(`/tickets/${number}/events`)).body
    expect(JSON.stringify(events)).not.toContain('berlin')
    const { fields } = (await ada.get('/fields')).body
    expect(fields.map(({ key }: { key: string }) => key)).toEqual(['cost'])
  })
})

describe('a definition', () => {
  test('changes without a loss, is put in order, and archived', async () => {
    const field = await add({ key: 'colour', name: 'Colour', type: 'choice', options })
    const { id, key: _, position: __, archived: ___, ...definition } = field
    const change = (body: object) => boss.put(`/fields/${id}`, { ...definition, ...body })
    expect((await change({ type: 'text' })).body).toMatchObject({
      status: 409,
      code: 'field_in_use',
      field: 'type',
    })
    expect((await change({ options: [] })).body).toMatchObject({ status: 409, code: 'field_in_use' })
    expect((await change({ name: 'Hue', archived: true })).body.field).toMatchObject({
      name: 'Hue',
      archived: true,
    })
    expect((await boss.post('/fields', { key: 'colour', name: 'C', type: 'text' })).body.code).toBe(
      'key_taken',
    )
    expect(
      (await boss.post('/fields', { key: 'b', name: 'B', type: 'text', pattern: '(' })).body,
    ).toMatchObject({
      ...{ status: 422, code: 'pattern_invalid', field: 'pattern' },
    })
    const ids = (await boss.get('/fields')).body.fields.map((each: { id: string }) => each.id)
    const { body } = await boss.put('/fields/order', { fields: ids.toReversed() })
    expect(body.fields.map((each: { id: string }) => each.id)).toEqual(ids.toReversed())
    expect((await boss.put('/fields/order', { fields: [id] })).status).toBe(409)
  })
})
