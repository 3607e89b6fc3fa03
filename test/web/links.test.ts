import { useQueryClient } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import BlockedMark from '@/features/links/BlockedMark.vue'
import { useEndings } from '@/features/links/endings.ts'
import LinksSection from '@/features/links/LinksSection.vue'
import SimilarTickets from '@/features/links/SimilarTickets.vue'
import { useCopy } from '@/features/links/useCopy.ts'
import { linksKey } from '@/features/links/useLinks.ts'
import { house, json, me, signIn, ticket } from './support.ts'

const one = ticket()
const link = (relation: string, number: string, statusCategory = 'open') => ({
  ...{ id: `00000000-0000-7000-8000-0000000000${number.slice(-2)}`, relation },
  ticket: {
    number,
    subject: `About ${number}`,
    kind: 'incident',
    status: 'open',
    statusCategory,
    priority: 'normal',
  },
  createdAt: '2026-03-02T08:00:00.000Z',
})
const links = [
  link('related_to', 'TKT-20260302-0011'),
  link('parent_of', 'TKT-20260302-0012'),
  link('parent_of', 'TKT-20260302-0013', 'closed'),
  link('blocked_by', 'TKT-20260302-0014'),
]
let asked: { method: string; path: string; body: unknown }[] = []

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    const path = pathname.replace('/api/v1', '')
    const text = await request.text()
    asked.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined })
    if (path === '/tickets/similar')
      return json(200, {
        tickets: [
          {
            ...{ number: 'TKT-20260302-0015', subject: 'No network', status: 'open', statusCategory: 'open' },
            ...{ requester: me, updatedAt: '2026-03-02T08:00:00.000Z' },
          },
        ],
      })
    if (path === '/tickets')
      return json(200, { tickets: [ticket({ number: 'TKT-20260302-0016' })], next: null })
    if (path === `/tickets/${one.number}`) return json(200, { ticket: one })
    return json(200, { links: request.method === 'DELETE' ? [] : links })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function show(page: Component, attrs: object) {
  const host = { setup: () => signIn(), render: () => h(page, attrs) }
  const wrapper = mount(host, { attachTo: document.body, global: { plugins: house().plugins } })
  await vi.waitFor(async () => {
    await flushPromises()
    expect(asked.length).toBeGreaterThan(0)
  })
  await flushPromises()
  return wrapper
}

describe('the links of a ticket', () => {
  it('are shown by how they are linked, and each can be ended', async () => {
    const page = await show(LinksSection, { ticket: one })
    await vi.waitFor(() => expect(page.findAll('h3')).toHaveLength(3))
    expect(page.findAll('li')).toHaveLength(4)
    expect(page.text()).toContain('About TKT-20260302-0011')
    await page.find(`button[aria-label*="TKT-20260302-0011"]`).trigger('click')
    await vi.waitFor(() => expect(page.findAll('li')).toHaveLength(0))
    expect(asked.at(-1)).toMatchObject({
      method: 'DELETE',
      path: `/tickets/${one.number}/links/${links[0]?.id}`,
    })
  })

  it('are made by choosing how, and by a few words of the other ticket', async () => {
    const page = await show(LinksSection, { ticket: one })
    await page.find('button[aria-keyshortcuts="Shift+K"]').trigger('click')
    await vi.waitFor(() => expect(page.find('select').exists()).toBe(true))
    await page.find('select').setValue('child_of')
    await page.find('input').setValue('netw')
    await vi.waitFor(() => expect(page.find('[role="option"]').exists()).toBe(true))
    await page.find('input').trigger('keydown', { key: 'Enter' })
    await vi.waitFor(() =>
      expect(asked).toContainEqual({
        ...{ method: 'POST', path: `/tickets/${one.number}/links` },
        body: { relation: 'child_of', ticket: 'TKT-20260302-0016' },
      }),
    )
  })

  it('say in the header what the ticket waits for', async () => {
    const page = await show(BlockedMark, { number: one.number })
    await vi.waitFor(() => expect(page.find('[title]').exists()).toBe(true))
    expect(page.find('[title]').attributes('title')).toContain('TKT-20260302-0014')
  })
})

describe('a ticket that ends', () => {
  it('asks for its open children only, and nothing where it stays open', async () => {
    let endings: ReturnType<typeof useEndings> | undefined
    const page = {
      setup() {
        useQueryClient().setQueryData(linksKey(one.number), links)
        endings = useEndings()
        asked.push({ method: '', path: '', body: null })
        return () => null
      },
    }
    await show(page, {})
    expect(endings?.ask(one.number, { name: 'On hold', category: 'on_hold' })).toBeUndefined()
    const answer = endings?.ask(one.number, { name: 'Resolved', category: 'resolved' })
    expect(endings?.asked?.children.map((child) => child.ticket.number)).toEqual(['TKT-20260302-0012'])
    endings?.asked?.answer('with')
    expect(await answer).toBe('with')
    expect(endings?.asked).toBeNull()
  })
})

describe('a new ticket', () => {
  it('is shown with those that may be about the same, each in a new tab', async () => {
    const page = await show(SimilarTickets, { subject: 'No network', email: '', except: '' })
    await vi.waitFor(() => expect(page.find('a').exists()).toBe(true))
    expect(page.find('a').attributes('target')).toBe('_blank')
    const none = await show(SimilarTickets, { subject: 'No network', email: '', except: 'TKT-20260302-0015' })
    expect(none.find('a').exists()).toBe(false)
  })

  it('begins as the one it is a copy of', async () => {
    const form = {
      ...{ email: '', name: '', subject: '', queue: '', priority: 'normal' as const, kind: 'task' as const },
      ...{ tags: [], impact: undefined, urgency: undefined, fields: {} },
    }
    const page = {
      setup() {
        useCopy(form, one.number)
        return () => null
      },
    }
    await show(page, {})
    await vi.waitFor(() => expect(form.subject).toBe(one.subject))
    expect(form).toMatchObject({
      email: one.requester.email,
      kind: one.kind,
      queue: one.queue.key,
      tags: one.tags,
    })
  })
})
