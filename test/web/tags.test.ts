import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import TagInput from '@/features/tags/TagInput.vue'
import TagsPage from '@/features/tags/TagsPage.vue'
import { house, json, signIn } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const statistics = { tickets: 12, open: 3, recent: 2, lastAt: '2026-03-02T08:00:00.000Z' }
const vpn = {
  id: id('01'),
  name: 'vpn',
  color: 'blue',
  icon: 'lock',
  description: 'Remote access',
  statistics,
}
const wifi = { id: id('02'), name: 'wifi', color: 'gray', icon: null, description: '', statistics }

type Asked = { method: string; path: string; body: unknown }
let asked: Asked[] = []
let changes: object[] = []
const sent = (method: string) => asked.filter((request) => request.method === method)

beforeEach(() => {
  asked = []
  changes = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url)
    const path = pathname.replace('/api/v1', '')
    const body = request.method === 'GET' ? undefined : JSON.parse((await request.text()) || 'null')
    asked.push({ method: request.method, path, body })
    if (path === '/tags/changes') return json(200, { changes })
    if (path === '/tags' && request.method === 'GET') {
      const search = searchParams.get('search') ?? ''
      return json(200, { tags: [vpn, wifi].filter(({ name }) => name.includes(search)), next: null })
    }
    return request.method === 'DELETE' ? new Response(null, { status: 204 }) : json(200, { tag: vpn })
  })
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

async function show(component: Component, props: object = {}) {
  const place = house()
  const wrapper = mount(component, { props, global: { plugins: place.plugins }, attachTo: document.body })
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

describe('looking for a tag', () => {
  it('offers what fits, takes what the arrows chose, and makes what is new', async () => {
    const wrapper = await show(TagInput as Component, { taken: ['printer'] })
    const field = wrapper.get('input')
    expect(wrapper.findAll('[role="option"]').map((one) => one.text())).toEqual(['vpnRemote access', 'wifi'])
    await field.trigger('keydown', { key: 'ArrowDown' })
    expect(field.attributes('aria-activedescendant')).toBe(
      wrapper.findAll('[role="option"]')[1]!.attributes('id'),
    )
    await field.trigger('keydown', { key: 'Enter' })
    await field.setValue('brand new')
    await vi.waitFor(() => expect(wrapper.text()).toBe('Make the new tag “brand new”'))
    await field.trigger('keydown', { key: 'Enter' })
    await field.setValue('printer')
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('add')).toEqual([['wifi'], ['brand new']])
  })

  it('gives up with Escape, and takes the last one back with Backspace', async () => {
    const wrapper = await show(TagInput as Component, { taken: ['printer'] })
    await wrapper.get('input').trigger('keydown', { key: 'Backspace' })
    await wrapper.get('input').trigger('keydown', { key: 'Escape' })
    expect(Object.keys(wrapper.emitted())).toEqual(expect.arrayContaining(['back', 'done']))
    expect(wrapper.emitted('add')).toBeUndefined()
  })
})

describe('the screen of tags', () => {
  it('shows how much each is used, and what is still changing', async () => {
    changes = [{ id: id('09'), from: 'wlan', to: 'wifi', changed: 3, left: 7, createdAt: statistics.lastAt }]
    const wrapper = await show(TagsPage as Component)
    expect(wrapper.text()).toContain('12 tickets')
    expect(wrapper.text()).toContain('3 open')
    expect(wrapper.get('[role="status"]').text()).toBe('“wlan” becomes “wifi”3 of 10 tickets')
  })

  it('changes a tag, and deletes one after asking', async () => {
    const wrapper = await show(TagsPage as Component)
    await wrapper.get('button[aria-label="Change the tag vpn"]').trigger('click')
    await vi.waitFor(() => expect(document.querySelector('#tag-form')).not.toBeNull())
    document.querySelector<HTMLInputElement>('input[name="color"][value="red"]')!.click()
    document.querySelector('#tag-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(sent('PATCH')).toHaveLength(1))
    expect(sent('PATCH')[0]!.body).toMatchObject({ name: 'vpn', color: 'red', icon: 'lock' })
    await settle()
    await wrapper.get('button[aria-label="Delete the tag wifi"]').trigger('click')
    expect(sent('DELETE')).toEqual([])
    await wrapper
      .findAll('button')
      .find((button) => button.text() === 'Delete')!
      .trigger('click')
    await vi.waitFor(() => expect(sent('DELETE')[0]!.path).toBe(`/tags/${wifi.id}`))
  })
})
