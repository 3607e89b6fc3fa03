import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import type { Bulk } from '#domain/bulk/bulk.ts'
import type { Macro } from '#domain/macros/macro.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import BulkConfirm from '@/features/bulk/BulkConfirm.vue'
import BulkMacroPicker from '@/features/bulk/BulkMacroPicker.vue'
import { asksAnything } from '@/features/bulk/useBulkAsks.ts'
import { useBulkWords } from '@/features/bulk/useBulkWords.ts'
import { house, json, me, signIn, ticket, withSetup } from './support.ts'

const none = { resolution: false, note: false, confirm: [], fields: [], stuck: 0 }
const macro = {
  ...{ id: '00000000-0000-7000-8000-0000000000e1', name: 'Outage', category: '' },
  steps: [
    { do: 'reply', html: '<p>We know</p>' },
    { do: 'priority', priority: 'high' },
    { do: 'assignee', assignee: 'me' },
    { do: 'tags', add: ['outage'], remove: [] },
  ],
  ...{ sharedWith: 'all', team: null, owner: null, uses: 3, lastUsedAt: null, mayChange: false },
} as unknown as Macro
let known: object
let asked: { path: string; body: unknown }[] = []

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  known = { asks: null, children: 0 }
  HTMLDialogElement.prototype.showModal ??= vi.fn()
  HTMLDialogElement.prototype.close ??= vi.fn()
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const text = request.method === 'GET' ? '' : await request.text()
    asked.push({ path, body: text ? JSON.parse(text) : null })
    if (path === '/bulk/preview')
      return json(200, {
        count: 3,
        notAllowed: 0,
        sample: [{ number: ticket().number, subject: 'VPN' }],
        ...known,
      })
    if (path === '/macros') return json(200, { macros: [macro], next: null })
    if (path.includes('/macros/'))
      return json(200, {
        preview: {
          changes: [{ field: 'priority', from: 'normal', to: 'high' }],
          checklists: [],
          messages: [],
          refusal: null,
        },
      })
    return json(200, { fields: [], lifecycles: [], queues: [], people: [], next: null })
  })
})
afterEach(() => vi.unstubAllGlobals())

function show(props: object) {
  const confirm = vi.fn()
  const place = house()
  const field = { key: 'cause', name: 'Cause', type: 'text', options: [] }
  place.queries.setQueryData(['fields'], [field])
  place.queries.setQueryData(
    ['lifecycles'],
    [
      {
        ...defaultLifecycle,
        kind: 'incident',
        team: null,
        removed: [],
        resolutions: [{ key: 'fixed', name: 'Fixed' }],
      },
    ],
  )
  const attrs = {
    chosen: { numbers: [ticket().number] },
    busy: false,
    onConfirm: confirm,
    changes: {},
    ...props,
  }
  const host = { setup: () => signIn(), render: () => h(BulkConfirm, attrs) }
  mount(host, { attachTo: document.body, global: { plugins: place.plugins } })
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === text)
  return { confirm, button }
}
const text = () => document.body.textContent ?? ''

describe('many tickets that move to another status', () => {
  const changes = { status: 'resolved' }

  it('are asked once for what their ways ask for, not before it is there', async () => {
    known = {
      asks: { ...none, note: true, confirm: ['Sure?'], fields: ['fields.cause', 'checklists'], stuck: 1 },
      children: 2,
    }
    const { confirm, button } = show({ changes })
    await vi.waitFor(() => expect(text()).toContain('This step asks for a few things'))
    expect(text()).toContain('1 of them has no way to this status')
    expect(text()).toContain('checklists are not finished')
    expect(button('Change 3 tickets')?.disabled).toBe(true)
    const write = (selector: string, value: string) => {
      const field = document.querySelector<HTMLInputElement>(selector)
      if (!field) throw new Error(`There is no ${selector}.`)
      field.value = value
      field.dispatchEvent(new Event('input'))
    }
    write('section input', 'Fuser')
    write('section textarea', 'All replaced')
    const [sure, children] = document.querySelectorAll<HTMLElement>('[role="checkbox"]')
    sure?.click()
    await flushPromises()
    expect(button('Change 3 tickets')?.disabled).toBe(false)
    button('Change 3 tickets')?.click()
    const given = { note: 'All replaced', confirm: true, fields: { cause: 'Fuser' } }
    expect(confirm).toHaveBeenLastCalledWith({ given, children: true })
    children?.click()
    await flushPromises()
    button('Change 3 tickets')?.click()
    expect(confirm).toHaveBeenLastCalledWith({ given })
  })

  it('are counted once, where that was done before anybody was asked', async () => {
    const found = { count: 3, notAllowed: 0, sample: [], asks: none, children: 2 }
    const { button } = show({ changes, known: found })
    await vi.waitFor(() => expect(document.activeElement).toBe(button('Change 3 tickets')))
    expect(asked.some(({ path }) => path === '/bulk/preview')).toBe(false)
  })

  it('are asked for nothing where nothing is missing', async () => {
    expect(asksAnything({ asks: none, children: 0 })).toBe(false)
    expect(asksAnything({ asks: { ...none, stuck: 4 }, children: 0 })).toBe(false)
    expect(asksAnything({ asks: null, children: 1 })).toBe(true)
    expect(asksAnything({ asks: { ...none, confirm: ['Sure?'] }, children: 0 })).toBe(true)
  })
})

describe('a macro on many tickets', () => {
  it('says what it does and on how many before it is run', async () => {
    const { confirm, button } = show({ macro })
    await vi.waitFor(() => expect(text()).toContain('Run “Outage” on 3 tickets?'))
    for (const line of ['Reply', 'Priority: High', 'Add outage']) expect(text()).toContain(line)
    button('Run on 3 tickets')?.click()
    expect(confirm).toHaveBeenCalledWith({})
    expect(asked.find(({ path }) => path === '/bulk/preview')?.body).toEqual({
      ...{ numbers: [ticket().number], macro: macro.id },
    })
  })

  it('is found by its name, with what it would do on one of them', async () => {
    const pick = vi.fn()
    const host = {
      setup: () => signIn(),
      render: () => h(BulkMacroPicker, { ticket: ticket(), onPick: pick }),
    }
    const wrapper = mount(host, { attachTo: document.body, global: { plugins: house().plugins } })
    await vi.waitFor(() => expect(wrapper.text()).toMatch(/Priority\s*Normal\s*High/), 3_000)
    expect(wrapper.text()).toContain(`What it would do on ${ticket().number}`)
    await wrapper.find('input').trigger('keydown', { key: 'Enter' })
    expect(pick).toHaveBeenCalledWith(expect.objectContaining({ id: macro.id }))
  })

  it('gives the bulk change its name', () => {
    const { result } = withSetup(() => useBulkWords())
    const bulk: Bulk = {
      ...{ id: me.id, state: 'done', changes: {}, filter: null, reason: null, total: 1, done: 1, refused: 0 },
      ...{ skipped: 0, undoes: null, undoneBy: null, createdAt: '', endedAt: '', children: false },
      macro: null,
    }
    const run = { id: macro.id, name: 'Outage', changes: true }
    expect(result.title({ ...bulk, macro: run })).toBe('Macro “Outage”')
    expect(result.title({ ...bulk, macro: run, undoes: me.id })).toBe('Undo of Macro “Outage”')
    expect(result.title({ ...bulk, macro: null, changes: { deleted: true }, children: true })).toBe(
      'Delete · with open children',
    )
  })
})
