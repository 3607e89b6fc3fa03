import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h } from 'vue'
import { type View, viewIcons } from '#domain/views/view.ts'
import SideNav from '@/app/shell/SideNav.vue'
import type { ListState } from '@/features/tickets/list/listUrl.ts'
import ArrangeDialog from '@/features/views/ArrangeDialog.vue'
import ColumnsDialog from '@/features/views/ColumnsDialog.vue'
import { pickable } from '@/features/views/icons.ts'
import { countOf, iconOf } from '@/features/views/look.ts'
import ViewBar from '@/features/views/ViewBar.vue'
import ViewDialog from '@/features/views/ViewDialog.vue'
import { useActions } from '@/shared/actions/index.ts'
import { house, json, me, signIn } from './support.ts'

const view = (change: Partial<View>): View => ({
  ...{ key: 'open', name: 'All open', icon: null, filter: 'is:open', sort: '-updatedAt', columns: null },
  ...{ count: 3, saved: null, problem: null },
  ...change,
})
const saved = { sharedWith: 'me', team: null, owner: me, mayChange: true } as const
const own = view({
  ...{ key: '00000000-0000-7000-8000-0000000000c1', name: 'Pressing', icon: 'flame', saved },
  ...{ filter: 'priority:high', columns: ['number', 'subject'] },
})
const broken = view({
  ...{ key: '00000000-0000-7000-8000-0000000000c2', name: 'Old tag', icon: 'tag', count: null, saved },
  problem: { detail: 'There is no tag "vpn" any more.', at: null },
})
const state: ListState = { view: own.key, filter: 'priority:urgent', sort: '-priority', columns: null }

type Asked = { method: string; path: string; body: unknown }
let asked: Asked[]
let place: ReturnType<typeof house>

function show(component: unknown, props: object = {}) {
  const wrapper = mount(component as Component, {
    props,
    attachTo: document.body,
    global: { plugins: place.plugins, stubs: { UserMenu: true, ConnectionMark: true } },
  })
  signIn()
  return wrapper
}
const button = (name: string | RegExp) =>
  [...document.querySelectorAll('button')].find((each) =>
    [each.getAttribute('aria-label'), each.textContent?.trim()].some((label) => label?.match(name)),
  )
const press = async (name: string | RegExp) => {
  button(name)?.click()
  await flushPromises()
}
const sent = (method: string) => asked.filter((each) => each.method === method)

beforeEach(() => {
  place = house()
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body = await request
      .clone()
      .json()
      .catch(() => null)
    asked.push({ method: request.method, path, body })
    if (path === '/fields') return json(200, { fields: [] })
    if (path === '/teams') return json(200, { teams: [] })
    if (path === '/queues') return json(200, { queues: [] })
    if (request.method === 'PUT') return new Response(null, { status: 204 })
    if (path === '/views' && request.method === 'POST')
      return json(422, {
        ...{ title: 'x', status: 422, code: 'invalid_filter', detail: 'There is no field "bogus".' },
        field: 'filter',
      })
    if (request.method === 'PATCH') return json(200, { view: own })
    return json(200, { views: [view({}), own, broken] })
  })
  place.queries.setQueryData(['views'], [view({}), own, broken])
})
enableAutoUnmount(afterEach)
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a view', () => {
  it('has one of the pictures there are, or a warning', () => {
    expect(Object.keys(pickable).sort()).toEqual([...viewIcons].sort())
    expect([view({}), own, broken].map(iconOf)).toEqual([
      'i-lucide-inbox',
      'i-lucide-flame',
      'i-lucide-triangle-alert',
    ])
    expect([view({}), { ...own, count: 1_000 }, broken].map(countOf)).toEqual(['3', '999+', undefined])
  })

  it('that was changed in the list is saved, saved as another, or shown as it is kept', async () => {
    const wrapper = show(ViewBar, { state, view: own })
    await press('Reset')
    await press('Save as')
    expect([wrapper.emitted('reset')?.length, wrapper.emitted('saveAs')?.length]).toEqual([1, 1])
    await press(/^Save$/)
    expect(sent('PATCH')).toEqual([
      {
        method: 'PATCH',
        path: `/views/${own.key}`,
        body: { filter: 'priority:urgent', sort: '-priority', columns: null },
      },
    ])
  })

  it('of others is only saved as another', () => {
    show(ViewBar, { state, view: { ...own, saved: { ...saved, mayChange: false } } })
    expect(button(/^Save$/)).toBeUndefined()
    expect(button('Save as')).toBeDefined()
  })

  it('whose filter broke is there to be changed, with what is wrong', async () => {
    show(ViewDialog, { state, view: broken })
    await flushPromises()
    expect(document.body.textContent).toContain('There is no tag "vpn" any more.')
  })

  it('that the server refuses keeps what was written', async () => {
    show(ViewDialog, { state: { ...state, filter: 'bogus:1' }, view: null })
    await flushPromises()
    document.querySelector('#view')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(document.body.textContent).toContain('There is no field "bogus".')
    expect(document.querySelector('textarea')?.value).toBe('bogus:1')
  })
})

describe('the order of views', () => {
  it('is changed by buttons, and said', async () => {
    show(ArrangeDialog)
    await flushPromises()
    await press('Move All open down')
    expect(sent('PUT')[0]).toMatchObject({
      path: '/views/order',
      body: { keys: [own.key, 'open', broken.key] },
    })
    expect(document.querySelector('[role="status"]')?.textContent).toBe('All open is at position 2 of 3')
  })

  it('is changed in the navigation by Shift and an arrow', async () => {
    const Shell = defineComponent(() => {
      useActions({ 'list.views': () => undefined })
      return () => h(SideNav, { wide: true })
    })
    show(Shell)
    await flushPromises()
    const links = [...document.querySelectorAll('nav section a')]
    const pressing = links.find((link) => link.textContent?.includes('Pressing'))
    pressing?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', shiftKey: true, bubbles: true, cancelable: true }),
    )
    await vi.waitFor(() => expect(sent('PUT')).toHaveLength(1), 5_000)
    expect(sent('PUT')[0]?.body).toEqual({ keys: [own.key, 'open', broken.key] })
    expect(document.querySelector('nav section a')?.textContent).toContain('Pressing')
  })
})

describe('the columns of a list', () => {
  it('are chosen, put in order, and as usual again', async () => {
    const wrapper = show(ColumnsDialog, { columns: ['number', 'subject'] })
    await flushPromises()
    await press('Show Tags')
    await press('Hide Number')
    await press('Apply')
    expect(wrapper.emitted('chosen')?.[0]).toEqual([['subject', 'tags']])
    await press('As usual')
    await press('Apply')
    expect(wrapper.emitted('chosen')?.[1]).toEqual([null])
  })
})
