import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const [manager, agent, ada] = [
  await desk.person('manager'),
  await desk.person('agent', 'Grace Hopper'),
  await desk.person('requester', 'Ada Lovelace'),
]

const opened = async (tags: string[]) =>
  (await agent.post('/tickets', { subject: 'Help', requester: { email: ada.email }, tags })).body.ticket
const made = async (name: string, more: object = {}) =>
  (await manager.post('/tags', { name, ...more })).body.tag
const named = async (search: string) =>
  (await agent.get(`/tags?search=${encodeURIComponent(search)}`)).body.tags.map(
    (tag: { name: string }) => tag.name,
  )

describe('tags', () => {
  test('come to be when an agent uses them, and have statistics', async () => {
    await opened(['vpn', 'home office'])
    const { number } = await opened(['vpn'])
    await agent.patch(`/tickets/${number}`, { status: 'resolved' })
    expect(await named('VP')).toEqual(['vpn'])
    const { tags } = (await agent.get('/tags?search=vpn&statistics=true')).body
    expect(tags).toMatchObject([
      {
        name: 'vpn',
        color: 'gray',
        statistics: { tickets: 2, open: 1, recent: 2, lastAt: expect.any(String) },
      },
    ])
  })

  test('that nobody made are not made by a requester', async () => {
    const { status, body } = await ada.post('/tickets', { subject: 'Mine', tags: ['of-my-own'] })
    expect([status, body.code, body.field]).toEqual([422, 'unknown_tag', 'tags'])
    expect((await ada.post('/tickets', { subject: 'Mine', tags: ['vpn'] })).body.ticket.tags).toEqual(['vpn'])
  })

  test('that begin with what is typed come first', async () => {
    for (const name of ['old printer', 'Printer', 'a printer']) await made(name)
    expect(await named('print')).toEqual(['Printer', 'a printer', 'old printer'])
    expect(await named('100%')).toEqual([])
  })

  test('have a color, an icon and a description, and no name twice', async () => {
    const tag = await made('security', { color: 'red', icon: 'shield', description: 'For the CISO' })
    expect((await agent.get('/tags/looks')).body.looks).toEqual([
      { name: 'security', color: 'red', icon: 'shield' },
    ])
    const again = await manager.post('/tags', { name: 'security' })
    expect([again.status, again.body.code, again.body.field]).toEqual([409, 'name_taken', 'name'])
    const changed = await manager.patch(`/tags/${tag.id}`, { color: 'purple' })
    expect(changed.body.tag).toMatchObject({ name: 'security', color: 'purple', description: 'For the CISO' })
    const { body } = await manager.patch(`/tags/${tag.id}`, { color: 'octarine' })
    expect([body.code, body.field]).toEqual(['invalid', 'color'])
  })

  test('keep their old name as another word for them when they are renamed', async () => {
    const tag = await made('wlan')
    expect((await manager.patch(`/tags/${tag.id}`, { name: 'wifi' })).body.tag.name).toBe('wifi')
    expect((await opened(['wlan'])).tags).toEqual(['wifi'])
    expect((await agent.get('/tags/changes')).body.changes).toMatchObject([
      { from: 'wlan', to: 'wifi', changed: 0, left: 0 },
    ])
    const back = await manager.patch(`/tags/${tag.id}`, { name: 'wlan' })
    expect([back.status, back.body.code]).toEqual([409, 'tag_in_change'])
    await desk.db.updateTable('tag_change').set({ done_at: new Date() }).execute()
    expect((await manager.patch(`/tags/${tag.id}`, { name: 'wlan' })).body.tag.name).toBe('wlan')
    await desk.db.updateTable('tag_change').set({ done_at: new Date() }).execute()
  })

  test('can be merged, but not with themselves, and a merge reaches back', async () => {
    const [first, second, third] = [await made('one'), await made('two'), await made('three')]
    const self = await manager.post(`/tags/${first.id}/merge`, { into: first.id })
    expect([self.status, self.body.field]).toEqual([422, 'into'])
    expect((await manager.post(`/tags/${first.id}/merge`, { into: second.id })).status).toBe(200)
    const circle = await manager.post(`/tags/${second.id}/merge`, { into: first.id })
    expect(circle.status).toBe(404)
    await desk.db.updateTable('tag_change').set({ done_at: new Date() }).execute()
    await manager.post(`/tags/${second.id}/merge`, { into: third.id })
    expect((await opened(['one', 'two'])).tags).toEqual(['three'])
    expect(await named('one')).toEqual([])
    await desk.db.updateTable('tag_change').set({ done_at: new Date() }).execute()
  })

  test('leave a record of who changed them', async () => {
    const tag = await made('fleeting')
    expect((await manager.delete(`/tags/${tag.id}`)).status).toBe(204)
    const rows = await desk.db
      .selectFrom('audit_record')
      .select(['action'])
      .where('subject', '=', tag.id)
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(['tag.create', 'tag.delete'])
  })
})
