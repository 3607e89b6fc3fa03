import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp({ now: () => Date.parse('2026-03-02T10:00:00Z') })
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')

const draft = {
  name: 'New colleague',
  category: 'Onboarding',
  subject: 'Onboarding of {{ requester.name | default: "somebody" }}',
  text: 'Laptop and account, please.\n{{ agent.first_name }}, {{ queue.name }}, {{ today }}',
  kind: 'request',
  priority: 'high',
  tags: ['onboarding'],
}
const added = async (by: typeof grace, more: object = {}) => {
  const { status, body } = await by.post('/templates', { ...draft, ...more })
  expect([status, body.detail]).toEqual([201, undefined])
  return body.template
}
const listed = async (who: typeof grace, id: string) =>
  (await who.get('/templates?limit=200')).body.templates.find((one: { id: string }) => one.id === id)

describe('a template with a checklist', () => {
  test('has tickets begin with it', async () => {
    const checklist = (
      await grace.post('/checklist-templates', { name: 'Laptop', items: ['Order', 'Set up'] })
    ).body.template.id
    const made = await added(grace, { checklist })
    expect(made).toMatchObject({ checklist, version: 1 })
    expect((await linus.post('/templates', { ...draft, checklist })).body).toMatchObject({
      field: 'checklist',
    })
    const asked = { subject: 'Ada begins', requester: { email: ada.email }, checklist }
    const { status, body } = await grace.post('/tickets', asked)
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({ checklist: { done: 0, total: 2 }, seq: 4 })
    const lists = (await grace.get(`/tickets/${body.ticket.number}/checklists`)).body.checklists
    expect(lists).toMatchObject([{ title: 'Laptop', items: [{ text: 'Order', done: null }, {}] }])
    expect((await ada.post('/tickets', { subject: 'x', checklist })).status).toBe(403)
    expect((await linus.post('/tickets', asked)).body).toMatchObject({
      code: 'not_found',
      field: 'checklist',
    })
    expect((await grace.patch(`/templates/${made.id}`, { checklist: null })).body.template).toMatchObject({
      ...{ checklist: null, version: 2 },
    })
  })
})

describe('a template for new tickets', () => {
  test('holds values of custom fields that fit them', async () => {
    const admin = await desk.person('administrator')
    await admin.post('/fields', { key: 'seats', name: 'Seats', type: 'number' })
    const { fields } = await added(linus, { fields: { seats: '3' } })
    expect(fields).toEqual({ seats: '3' })
    for (const wrong of [{ seats: 'many' }, { colour: 'red' }])
      expect((await linus.post('/templates', { ...draft, fields: wrong })).body).toMatchObject({
        ...{ status: 422, code: 'field_invalid', field: `fields.${Object.keys(wrong)[0]}` },
      })
  })

  test('is kept and shared as canned replies are', async () => {
    const own = await added(linus)
    expect(own).toMatchObject({
      ...draft,
      queue: null,
      version: 1,
      sharedWith: 'me',
      uses: 0,
      mayChange: true,
    })
    expect((await grace.get(`/templates/${own.id}/versions`)).status).toBe(404)
    const shared = await added(boss, { sharedWith: 'all' })
    expect((await listed(linus, shared.id)).mayChange).toBe(false)
    expect((await linus.patch(`/templates/${shared.id}`, { name: 'No' })).body.code).toBe('not_allowed')
    expect((await linus.delete(`/templates/${own.id}`)).status).toBe(204)
    expect(await listed(linus, own.id)).toBeUndefined()
    const records = await db
      .selectFrom('audit_record')
      .select('action')
      .where('action', 'like', 'template.%')
      .execute()
    expect(records).toEqual([{ action: 'template.create' }])
  })

  test('keeps what it was in versions, and can be that again', async () => {
    const { id } = await added(grace)
    expect((await grace.patch(`/templates/${id}`, { name: 'Renamed' })).body.template.version).toBe(1)
    expect((await grace.patch(`/templates/${id}`, { priority: 'urgent' })).body.template).toMatchObject({
      ...{ version: 2, priority: 'urgent', subject: draft.subject },
    })
    const { versions } = (await grace.get(`/templates/${id}/versions`)).body
    expect(versions).toMatchObject([
      { version: 2, priority: 'urgent', author: { id: grace.id } },
      { version: 1, priority: 'high' },
    ])
    const { version: _, author: __, createdAt: ___, uses: ____, ...content } = versions[1]
    expect((await grace.patch(`/templates/${id}`, content)).body.template).toMatchObject({
      version: 3,
      priority: 'high',
    })
  })

  test.each([
    [{ subject: 'x {{ ticket.nubmer }}' }, 'unknown_placeholder', 'subject'],
    [{ text: 'a\n{% for %}' }, 'template_invalid', 'text'],
    [{ queue: 'nowhere' }, 'unknown_queue', 'queue'],
    [{ sharedWith: 'all' }, 'not_allowed', 'sharedWith'],
  ])('with %j is refused', async (more, code, field) => {
    const { body } = await grace.post('/templates', { ...draft, ...more })
    expect(body).toMatchObject({ code, field })
  })
})

describe('a ticket from a template', () => {
  const fill = async (id: string, body: object) =>
    (await grace.post(`/templates/${id}/fill`, body)).body.filled

  test('is filled in for who asks, as far as they are known', async () => {
    const { id } = await added(grace)
    expect(await fill(id, {})).toMatchObject({ subject: 'Onboarding of somebody' })
    expect(await fill(id, { requester: { email: ada.email.toUpperCase() }, queue: 'service-desk' })).toEqual({
      subject: 'Onboarding of Ada Lovelace',
      text: 'Laptop and account, please.\nGrace, Service desk, 2026-03-02',
    })
    const said = { email: 'new@x.test', name: 'Neo' }
    expect(await fill(id, { requester: said })).toMatchObject({ subject: 'Onboarding of Neo' })
  })

  test('remembers which version it began with, once', async () => {
    const template = await added(grace)
    const { id } = template
    const from = { template: { id, version: 1 }, subject: 'Onboarding', requester: { email: ada.email } }
    const key = newKey()
    const made = [await grace.post('/tickets', from, key), await grace.post('/tickets', from, key)]
    expect(made.map(({ status }) => status)).toEqual([201, 201])
    await grace.patch(`/templates/${id}`, { text: 'Other' })
    await grace.post('/tickets', { ...from, template: { id, version: 2 } })
    const { versions, uses } = (await grace.get(`/templates/${id}/versions`)).body
    expect(versions.map(({ uses: count }: { uses: number }) => count)).toEqual([1, 1])
    expect(uses).toMatchObject({ total: 2, people: [{ name: 'Grace Hopper', uses: 2 }] })
    expect((await listed(grace, id)).uses).toBe(2)
  })

  test('is opened even if the template is gone, or not one’s own', async () => {
    const { id } = await added(linus)
    const from = { template: { id, version: 1 }, subject: 'Onboarding', requester: { email: ada.email } }
    expect((await grace.post('/tickets', from)).status).toBe(201)
    expect((await listed(linus, id)).uses).toBe(0)
  })
})
