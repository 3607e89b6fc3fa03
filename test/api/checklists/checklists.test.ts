import { describe, expect, test } from 'vitest'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp()
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus Torvalds')
const ada = await desk.person('requester', 'Ada Lovelace')
const viewer = await desk.person('viewer')

async function opened() {
  const { body } = await ada.post('/tickets', { subject: 'New colleague', text: 'Please' })
  const path = `/tickets/${body.ticket.number}`
  const change = async (operation: object, who = grace) => {
    const { status, body: answer } = await who.post(`${path}/checklists`, operation)
    expect([status, answer.detail]).toEqual([200, undefined])
    return answer.checklists
  }
  return { path, change }
}

describe('the checklists of a ticket', () => {
  test('are worked off together, and the ticket says how far they are', async () => {
    const { path, change } = await opened()
    expect((await grace.get(path)).body.ticket.checklist).toBeNull()
    const [{ id: list, items }] = await change({ do: 'add', title: 'Laptop', items: ['Order', 'Set up'] })
    expect(items).toMatchObject([
      { text: 'Order', done: null },
      { text: 'Set up', done: null },
    ])
    await change({ do: 'check_item', list, item: items[0].id, done: true }, linus)
    await change({ do: 'add_items', list, items: ['Hand over', 'Register'] })
    await change({ do: 'move_item', list, item: items[1].id, to: 3 })
    const [now] = await change({ do: 'rename_item', list, item: items[1].id, text: 'Install' })
    expect(now.items).toMatchObject([
      { text: 'Order', done: { by: { name: 'Linus Torvalds' } } },
      ...[{ text: 'Hand over' }, { text: 'Register' }, { text: 'Install', done: null }],
    ])
    expect((await viewer.get(`${path}/checklists`)).body.checklists).toEqual([now])
    expect((await grace.get(path)).body.ticket.checklist).toEqual({ done: 1, total: 4 })
    expect(await change({ do: 'remove', list })).toEqual([])
    expect((await grace.get(path)).body.ticket.checklist).toBeNull()
  })

  test('stand in the history', async () => {
    const { path, change } = await opened()
    const [{ id: list, items }] = await change({ do: 'add', title: 'Laptop', items: ['Order'] })
    await change({ do: 'check_item', list, item: items[0].id, done: true })
    const { events } = (await grace.get(`${path}/events?group=checklists`)).body
    expect(events).toMatchObject([
      { type: 'checklist_changed', data: { do: 'check_item', title: 'Laptop', text: 'Order', done: true } },
      { type: 'checklist_changed', data: { do: 'add', title: 'Laptop' } },
    ])
  })

  test('are not for requesters, and viewers do not change them', async () => {
    const { path, change } = await opened()
    await change({ do: 'add', title: 'Secret', items: ['Check the bill'] })
    expect((await ada.get(`${path}/checklists`)).status).toBe(403)
    expect((await ada.get(path)).body.ticket.checklist).toBeNull()
    expect(JSON.stringify((await ada.get(`${path}/events`)).body)).not.toContain('checklist')
    expect((await viewer.post(`${path}/checklists`, { do: 'add', title: 'No' })).status).toBe(403)
  })

  test('are changed once by a request that is sent twice', async () => {
    const { path, change } = await opened()
    const [{ id: list }] = await change({ do: 'add', title: 'Laptop' })
    const headers = newKey()
    const more = { do: 'add_items', list, items: ['Order'] }
    await grace.post(`${path}/checklists`, more, headers)
    const again = await grace.post(`${path}/checklists`, more, headers)
    expect(again.body.checklists[0].items).toHaveLength(1)
  })

  test('refuse what is gone, empty or too long', async () => {
    const { path, change } = await opened()
    const [{ id: list, items }] = await change({ do: 'add', title: 'Laptop', items: ['Order'] })
    const item = items[0].id
    await change({ do: 'remove_item', list, item })
    const refused = async (operation: object) => (await grace.post(`${path}/checklists`, operation)).body
    expect(await refused({ do: 'check_item', list, item, done: true })).toMatchObject({
      ...{ code: 'not_found', field: 'item' },
    })
    expect(await refused({ do: 'add', title: '  ' })).toMatchObject({ code: 'invalid', field: 'title' })
    const many = Array.from({ length: 100 }, () => 'Again')
    await change({ do: 'add_items', list, items: many })
    expect(await refused({ do: 'add_items', list, items: ['One more'] })).toMatchObject({
      code: 'too_many_items',
    })
  })
})

describe('a template for checklists', () => {
  const draft = { name: 'New laptop', category: 'Onboarding', kinds: ['request'], items: ['Order', 'Set up'] }
  const added = async (who = grace, more: object = {}) => {
    const { status, body } = await who.post('/checklist-templates', { ...draft, ...more })
    expect([status, body.detail]).toEqual([201, undefined])
    return body.template
  }

  test('becomes a checklist of a ticket, which keeps it when the template changes', async () => {
    const { path, change } = await opened()
    const { id } = await added()
    const [list] = await change({ do: 'apply', template: id })
    expect(list).toMatchObject({ title: 'New laptop', items: [{ text: 'Order' }, { text: 'Set up' }] })
    expect((await grace.patch(`/checklist-templates/${id}`, { items: ['Buy'] })).body.template).toMatchObject(
      {
        ...{ name: 'New laptop', items: ['Buy'], kinds: ['request'], uses: 1 },
      },
    )
    expect((await grace.get(`${path}/checklists`)).body.checklists).toEqual([list])
    expect((await grace.get(`${path}/events?group=checklists`)).body.events[0].data.template).toBe(id)
  })

  test('is shared as macros are', async () => {
    const { path } = await opened()
    const own = await added()
    expect((await linus.post(`${path}/checklists`, { do: 'apply', template: own.id })).status).toBe(404)
    const shared = await added(boss, { sharedWith: 'all', name: 'For all' })
    const listed = (await linus.get('/checklist-templates?limit=200')).body.templates
    expect(listed).toMatchObject([{ id: shared.id, mayChange: false }])
    expect((await linus.patch(`/checklist-templates/${shared.id}`, { name: 'No' })).body.code).toBe(
      'not_allowed',
    )
    expect((await grace.delete(`/checklist-templates/${own.id}`)).status).toBe(204)
    expect((await boss.delete(`/checklist-templates/${shared.id}`)).status).toBe(204)
    const records = await desk.db
      .selectFrom('audit_record')
      .select('action')
      .where('action', 'like', 'checklist_template.%')
      .orderBy('action')
      .execute()
    expect(records.map(({ action }) => action)).toEqual([
      'checklist_template.create',
      'checklist_template.delete',
    ])
  })

  test('lists something to do', async () => {
    expect((await grace.post('/checklist-templates', { ...draft, items: [] })).body).toMatchObject({
      ...{ code: 'invalid', field: 'items' },
    })
  })
})
