import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { Macro } from '#domain/macros/macro.ts'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import { chosenMacro } from '@/features/macros/chosen.ts'
import MacroPicker from '@/features/macros/MacroPicker.vue'
import MacrosPage from '@/features/macros/MacrosPage.vue'
import { newStep, stepNames } from '@/features/macros/steps.ts'
import { undoLast } from '@/features/tickets/changes/undo.ts'
import { ticketOptions } from '@/features/tickets/queries.ts'
import { house, json, me, signIn, ticket } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const macro = (change: Partial<Macro>): Macro => ({
  ...{
    id: id('01'),
    name: 'Escalate',
    category: 'Every day',
    steps: [{ do: 'priority', priority: 'urgent' }],
  },
  ...{ sharedWith: 'me', team: null, owner: me, uses: 3, lastUsedAt: null, mayChange: true },
  ...change,
})
const escalate = macro({})
const close = macro({ id: id('02'), name: 'Close it', steps: [{ do: 'status', status: 'closed' }], uses: 9 })
const foreign = macro({ id: id('03'), name: 'House rule', sharedWith: 'all', mayChange: false, uses: 0 })

/** A server that runs one macro, and refuses the other. */
function server() {
  const asked: { method: string; path: string; body: unknown; key: string | null }[] = []
  const fetch = vi.fn(async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body = await request
      .clone()
      .json()
      .catch(() => null)
    asked.push({ method: request.method, path, body, key: request.headers.get('idempotency-key') })
    const refusal = { code: 'transition_not_allowed', detail: 'Step 1 (status) was refused.', step: 0 }
    if (path.startsWith('/tickets/') && request.method === 'POST')
      return path.endsWith(close.id)
        ? json(422, { title: 'x', status: 422, code: refusal.code, detail: refusal.detail, field: 'steps.0' })
        : json(200, { ticket: ticket({ priority: 'urgent', seq: 6 }) })
    if (request.method === 'PATCH') return json(200, { ticket: ticket({ seq: 7 }), macro: escalate })
    if (path.startsWith('/tickets/')) {
      const changes = [{ field: 'priority', from: 'normal', to: 'urgent' }]
      const messages = [{ kind: 'note', html: '<p>Look at it</p>', text: 'Look at it' }]
      return json(200, {
        preview: path.endsWith(close.id)
          ? { changes: [], checklists: [], messages: [], refusal }
          : { changes, checklists: [{ title: 'New laptop', items: 2 }], messages, refusal: null },
      })
    }
    if (path === '/macros' && request.method === 'POST') return json(201, { macro: macro({ id: id('04') }) })
    if (path === '/lifecycles')
      return json(200, { lifecycles: [{ kind: 'incident', version: 1, ...defaultLifecycle }] })
    if (path === '/queues') return json(200, { queues: [] })
    if (path === '/people') return json(200, { people: [], next: null })
    if (path === '/teams') return json(200, { teams: [] })
    return json(200, { macros: [escalate, close, foreign], next: null })
  })
  vi.stubGlobal('fetch', fetch)
  return asked
}

function show(component: unknown, props: object) {
  const place = house()
  place.queries.setQueryData(ticketOptions(ticket().number).queryKey, ticket())
  const wrapper = mount(component as Component, {
    props,
    global: { plugins: place.plugins },
    attachTo: document.body,
  })
  signIn()
  return { wrapper, ...place }
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= vi.fn()
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

describe('the macros of a ticket', () => {
  async function open() {
    const asked = server()
    const shown = show(MacroPicker, { ticket: ticket() })
    await vi.waitFor(() => expect(shown.wrapper.text()).toContain('Priority'), 3_000).catch(() => undefined)
    return { asked, ...shown, field: shown.wrapper.find('input') }
  }

  it('shows what one would change and say before it is run', async () => {
    chosenMacro.value = escalate.id
    const { wrapper } = await open()
    expect(wrapper.find('[aria-selected="true"]').text()).toContain('Escalate')
    expect(wrapper.text()).toMatch(/Priority\s*Normal\s*Urgent/)
    expect(wrapper.text()).toContain('Look at it')
    expect(wrapper.text()).toMatch(/Checklist\s*New laptop\s*2 items/)
  })

  it('runs it with Enter as one request, and takes it back with Z', async () => {
    chosenMacro.value = escalate.id
    const { asked, field, queries } = await open()
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    const runs = asked.filter(({ method }) => method === 'POST')
    expect(runs).toMatchObject([
      { path: `/tickets/${ticket().number}/macros/${escalate.id}`, key: expect.any(String) },
    ])
    expect(queries.getQueryData(ticketOptions(ticket().number).queryKey)).toMatchObject({
      priority: 'urgent',
    })
    expect(undoLast()).toBe(true)
    await flushPromises()
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ priority: 'normal' })
  })

  it('stays open and names the step that was refused', async () => {
    const { wrapper, field } = await open()
    await field.setValue('close')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(wrapper.text()).toContain('Step 1 (status) was refused.')
    expect(wrapper.emitted('close')).toBeUndefined()
  })
})

describe('the screen of macros', () => {
  async function open(wanted: string) {
    const asked = server()
    const shown = show(MacrosPage, { id: wanted })
    await vi.waitFor(() => expect(shown.wrapper.text()).toContain('Escalate'))
    return { asked, ...shown }
  }

  it('keeps the order of the steps, and saves them', async () => {
    const two = macro({ id: id('05'), name: 'Two', steps: [newStep('priority'), newStep('assignee')] })
    const asked = server()
    const place = house()
    place.queries.setQueryData(['macros'], [two])
    const wrapper = mount(MacrosPage as Component, {
      props: { id: two.id },
      global: { plugins: place.plugins },
    })
    signIn()
    await flushPromises()
    await wrapper.find('[aria-label="Move step 2 up"]').trigger('click')
    expect(wrapper.text()).toContain('It is now step 1 of 2')
    await wrapper.find('[aria-label="Remove step 2"]').trigger('click')
    await wrapper.find('form').trigger('submit')
    await flushPromises()
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      name: 'Two',
      steps: [{ do: 'assignee', assignee: 'me' }],
    })
  })

  it('shows what is not one’s own without a way to change it', async () => {
    const { wrapper } = await open(foreign.id)
    expect(wrapper.text()).toContain('You can use it, but not change it.')
    expect(wrapper.find('[type="submit"]').exists()).toBe(false)
    expect(wrapper.find('[aria-label="Remove step 1"]').exists()).toBe(false)
  })

  it('offers every step there is', () => {
    for (const name of stepNames) expect(newStep(name).do).toBe(name)
  })
})
