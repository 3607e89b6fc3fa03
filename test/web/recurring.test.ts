import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { Recurring, ShownOccurrence } from '#domain/recurring/recurring.ts'
import type { When } from '#domain/recurring/when.ts'
import type { TemplateContent } from '#domain/templates/template.ts'
import { asAsked, draftFrom, draftOf, newDraft, whenOf } from '@/features/recurring/draft.ts'
import MadeByLine from '@/features/recurring/MadeByLine.vue'
import RecurringListPage from '@/features/recurring/RecurringListPage.vue'
import RecurringPage from '@/features/recurring/RecurringPage.vue'
import { useWhenWords } from '@/features/recurring/useWhenWords.ts'
import { useNewTicket } from '@/features/tickets/useNewTicket.ts'
import { house, json, me, message, signIn, ticket, withSetup } from './support.ts'

const id = '00000000-0000-7000-8000-0000000000f1'
const monthly: When = { every: 'month', interval: 1, on: { is: 'last_working_day' }, time: '08:00' }
const content: TemplateContent = {
  ...{ subject: 'Backup check', text: 'Restore one.', kind: 'task', priority: 'high', queue: null },
  ...{ tags: ['backup'], checklist: null, fields: {} },
}
const backups = (change: Partial<Recurring> = {}): Recurring => ({
  ...{ id, name: 'Backups', when: monthly, timeZone: 'Europe/Berlin', start: '2026-11-01', end: null },
  ...{ count: null, onDayOff: 'make', calendar: null, missed: 'all', withinHours: 168 },
  ticket: {
    ...{ template: null, content, requester: null },
    ...{ organization: null, impact: null, urgency: null },
  },
  ...{ state: 'active', maker: me, made: 3, due: 0, failed: 1 },
  next: [{ at: '2026-11-30T07:00:00.000Z', movedFrom: null }],
  ...{ createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z' },
  ...change,
})
const failed: ShownOccurrence = {
  ...{ at: '2026-10-30T07:00:00.000Z', byHand: false, state: 'failed', ticket: null, subject: null },
  ...{ code: 'template_gone', field: 'template', detail: 'Its template was deleted.' },
}
const made: ShownOccurrence = {
  ...{ at: '2026-09-30T06:00:00.000Z', byHand: true, state: 'made', ticket: 'TKT-20260930-0001' },
  ...{ subject: 'Backup check', code: null, field: null, detail: null },
}

/** A server with one definition; a preview that never happens when asked for a cron pattern. */
function server({ list = [backups()], refuse = false } = {}) {
  const asked: { method: string; path: string; body: Record<string, unknown> | null }[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const text = request.method === 'GET' ? '' : await request.text()
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : null
    asked.push({ method: request.method, path, body })
    if (path === '/recurring/preview') {
      const never = (body?.when as When | undefined)?.every === 'cron'
      const next = { at: '2026-11-30T07:00:00.000Z', movedFrom: '2026-11-29' }
      return json(200, {
        next: never ? [] : [next],
        ticket: { subject: 'Backup check of November', text: '' },
        problem: null,
      })
    }
    if (path === '/recurring' && request.method === 'POST' && refuse)
      return json(422, {
        ...{ title: 'x', status: 422, code: 'recurring_never', field: 'when' },
        detail: 'This never happens from now on.',
      })
    if (path === '/recurring' && request.method === 'POST') return json(201, { recurring: backups() })
    if (path === '/recurring') return json(200, { recurring: list, next: null })
    if (path.endsWith('/occurrences')) return json(200, { occurrences: [failed, made], next: null })
    if (path.startsWith('/recurring/')) return json(200, { recurring: list[0] ?? backups() })
    if (path === '/queues') return json(200, { queues: [] })
    if (path === '/templates') return json(200, { templates: [], next: null })
    if (path === '/calendars') return json(200, { calendars: [] })
    if (path === '/fields') return json(200, { fields: [] })
    if (path.endsWith('/messages'))
      return json(200, { messages: [message({ text: 'How it began' })], pinned: [], next: null })
    return json(200, { ticket: ticket() })
  })
  return asked
}

async function open(page: Component, props: object, where = '/recurring') {
  const place = house()
  await place.router.push(where)
  const wrapper = mount(page, { props, global: { plugins: place.plugins }, attachTo: document.body })
  signIn()
  await flushPromises()
  return { wrapper, ...place }
}

beforeEach(() => {
  document.body.innerHTML = ''
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a rule', () => {
  const { result } = withSetup(useWhenWords)
  it.each<[When, string]>([
    [{ every: 'once', at: '2026-12-24T08:30' }, 'Once, Thursday, December 24, 2026 at 08:30'],
    [{ every: 'day', interval: 1, time: '08:00' }, 'Every day at 08:00'],
    [{ every: 'day', interval: 3, time: '08:00' }, 'Every 3 days at 08:00'],
    [
      { every: 'week', interval: 2, days: ['fri', 'mon'], time: '09:00' },
      'Every 2 weeks on Monday and Friday at 09:00',
    ],
    [monthly, 'Every month on the last working day at 08:00'],
    [
      { every: 'month', interval: 2, on: { is: 'day', day: 15 }, time: '08:00' },
      'Every 2 months on day 15 at 08:00',
    ],
    [
      { every: 'month', interval: 1, on: { is: 'last_day' }, time: '08:00' },
      'Every month on the last day at 08:00',
    ],
    [
      { every: 'year', month: 3, on: { is: 'weekday', nth: -1, weekday: 'sun' }, time: '02:00' },
      'Every year on the last Sunday of March at 02:00',
    ],
    [{ every: 'cron', cron: '0 8 * * 1-5' }, 'By the pattern 0 8 * * 1-5'],
  ])('%j is a sentence', (when, sentence) => expect(result.say(when)).toBe(sentence))

  it('keeps its time when it is to happen more or less often', () => {
    let when: When = { every: 'once', at: '2026-12-24T16:30' }
    for (const every of ['day', 'week', 'month', 'year'] as const) {
      when = whenOf(every, when)
      expect(when).toMatchObject({ every, time: '16:30' })
    }
    expect(whenOf('cron', when)).toEqual({ every: 'cron', cron: '30 16 * * 1-5' })
    expect(whenOf('once', when)).toMatchObject({ at: expect.stringMatching(/T16:30$/) })
    expect(whenOf('year', monthly)).toMatchObject({ on: { is: 'last_working_day' } })
  })
})

describe('a definition that is edited', () => {
  it('is asked for as it was saved', () => {
    const { when, name, ticket: wanted } = asAsked(draftOf(backups()))
    expect({ when, name }).toEqual({ when: monthly, name: 'Backups' })
    expect(wanted).toMatchObject({ template: null, content, requester: null })
  })

  it('says what the ticket is once: by a template, or by its own words', () => {
    const draft = newDraft({ template: id, requester: { email: ' ana@example.org ', name: '' } })
    expect(asAsked(draft).ticket).toMatchObject({ template: null, requester: { email: 'ana@example.org' } })
    expect(asAsked({ ...draft, source: 'template' }).ticket).toMatchObject({ template: id, content: null })
  })

  it('does nothing about days off without a calendar', () => {
    expect(asAsked(newDraft({ onDayOff: 'next' })).onDayOff).toBe('make')
    expect(asAsked(newDraft({ onDayOff: 'next', calendar: id })).onDayOff).toBe('next')
  })

  it('begins with a ticket that is to come again', () => {
    const draft = draftFrom(ticket({ subject: 'VPN drops', tags: ['vpn'] }), 'It drops.')
    expect(draft).toMatchObject({ name: 'VPN drops', content: { text: 'It drops.', tags: ['vpn'] } })
    expect(draft.requester.email).toBe(ticket().requester.email)
  })
})

describe('the list', () => {
  it('says what recurs, when, and where something failed', async () => {
    server()
    const { wrapper } = await open(RecurringListPage as Component, {})
    await vi.waitFor(() => expect(wrapper.text()).toContain('Backups'))
    expect(wrapper.text()).toContain('Every month on the last working day at 08:00')
    expect(wrapper.text()).toContain('1 failure')
    expect(wrapper.text()).toContain('3 tickets')
    wrapper.unmount()
  })

  it('says what this is for when there are none', async () => {
    server({ list: [] })
    const { wrapper } = await open(RecurringListPage as Component, {})
    await vi.waitFor(() => expect(wrapper.text()).toContain('No recurring tickets yet'))
    wrapper.unmount()
  })
})

describe('one of them', () => {
  it('shows what became of it, and tries again or makes one now', async () => {
    const asked = server()
    const { wrapper } = await open(RecurringPage as Component, { id }, `/recurring/${id}`)
    await vi.waitFor(() => expect(wrapper.text()).toContain('Its template was deleted.'))
    expect(wrapper.text()).toContain('TKT-20260930-0001')
    expect(wrapper.text()).toContain('by hand')
    expect(wrapper.text()).toContain(`in the name of ${me.name}`)
    const press = async (label: string) => {
      await wrapper
        .findAll('button')
        .find((button) => button.text() === label)
        ?.trigger('click')
      await flushPromises()
    }
    await press('Try again')
    await press('Run now')
    await press('Pause')
    const posted = asked.filter(({ method, path }) => method === 'POST' && !path.endsWith('/preview'))
    expect(posted.map(({ path }) => path)).toEqual([
      `/recurring/${id}/occurrences/${encodeURIComponent(failed.at)}/retry`,
      `/recurring/${id}/run`,
      `/recurring/${id}/pause`,
    ])
    wrapper.unmount()
  })

  it('shows when it would happen while it is written, and says when it never would', async () => {
    server()
    const { wrapper } = await open(RecurringPage as Component, { id }, `/recurring/${id}`)
    await vi.waitFor(() => expect(wrapper.text()).toContain('Backup check of November'))
    expect(wrapper.text()).toMatch(/instead of Sun/)
    wrapper.unmount()
    server({ list: [backups({ when: { every: 'cron', cron: '0 0 30 2 *' }, next: [], state: 'ended' })] })
    const other = await open(RecurringPage as Component, { id }, `/recurring/${id}`)
    await vi.waitFor(() => expect(other.wrapper.text()).toContain('This never happens from now on.'))
    other.wrapper.unmount()
  })

  it('is planned from a ticket, and says at its field what can not be', async () => {
    const asked = server({ refuse: true })
    const { wrapper } = await open(
      RecurringPage as Component,
      { id: 'new' },
      `/recurring/new?from=${ticket().number}`,
    )
    await vi.waitFor(() => expect(wrapper.find('form').exists()).toBe(true))
    await wrapper.find('form').trigger('submit')
    await vi.waitFor(() => expect(wrapper.text()).toContain('This never happens from now on.'))
    const saved = asked.find(({ method, path }) => method === 'POST' && path === '/recurring')
    expect(saved?.body).toMatchObject({
      name: 'VPN drops',
      ticket: { content: { subject: 'VPN drops', text: 'How it began' }, requester: { name: 'Ana Lee' } },
    })
    wrapper.unmount()
  })

  it('takes over what was written for a new ticket', async () => {
    const asked = server()
    const place = house()
    const { result, wrapper: first } = withSetup(() => {
      signIn()
      return useNewTicket(() => undefined)
    }, place)
    Object.assign(result.form, {
      subject: 'Order toner',
      text: 'Black',
      email: 'ana@example.org',
      impact: 'low',
    })
    await result.schedule()
    await vi.waitFor(() => expect(place.router.currentRoute.value.path).toBe('/recurring/new'))
    first.unmount()
    const { wrapper, router } = await open(RecurringPage as Component, { id: 'new' }, '/recurring/new')
    await vi.waitFor(() => expect(wrapper.find('form').exists()).toBe(true))
    await wrapper.find('form').trigger('submit')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe(`/recurring/${id}`))
    const saved = asked.find(({ method, path }) => method === 'POST' && path === '/recurring')
    expect(saved?.body).toMatchObject({
      ...{ name: 'Order toner', when: { every: 'once' } },
      ticket: { content: { subject: 'Order toner', text: 'Black' }, impact: 'low' },
    })
    wrapper.unmount()
  })
})

describe('the history of a ticket', () => {
  const event = (data: object) => ({
    ...{ seq: 1, type: 'created', at: '2026-11-30T07:00:00.000Z', reason: null, data: { ...data } },
    actor: { kind: 'person' as const, id: me.id, name: me.name },
  })
  async function line(data: object) {
    const wrapper = mount(MadeByLine as Component, {
      props: { event: event(data) },
      global: { plugins: house().plugins },
    })
    signIn()
    await flushPromises()
    return wrapper
  }

  it('leads to what planned it, and says nothing of others', async () => {
    const at = Date.parse('2026-11-30T07:00:00Z')
    const wrapper = await line({ recurring: { id, name: 'Backups', at } })
    expect(wrapper.text()).toMatch(/Planned by\s+Backups, for .*30/)
    expect(wrapper.find('a').attributes('href')).toBe(`/recurring/${id}`)
    expect((await line({})).text()).toBe('')
  })
})
