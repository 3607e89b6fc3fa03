import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { CannedReply } from '#domain/canned-replies/canned-reply.ts'
import CannedRepliesPage from '@/features/canned-replies/CannedRepliesPage.vue'
import CannedReplyPicker from '@/features/canned-replies/CannedReplyPicker.vue'
import { findReplies } from '@/features/canned-replies/find.ts'
import { house, json, me, signIn, ticket } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const reply = (change: Partial<CannedReply>): CannedReply => ({
  ...{ id: id('01'), name: 'Restart', category: 'Network', tags: [], for: 'both', html: '<p>Restart it</p>' },
  ...{ sharedWith: 'me', team: null, owner: me, uses: 0, lastUsedAt: null, mayChange: true },
  ...change,
})
const restart = reply({})
const reset = reply({
  id: id('02'),
  name: 'Password was reset',
  category: 'Accounts',
  uses: 7,
  for: 'reply',
  html: '<p>Done</p>',
})
const handover = reply({ id: id('03'), name: 'Handover', category: '', for: 'note', tags: ['night'] })

/** A server that knows three texts, one of which loops. */
function server() {
  const asked: { method: string; path: string; body: unknown }[] = []
  let known = [restart, reset, handover]
  const fetch = vi.fn(async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body =
      request.method === 'GET' || request.method === 'DELETE'
        ? null
        : await request
            .clone()
            .json()
            .catch(() => null)
    asked.push({ method: request.method, path, body })
    if (path.startsWith('/tickets/')) {
      if (path.endsWith(restart.id))
        return json(422, {
          title: 'x',
          status: 422,
          code: 'template_too_much',
          detail: 'It does not come to an end: {% for %}',
          field: 'html',
        })
      return json(200, { filled: { id: reset.id, html: '<p>Dear Ana</p>', text: 'Dear Ana' } })
    }
    if (path.endsWith('/uses') || request.method === 'DELETE') return new Response(null, { status: 204 })
    if (request.method === 'POST') {
      const made = reply({ ...(body as object), id: id('04') })
      known = [...known, made]
      return json(201, { cannedReply: made })
    }
    if (request.method === 'PATCH')
      return json(422, {
        title: 'x',
        status: 422,
        code: 'unknown_placeholder',
        detail: 'There is no placeholder “ticket.nubmer” in line 1.',
        field: 'html',
      })
    if (path === '/teams') return json(200, { teams: [] })
    return json(200, { cannedReplies: known, next: null })
  })
  vi.stubGlobal('fetch', fetch)
  return asked
}

function show(component: unknown, props: object) {
  const place = house()
  const wrapper = mount(component as Component, {
    props,
    global: { plugins: place.plugins },
    attachTo: document.body,
  })
  return { wrapper, ...place }
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= vi.fn()
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

describe('finding a canned reply', () => {
  it('offers what fits the kind of message, what is used most first', () => {
    const names = (kind: 'reply' | 'note', query = '') =>
      findReplies([restart, reset, handover], kind, query).map(({ name }) => name)
    expect(names('reply')).toEqual(['Password was reset', 'Restart'])
    expect(names('note')).toEqual(['Handover', 'Restart'])
    expect(names('note', 'night')).toEqual(['Handover'])
    expect(names('reply', 'restart it')).toEqual(['Restart'])
    expect(names('reply', 'nothing of it')).toEqual([])
  })
})

describe('the picker', () => {
  async function open() {
    const asked = server()
    const shown = show(CannedReplyPicker, { ticket: ticket(), kind: 'reply' })
    signIn()
    await flushPromises()
    return { asked, ...shown, field: shown.wrapper.find('input') }
  }

  it('inserts what is filled in for the ticket, by keys alone, and counts it', async () => {
    const { asked, wrapper, field } = await open()
    expect(wrapper.findAll('[role="option"]').map((option) => option.text())[0]).toContain(
      'Password was reset',
    )
    await field.setValue('reset')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(wrapper.emitted('insert')).toEqual([['<p>Dear Ana</p>']])
    expect(asked.filter(({ path }) => path.endsWith('/uses'))).toHaveLength(1)
  })

  it('stays open and says why one can’t be filled in', async () => {
    const { wrapper, field } = await open()
    await field.setValue('restart')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(wrapper.text()).toContain('It does not come to an end: {% for %}')
    expect(wrapper.emitted('insert')).toBeUndefined()
  })

  it('hands back what was typed when nothing was chosen', async () => {
    const { wrapper, field } = await open()
    await field.setValue('etc/hosts')
    await wrapper.find('dialog').trigger('close')
    expect(wrapper.emitted('cancel')).toEqual([['etc/hosts']])
  })
})

describe('the screen of canned replies', () => {
  async function open(wanted: string) {
    const asked = server()
    const shown = show(CannedRepliesPage, { id: wanted })
    signIn()
    await vi.waitFor(() => expect(shown.wrapper.text()).toContain('Restart'))
    return { asked, ...shown }
  }

  it('shows them by category, and the one that was picked', async () => {
    const { wrapper } = await open(reset.id)
    expect(wrapper.findAll('h3').map((title) => title.text())).toEqual(['No category', 'Accounts', 'Network'])
    expect(wrapper.find('[aria-pressed="true"]').text()).toContain('used 7 times')
    expect((wrapper.find('input').element as HTMLInputElement).value).toBe('Password was reset')
  })

  it('keeps what was written when the server names a culprit', async () => {
    const { wrapper } = await open(reset.id)
    await wrapper.find('input').setValue('Renamed')
    await wrapper.find('form').trigger('submit')
    await flushPromises()
    expect(wrapper.text()).toContain('There is no placeholder “ticket.nubmer” in line 1.')
    expect((wrapper.find('input').element as HTMLInputElement).value).toBe('Renamed')
  })

  it('says so when one is not there', async () => {
    const { wrapper } = await open(id('99'))
    expect(wrapper.text()).toContain('There is no such text')
  })
})
