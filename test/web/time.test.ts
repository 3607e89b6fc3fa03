import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h, nextTick } from 'vue'
import { defaultLifecycle } from '#domain/tickets/lifecycle.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { wantsOf } from '@/features/lifecycles/moves.ts'
import { useEventSentences } from '@/features/tickets/details/useEventSentences.ts'
import { columnsOf, periodOf } from '@/features/time/days.ts'
import { useTimeDialog } from '@/features/time/dialog.ts'
import { draftOf, minutesOf } from '@/features/time/draft.ts'
import TimeDialog from '@/features/time/TimeDialog.vue'
import TimePage from '@/features/time/TimePage.vue'
import TimerChip from '@/features/time/TimerChip.vue'
import TimeSection from '@/features/time/TimeSection.vue'
import TimeTypesPage from '@/features/time/TimeTypesPage.vue'
import { clockOf, useTimer } from '@/features/time/timer.ts'
import { useTimeActions } from '@/features/time/useTimeActions.ts'
import { actions } from '@/shared/actions/index.ts'
import { ana, house, json, me, signIn, ticket, withSetup } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const number = ticket().number
const travel = { id: id('31'), name: 'Travel', color: 'blue', billable: true, retired: false, uses: 2 }
const entry = {
  ...{ id: id('41'), ticket: { number, subject: 'VPN drops' }, person: me, day: '2026-03-02', minutes: 90 },
  ...{ billable: true, type: travel, text: 'To the site', createdAt: '2026-03-02T10:00:00.000Z' },
}
const others = { ...entry, id: id('42'), person: ana, type: null, billable: false, minutes: 15, text: '' }
const running = { id: id('51'), ticket: { number, subject: 'VPN drops' }, running: true, seconds: 65 }

type Asked = { method: string; path: string; search: string; body: Record<string, unknown> | null }
let asked: Asked[] = []
let entries = [entry, others]
let timer: object | null = null
beforeEach(() => {
  asked = []
  entries = [entry, others]
  timer = null
  const sums = { minutes: 105, billableMinutes: 90 }
  const answer = async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    const path = pathname.replace('/api/v1', '')
    const { method } = request
    const body = ['GET', 'DELETE'].includes(method) ? null : await request.clone().json()
    asked.push({ method, path, search, body })
    if (path === '/time-types') return json(200, { types: [travel] })
    if (path.startsWith('/time-types/')) return json(200, { type: { ...travel, retired: true } })
    if (path === '/me/timer' && method === 'DELETE') return new Response(null, { status: 204 })
    if (path === '/me/timer') return json(200, { timer })
    if (path === '/time/sheet') {
      const days = { '2026-03-02': 105 }
      const row = search.includes('rows=person')
        ? { ticket: null, person: ana, days, ...sums }
        : { ticket: entry.ticket, person: null, days, ...sums }
      return json(200, { rows: entries.length ? [row] : [], totals: sums, count: 1 })
    }
    if (path === '/time') return json(200, { entries, next: null })
    if (path.endsWith('/time') && method === 'GET') {
      const byPerson = [{ person: me, minutes: 90, billableMinutes: 90 }]
      const byType = [{ type: travel, minutes: 90, billableMinutes: 90 }]
      return json(200, { entries, next: null, totals: { ...sums, byPerson, byType } })
    }
    if (path.includes('/time')) return json(201, { ticket: ticket({ time: sums }), entry })
    const both = [me, ana].map((person) => ({ ...person, active: true, role: 'agent' }))
    return json(200, { people: both, teams: [], fields: [], queues: [], next: null })
  }
  vi.stubGlobal('fetch', vi.fn(answer))
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

async function open(component: Component, props: object, path = '/tickets') {
  const place = house()
  await place.router.push(path)
  const host = defineComponent({
    setup() {
      signIn()
      if ('ticket' in props) useTimeActions(() => props.ticket as Ticket)
      return () => h(component, props)
    },
  })
  const wrapper = mount(host, { global: { plugins: place.plugins }, attachTo: document.body })
  await flushPromises()
  return { wrapper, ...place }
}
const sent = (method: string) => asked.filter((each) => each.method === method)
const shown = () => document.body.textContent ?? ''

describe('the time beside a ticket', () => {
  it('shows what was logged against the estimate, and asks for the entries only when they are wanted', async () => {
    const resolution = { code: null, name: null, summary: '', estimatedMinutes: 60, actualMinutes: null }
    const time = { minutes: 105, billableMinutes: 90 }
    const { wrapper } = await open(TimeSection as Component, { ticket: ticket({ time, resolution }) })
    expect(wrapper.text()).toMatch(/1h 45m.*1h 30m billable.*Estimated: 1h.*45m over/s)
    expect(asked).toEqual([])
    await wrapper.get('[aria-expanded="false"]').trigger('click')
    await flushPromises()
    expect(wrapper.get('[aria-label="By person"]').text()).toBe(`${me.name}1h 30m`)
    expect(wrapper.get('[aria-label="By type of work"]').text()).toContain('Travel')
    expect(wrapper.findAll('li').map((row) => row.text())[0]).toMatch(
      /1h 30m.*Travel.*billable.*To the site/s,
    )
    await wrapper.get('[aria-label^="Change 1h 30m"]').trigger('click')
    expect(useTimeDialog().asked).toMatchObject({ number, entry: { id: entry.id } })
    wrapper.unmount()
  })

  it('counts what was logged on merged tickets, says from which, and changes it there only', async () => {
    entries = [{ ...entry, ticket: { ...entry.ticket, number: 'TKT-20260302-0009' } }]
    const time = { minutes: 0, billableMinutes: 0 }
    const { wrapper } = await open(TimeSection as Component, { ticket: ticket({ time, merged: 1 }) })
    expect(wrapper.text()).toMatch(/1h 45m.*1h 30m billable/s)
    await wrapper.get('[aria-expanded="false"]').trigger('click')
    await flushPromises()
    expect(wrapper.get('[aria-label="Entries"]').text()).toContain('from TKT-20260302-0009')
    expect(wrapper.find('[aria-label^="Change 1h 30m"]').exists()).toBe(false)
    wrapper.unmount()
  })

  it('is not there for those who are not told of it', async () => {
    const { wrapper } = await open(TimeSection as Component, { ticket: ticket({ time: null }) })
    expect(wrapper.find('section').exists()).toBe(false)
    wrapper.unmount()
  })

  it('starts the timer and opens the form by key', async () => {
    timer = running
    const { wrapper } = await open(TimeSection as Component, { ticket: ticket() })
    actions.run('ticket.timer')
    await flushPromises()
    expect(sent('PUT')).toMatchObject([{ path: '/me/timer', body: { ticket: number } }])
    expect(wrapper.find('[aria-label="Pause the timer"]').exists()).toBe(true)
    actions.run('ticket.log_time')
    expect(useTimeDialog().asked).toMatchObject({ number })
    wrapper.unmount()
  })
})

describe('the form for time', () => {
  async function form(more: object = {}) {
    const closed = vi.fn()
    const props = { asked: { number, subject: 'VPN drops', ...more }, onClose: closed }
    const opened = await open(TimeDialog as Component, props)
    const field = document.querySelector<HTMLInputElement>('#time-form input')
    const button = () => document.querySelector<HTMLButtonElement>('button[form="time-form"]')
    const type = async (text: string) => {
      if (!field) throw new Error('There is no field.')
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await nextTick()
    }
    const submit = async () => {
      document.querySelector('#time-form')?.dispatchEvent(new Event('submit', { cancelable: true }))
      await flushPromises()
    }
    return { ...opened, closed, field, button, type, submit }
  }

  it('says what it reads, and sends minutes once', async () => {
    const { wrapper, type, button, submit, closed } = await form()
    expect(button()?.disabled).toBe(true)
    await type('soon')
    expect(shown()).toContain('24 hours at most')
    await type('1,5h')
    expect(shown()).toContain('That is 1h 30m.')
    await submit()
    expect(sent('POST')).toMatchObject([
      { path: `/tickets/${number}/time`, body: { duration: 90, type: null, billable: false } },
    ])
    expect(closed).toHaveBeenCalled()
    wrapper.unmount()
  })

  it('logs for others where one may', async () => {
    const { wrapper } = await form()
    expect(shown()).toContain('Spent by')
    wrapper.unmount()
    document.body.replaceChildren()
    const own = await form({ minutes: 12, timer: running.id })
    expect(shown()).not.toContain('Spent by')
    own.wrapper.unmount()
  })

  it('offers what a timer measured, and ends the timer with it', async () => {
    const { wrapper, field, submit } = await form({ minutes: 12, timer: running.id })
    expect(field?.value).toBe('12m')
    expect(shown()).toContain('Keep the timer')
    await submit()
    expect(sent('POST')[0]?.body).toMatchObject({ duration: 12, timer: running.id })
    wrapper.unmount()
  })

  it('changes an entry', async () => {
    const { wrapper, field, type, submit } = await form({ entry })
    expect(field?.value).toBe('1h 30m')
    await type('2h')
    await submit()
    expect(sent('PATCH')).toMatchObject([
      { path: `/tickets/${number}/time/${entry.id}`, body: { duration: 120, type: travel.id } },
    ])
    wrapper.unmount()
  })
})

describe('the timer', () => {
  it('counts on from what the server said, and pauses and stops', async () => {
    const { wrapper } = await open(TimerChip as Component, {})
    const timers = useTimer()
    timers.hear(running)
    await nextTick()
    expect(wrapper.get('[role="timer"]').text()).toBe('1:05')
    expect(timers.secondsAt(Date.now() + 10_000)).toBe(75)
    timer = { ...running, running: false, seconds: 130 }
    await wrapper.get('[aria-label="Pause the timer"]').trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('paused')
    await wrapper.get('[aria-label^="Stop the timer"]').trigger('click')
    await flushPromises()
    expect(useTimeDialog().asked).toMatchObject({ number, minutes: 2, timer: running.id })
    wrapper.unmount()
  })

  it('on another ticket is offered to be logged first', async () => {
    const { wrapper } = await open(TimerChip as Component, {})
    const timers = useTimer()
    timers.hear({ ...running, running: false })
    await timers.toggle('TKT-20260302-0099')
    expect(useTimeDialog().asked).toMatchObject({ number, timer: running.id })
    expect(sent('PUT')).toEqual([])
    await timers.discard()
    expect(timers.timer).toBeNull()
    wrapper.unmount()
  })

  it('reads as a clock', () => {
    expect([0, 65, 3_723].map(clockOf)).toEqual(['0:00', '1:05', '1:02:03'])
  })
})

describe('the page of time', () => {
  it('shows one’s own week by ticket, and its entries', async () => {
    const { wrapper } = await open(TimePage as Component, {}, '/time?day=2026-03-04')
    const [sheet] = asked.filter(({ path }) => path === '/time/sheet')
    expect(Object.fromEntries(new URLSearchParams(sheet?.search))).toEqual({
      ...{ from: '2026-03-02', to: '2026-03-08', person: 'me', rows: 'ticket' },
    })
    expect(wrapper.get('tbody tr').text()).toMatch(/VPN drops.*1h 45m.*1h 45m/s)
    expect(wrapper.findAll('li')).toHaveLength(2)
    expect(wrapper.find('a[download]').attributes('href')).toContain(
      '/api/v1/time/export.csv?from=2026-03-02',
    )
    wrapper.unmount()
  })

  it('shows everybody’s by person, and one’s after a click', async () => {
    const { wrapper, router } = await open(
      TimePage as Component,
      {},
      '/time?who=all&period=month&day=2026-03-04',
    )
    expect(asked.find(({ path }) => path === '/time/sheet')?.search).toMatch(/from=2026-03-01&to=2026-03-31/)
    expect(wrapper.findAll('thead th')).toHaveLength(8)
    await wrapper.get('tbody button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toMatchObject({ who: 'all', person: ana.id })
    wrapper.unmount()
  })

  it('says so where there is none', async () => {
    entries = []
    const { wrapper } = await open(TimePage as Component, {}, '/time')
    expect(wrapper.text()).toContain('No time in this period')
    const filtered = await open(TimePage as Component, {}, '/time?billable=true')
    expect(filtered.wrapper.text()).toContain('No time fits this filter')
    wrapper.unmount()
    filtered.wrapper.unmount()
  })

  it('cuts periods into days and weeks', () => {
    expect(periodOf('2026-02-15', 'month')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(columnsOf(periodOf('2026-03-04', 'week'), 'week')).toHaveLength(7)
    const weeks = columnsOf(periodOf('2026-02-15', 'month'), 'month')
    expect(weeks.map((days) => days.length)).toEqual([1, 7, 7, 7, 6])
  })
})

it('types of work are listed and retired', async () => {
  const { wrapper } = await open(TimeTypesPage as Component, {})
  expect(wrapper.get('li').text()).toMatch(/Travel.*billable.*2 entries/s)
  await wrapper.get('[aria-label="Retire “Travel”"]').trigger('click')
  await flushPromises()
  expect(sent('PATCH')).toMatchObject([{ path: `/time-types/${travel.id}`, body: { retired: true } }])
  wrapper.unmount()
})

it('a step that asks for time asks for it until there is some', () => {
  const way = { ...defaultLifecycle.transitions[0], fields: ['time'] } as never
  expect(wantsOf(ticket(), way, null).fields).toEqual(['time'])
  expect(wantsOf(ticket({ time: { minutes: 5, billableMinutes: 0 } }), way, null).fields).toEqual([])
})

it('a form holds no time that can’t be logged', () => {
  expect(['1h', '0', '25h', ''].map((duration) => minutesOf({ duration }))).toEqual([60, null, null, null])
  expect(draftOf(entry as never)).toMatchObject({ day: '2026-03-02', type: travel.id, billable: true })
})

it('the history says who logged how much', () => {
  const { result, wrapper } = withSetup(() => useEventSentences(() => ticket()))
  const event = (type: string, data: object) =>
    result.text({ seq: 1, type, data, at: '', reason: null, actor: { kind: 'person', ...me } } as never)
  expect(event('time_logged', { person: me.id, minutes: 90 })).toBe('logged 1h 30m')
  expect(event('time_logged', { person: ana.id, minutes: 90 })).toBe('logged 1h 30m for Ana Lee')
  expect(event('time_changed', { from: { minutes: 90 }, to: { minutes: 30 } })).toContain(
    'from 1h 30m to 30m',
  )
  expect(event('time_changed', { from: { minutes: 30 }, to: { minutes: 30 } })).toContain('of 30m')
  expect(event('time_deleted', { minutes: 5 })).toContain('of 5m')
  wrapper.unmount()
})
