import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import MentionList from '@/features/mentions/MentionList.vue'
import { simpleHtml } from '@/features/tickets/conversation/simpleHtml.ts'
import WatchButton from '@/features/watchers/WatchButton.vue'
import WatchersField from '@/features/watchers/WatchersField.vue'
import { actions } from '@/shared/actions/index.ts'
import { ana, house, json, me, signIn, ticket } from './support.ts'

const { number } = ticket()
const network = {
  id: '00000000-0000-7000-8000-000000000021',
  name: 'Network',
  members: [me, ana],
  queues: [],
}
const watcher = (change: object) => ({
  ...{ id: '00000000-0000-7000-8000-000000000031', person: null, team: null, reason: 'added' },
  ...{ addedBy: me, createdAt: '2026-03-02T08:00:00.000Z', ...change },
})
const anaWatches = watcher({ person: { ...ana, avatar: null } })

let asked: { method: string; path: string; body: unknown }[] = []
let refuse = false

beforeEach(() => {
  asked = []
  refuse = false
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body = request.method === 'POST' ? JSON.parse(await request.text()) : undefined
    asked.push({ method: request.method, path, body })
    if (path === '/teams') return json(200, { teams: [network] })
    if (path === '/people') return json(200, { people: [{ ...ana, active: true, id: me.id }], next: null })
    if (refuse && request.method !== 'GET')
      return json(409, { status: 409, code: 'too_many_watchers', detail: 'At most 50 watch one ticket.' })
    const mine = body && (body as { person?: string }).person === 'me'
    return json(200, {
      watchers: request.method === 'DELETE' ? [] : [anaWatches],
      watching: Boolean(mine),
      most: 50,
    })
  })
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

async function show(component: Component, props: object) {
  const wrapper = mount(component, { props, global: { plugins: house().plugins }, attachTo: document.body })
  signIn()
  await settle()
  return wrapper
}
async function settle() {
  for (let turn = 0; turn < 3; turn++) {
    await vi.waitFor(() => undefined)
    await flushPromises()
  }
}
const sent = (method: string) => asked.filter((request) => request.method === method)

describe('watching', () => {
  it('goes on and off with one key', async () => {
    const wrapper = await show(WatchButton as Component, { number })
    expect(wrapper.get('button').attributes('aria-pressed')).toBe('false')
    actions.run('ticket.watch')
    await settle()
    expect(sent('POST').at(-1)).toMatchObject({ path: `/tickets/${number}/watchers`, body: { person: 'me' } })
    expect(wrapper.get('button').attributes('aria-pressed')).toBe('true')
    actions.run('ticket.watch')
    await settle()
    expect(sent('DELETE').at(-1)!.path).toBe(`/tickets/${number}/watchers/me`)
  })

  it('goes back when it is refused', async () => {
    refuse = true
    const wrapper = await show(WatchButton as Component, { number })
    await wrapper.get('button').trigger('click')
    await settle()
    expect(wrapper.get('button').attributes('aria-pressed')).toBe('false')
  })

  it('shows who does and why, and lets others be added and removed by those who may', async () => {
    const wrapper = await show(WatchersField as Component, { number, fixed: false })
    expect(wrapper.get('.watcher').attributes('title')).toContain('added by Mara Lindholm')
    actions.run('ticket.watchers')
    await vi.waitFor(() => expect(wrapper.find('input').exists()).toBe(true))
    await wrapper.get('input').setValue('net')
    await vi.waitFor(() =>
      expect(wrapper.findAll('[role="option"]').at(0)?.text()).toContain('Network2 people'),
    )
    await wrapper.get('input').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(sent('POST').at(-1)!.body).toEqual({ team: network.id })
    await wrapper.get('button[aria-label="Remove Ana Lee"]').trigger('click')
    await settle()
    expect(sent('DELETE').at(-1)!.path).toContain(anaWatches.id)
    expect(wrapper.find('.watcher').exists()).toBe(false)
  })

  it('of others is only shown to who may not change it', async () => {
    const wrapper = await show(WatchersField as Component, { number, fixed: true })
    expect(wrapper.get('bdi').text()).toBe('Ana Lee')
    expect(wrapper.findAll('button')).toEqual([])
  })
})

describe('mentioning', () => {
  const items = [
    { kind: 'team', id: network.id, name: 'Network', detail: '2' },
    { kind: 'person', id: ana.id, name: ana.name, detail: ana.email },
  ]

  it('is done by keys: arrows choose, Enter takes', async () => {
    const command = vi.fn()
    const wrapper = await show(MentionList as Component, { items, query: '', loading: false, command })
    const list = wrapper.vm as unknown as { press(event: { key: string }): boolean }
    expect(list.press({ key: 'a' })).toBe(false)
    expect(list.press({ key: 'ArrowDown' })).toBe(true)
    expect(list.press({ key: 'Enter' })).toBe(true)
    expect(command).toHaveBeenCalledWith({ id: `person:${ana.id}`, label: 'Ana Lee' })
  })

  it('says when nobody is called that', async () => {
    const props = { items: [], query: 'xyz', loading: false, command: vi.fn() }
    const wrapper = await show(MentionList as Component, props)
    expect(wrapper.text()).toBe('Nobody called “xyz” can be mentioned')
    const list = wrapper.vm as unknown as { press(event: { key: string }): boolean }
    expect(list.press({ key: 'Enter' })).toBe(false)
  })

  it('stays visible in what is shown', () => {
    const html = `<p><span data-mention="person:${ana.id}">@Ana Lee</span></p>`
    expect(simpleHtml(html)).toBe(html)
    expect(simpleHtml('<p><span data-mention="x">@Ana</span></p>')).toBeNull()
  })
})
