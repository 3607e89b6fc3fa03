import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h, nextTick } from 'vue'
import type { ShownChecklist } from '#domain/checklists/checklist.ts'
import type { ChecklistTemplate } from '#domain/checklists/template.ts'
import { usePalette } from '@/app/shell/usePalette.ts'
import ChecklistSection from '@/features/checklists/ChecklistSection.vue'
import ChecklistTemplatesPage from '@/features/checklists/ChecklistTemplatesPage.vue'
import { linesOf } from '@/features/checklists/lines.ts'
import { ticketOptions, useTicket } from '@/features/tickets/queries.ts'
import { actions } from '@/shared/actions/index.ts'
import { house, json, me, signIn, ticket, withSetup } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const laptop: ShownChecklist = {
  id: id('10'),
  title: 'Laptop',
  items: [
    { id: id('11'), text: 'Order', done: { at: '2026-03-02T08:00:00.000Z', by: me } },
    { id: id('12'), text: 'Set up', done: null },
    { id: id('13'), text: 'Hand over', done: null },
  ],
}
const template: ChecklistTemplate = {
  ...{ id: id('20'), name: 'New laptop', category: '', kinds: [], items: ['Order', 'Set up'] },
  ...{ sharedWith: 'all', team: null, owner: me, uses: 1, lastUsedAt: null, mayChange: true },
}

type Asked = { method: string; path: string; body: Record<string, unknown> | null }
let refuse = false
let asked: Asked[] = []
let stored: ShownChecklist[] = []
beforeEach(() => {
  refuse = false
  asked = []
  stored = [laptop]
  const answer = async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body = request.method === 'GET' ? null : await request.clone().json()
    asked.push({ method: request.method, path, body })
    if (path.endsWith('/checklists') && request.method === 'POST' && refuse)
      return json(404, { title: 'x', status: 404, code: 'not_found', detail: 'It is not there any more.' })
    if (path.endsWith('/checklists')) return json(200, { checklists: stored })
    if (path.startsWith('/checklist-templates'))
      return json(200, request.method === 'GET' ? { templates: [template], next: null } : { template })
    if (path === '/teams') return json(200, { teams: [] })
    return json(200, { ticket: ticket({ checklist: { done: 1, total: 3 } }) })
  }
  vi.stubGlobal('fetch', vi.fn(answer))
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

async function open(change: Parameters<typeof ticket>[0] = { checklist: { done: 1, total: 3 } }) {
  const place = house()
  const shown = ticket(change)
  place.queries.setDefaultOptions({ queries: { retry: false, staleTime: 60_000 } })
  place.queries.setQueryData(ticketOptions(shown.number).queryKey, shown)
  const host = defineComponent({
    setup() {
      signIn()
      const { data } = useTicket(shown.number)
      return () => data.value && h(ChecklistSection as Component, { ticket: data.value })
    },
  })
  const wrapper = mount(host, { global: { plugins: place.plugins }, attachTo: document.body })
  await flushPromises()
  return { wrapper, ...place }
}
const changes = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body)
const texts = (wrapper: Awaited<ReturnType<typeof open>>['wrapper']) =>
  wrapper.findAll('li span[dir]').map((each) => each.text())

describe('the checklists beside a ticket', () => {
  it('show what is done, and by whom', async () => {
    const { wrapper } = await open()
    expect(wrapper.get('h3').text()).toBe('Laptop')
    expect(wrapper.text()).toContain('1/3')
    expect(texts(wrapper)).toEqual(['Order', 'Set up', 'Hand over'])
    expect(wrapper.get('li span[dir]').attributes('title')).toContain(me.name)
    wrapper.unmount()
  })

  it('ask the server for nothing on a ticket that has none', async () => {
    const { wrapper } = await open({ checklist: null })
    expect(asked).toEqual([])
    actions.run('ticket.checklist')
    await nextTick()
    await wrapper.get('form input').setValue('Desk')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(changes()).toEqual([{ do: 'add', title: 'Desk' }])
    expect(wrapper.find('h3').exists()).toBe(true)
    wrapper.unmount()
  })

  it('are found in the palette by the name of a template', async () => {
    const { wrapper, queries } = await open({ checklist: null })
    const { result } = withSetup(() => usePalette(), { ...house(), queries })
    await flushPromises()
    result.query.value = 'new laptop'
    await nextTick()
    const group = result.groups.value.find(({ key }) => key === 'checklists')
    expect(group?.items.map(({ label }) => label)).toEqual(['New laptop'])
    group?.items[0]?.run()
    await vi.waitFor(() => expect(wrapper.find('[role=option][aria-selected=true]').exists()).toBe(true))
    wrapper.unmount()
  })

  it('check an item at once, and take it back when it is refused', async () => {
    const { wrapper } = await open()
    actions.run('ticket.checklist')
    const box = wrapper.findAll<HTMLInputElement>('input[type=checkbox]')[1]
    expect(document.activeElement).toBe(box?.element)
    refuse = true
    await box?.setValue(true)
    await nextTick()
    expect(wrapper.text()).toContain('2/3')
    await flushPromises()
    await vi.waitFor(() => expect(wrapper.text()).toContain('1/3'))
    expect(box?.element.checked).toBe(false)
    wrapper.unmount()
  })

  it('are put in order with Shift and an arrow, and the focus goes along', async () => {
    const { wrapper } = await open()
    const box = wrapper.findAll('input[type=checkbox]')[2]
    stored = [{ ...laptop, items: [laptop.items[0], laptop.items[2], laptop.items[1]] as never }]
    await box?.trigger('keydown', { key: 'ArrowUp', shiftKey: true })
    await flushPromises()
    expect(changes()).toEqual([{ do: 'move_item', list: laptop.id, item: id('13'), to: 1 }])
    expect(texts(wrapper)).toEqual(['Order', 'Hand over', 'Set up'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Hand over')
    await wrapper.findAll('input[type=checkbox]')[1]?.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Set up')
    wrapper.unmount()
  })

  it('take an item with Enter, and several lines as several items', async () => {
    const { wrapper } = await open()
    const field = wrapper.get('[data-add]')
    await field.setValue('Register')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    const clipboardData = { getData: () => '- Screen\n- [ ] Keyboard\n\n3. Mouse' }
    await field.trigger('paste', { clipboardData })
    await flushPromises()
    expect(changes()).toEqual([
      { do: 'add_items', list: laptop.id, items: ['Register'] },
      { do: 'add_items', list: laptop.id, items: ['Screen', 'Keyboard', 'Mouse'] },
    ])
    wrapper.unmount()
  })

  it('change an item with Enter and remove it with Delete', async () => {
    const { wrapper } = await open()
    await wrapper.findAll('input[type=checkbox]')[1]?.trigger('keydown', { key: 'Enter' })
    const field = wrapper.get('li .checklist-field')
    await field.setValue('Install')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    await wrapper.findAll('input[type=checkbox]')[2]?.trigger('keydown', { key: 'Delete' })
    await flushPromises()
    expect(changes()).toEqual([
      { do: 'rename_item', list: laptop.id, item: id('12'), text: 'Install' },
      { do: 'remove_item', list: laptop.id, item: id('13') },
    ])
    wrapper.unmount()
  })

  it('come from a template that is found with one key', async () => {
    const { wrapper } = await open({ checklist: null })
    actions.run('ticket.checklist_template')
    await vi.waitFor(() => expect(wrapper.find('[role=option]').exists()).toBe(true))
    await wrapper.get('[role=option]').trigger('click')
    await flushPromises()
    expect(changes()).toEqual([{ do: 'apply', template: template.id }])
    wrapper.unmount()
  })
})

describe('the templates of checklists', () => {
  it('are written as lines', async () => {
    const place = house()
    const host = defineComponent({
      setup() {
        signIn()
        return () => h(ChecklistTemplatesPage as Component)
      },
    })
    const wrapper = mount(host, { global: { plugins: place.plugins } })
    await flushPromises()
    const text = wrapper.get('textarea')
    expect((text.element as HTMLTextAreaElement).value).toBe('Order\nSet up')
    await text.setValue('* Order\n* Set up\n* Hand over')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      ...{ name: 'New laptop', items: ['Order', 'Set up', 'Hand over'] },
    })
    wrapper.unmount()
  })

  it('leave the marks of lists out, and nothing else', () => {
    expect(linesOf('1) One\r\n• Two\n  [x] Three\n-4 degrees\n\n2026 plan')).toEqual([
      ...['One', 'Two', 'Three', '-4 degrees', '2026 plan'],
    ])
  })
})
