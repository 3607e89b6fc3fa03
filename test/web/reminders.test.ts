import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { asLocal, choices, fromLocal } from '@/features/reminders/instants.ts'
import TimeBar from '@/features/reminders/TimeBar.vue'
import WhenDialog from '@/features/reminders/WhenDialog.vue'
import { house, json, signIn, ticket } from './support.ts'

const zone = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)
let asked: { method: string; path: string; body: Record<string, unknown> }[] = []

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.text()
    asked.push({
      method: request.method,
      path: new URL(request.url).pathname,
      body: text ? JSON.parse(text) : {},
    })
    return json(200, { ticket: ticket({ seq: 9 }) })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function show(page: Component, attrs: object) {
  const host = { setup: () => signIn(), render: () => h(page, attrs) }
  const wrapper = mount(host, { attachTo: document.body, global: { plugins: house().plugins } })
  await flushPromises()
  return wrapper
}
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find((one) =>
    one.textContent?.trim().startsWith(name),
  )

describe('the usual times', () => {
  it('are mornings of the reader’s days, in their zone, over a change of the clocks', () => {
    const list = choices(at('2026-03-27T13:30:00Z'), zone)
    expect(list.map(({ key, at: instant }) => [key, new Date(instant).toISOString()])).toEqual([
      ['in_an_hour', '2026-03-27T14:30:00.000Z'],
      ['later_today', '2026-03-27T16:30:00.000Z'],
      ['tomorrow', '2026-03-28T08:00:00.000Z'],
      ['next_week', '2026-03-30T07:00:00.000Z'],
      ['in_a_month', '2026-04-27T07:00:00.000Z'],
    ])
  })

  it('leave out what is no longer today', () => {
    expect(choices(at('2026-03-27T21:30:00Z'), zone).map(({ key }) => key)).not.toContain('later_today')
  })

  it('can be typed, too', () => {
    const instant = at('2026-03-27T13:30:00Z')
    expect(asLocal(instant, zone)).toBe('2026-03-27T14:30')
    expect(fromLocal('2026-03-27T14:30', zone)).toBe(instant)
    expect(fromLocal('', zone)).toBeNull()
  })
})

describe('asking for a time', () => {
  it('snoozes at one press', async () => {
    const close = vi.fn()
    await show(WhenDialog, { ticket: ticket(), what: 'snooze', onClose: close })
    button('Tomorrow')?.click()
    await flushPromises()
    expect(asked[0]).toMatchObject({ method: 'PUT', path: '/api/v1/tickets/TKT-20260302-0001/snooze' })
    expect(close).toHaveBeenCalledOnce()
  })

  it('reminds of what was written', async () => {
    await show(WhenDialog, { ticket: ticket(), what: 'remind' })
    const field = document.querySelector<HTMLInputElement>('input[maxlength="500"]')
    if (field) field.value = ' Call the supplier '
    field?.dispatchEvent(new Event('input'))
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(asked[0]?.body).toMatchObject({ for: 'me', text: 'Call the supplier' })
  })
})

describe('above the conversation', () => {
  const reminder = (change: Partial<Ticket['reminders'][number]>): Ticket['reminders'][number] => ({
    ...{
      id: '00000000-0000-7000-8000-0000000000e1',
      at: '2026-03-02T09:00:00.000Z',
      for: 'me',
      text: 'Call',
      rung: false,
    },
    ...change,
  })

  it('stands until when a ticket is snoozed, and what is due first of all', async () => {
    const reminders = [
      reminder({ text: 'Later' }),
      reminder({ id: '00000000-0000-7000-8000-0000000000e2', rung: true }),
    ]
    const wrapper = await show(TimeBar, {
      ticket: ticket({ snoozedUntil: '2026-03-03T08:00:00.000Z', reminders }),
    })
    expect(wrapper.findAll('li').map((item) => item.text())).toEqual([
      expect.stringMatching(/^Snoozed until .*Wake$/),
      expect.stringMatching(/^Reminder: Call.*for me.*Done$/),
      expect.stringMatching(/^Later.*Take back$/),
    ])
    button('Wake')?.click()
    button('Done')?.click()
    await flushPromises()
    expect(asked.map(({ method, path }) => `${method} ${path.split('/').at(-2)}`)).toEqual([
      'DELETE TKT-20260302-0001',
      'DELETE reminders',
    ])
  })

  it('stands nothing otherwise', async () => {
    expect((await show(TimeBar, { ticket: ticket() })).findAll('li')).toHaveLength(0)
  })
})
