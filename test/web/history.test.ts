import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ShownEvent } from '#domain/tickets/ticket.ts'
import { asQuery, everything, groups } from '@/features/history/filter.ts'
import HistoryFilters from '@/features/history/HistoryFilters.vue'
import PastSlider from '@/features/history/PastSlider.vue'
import { useEventWhy } from '@/features/history/useEventWhy.ts'
import { useEventSentences } from '@/features/tickets/details/useEventSentences.ts'
import { house, json, me, signIn, ticket, withSetup } from './support.ts'

const event = (type: string, data: object): ShownEvent => ({
  ...{ seq: 1, type, at: '2026-03-02T08:00:00.000Z', reason: null, data: data as Record<string, unknown> },
  actor: { kind: 'person', id: me.id, name: me.name },
})

afterEach(() => vi.unstubAllGlobals())

describe('the filters of a history', () => {
  it('are put on and off, and asked of the server', async () => {
    let filter = everything
    const wrapper = mount(HistoryFilters, {
      props: { modelValue: filter, 'onUpdate:modelValue': (value: typeof filter) => (filter = value) },
      global: { plugins: house().plugins },
    })
    const press = async (name: string) => {
      await wrapper
        .findAll('button')
        .find((one) => one.text() === name)
        ?.trigger('click')
      await wrapper.setProps({ modelValue: filter })
    }
    await press('Automatic')
    await press('Status')
    await press('Messages')
    expect(asQuery(filter)).toEqual({ group: 'status,messages', by: 'automation' })
    await press('Automatic')
    await press('Status')
    expect(asQuery(filter)).toEqual({ group: 'messages' })
    expect(wrapper.findAll('[aria-pressed="true"]')).toHaveLength(1)
    expect(asQuery(everything)).toEqual({})
    expect(groups).toHaveLength(9)
  })
})

describe('the slider through a history', () => {
  it('shows the ticket as it was, and what differs now', async () => {
    const { clocks: _, ...known } = ticket({ assignee: me, tags: ['vpn'] })
    const past = { ...known, seq: 2, at: '2026-03-02T08:00:00.000Z', assignee: null, tags: [], messages: 1 }
    vi.stubGlobal('fetch', async () => json(200, { past }))
    signIn()
    const wrapper = mount(PastSlider, {
      props: { ticket: ticket({ assignee: me, tags: ['vpn'] }), modelValue: 2 },
      global: { plugins: house().plugins },
    })
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve))
    await flushPromises()
    const said = wrapper.text()
    expect(said).toMatch(/Assignee\s*Nobody\s*now: Mara Lindholm/)
    expect(said).toMatch(/Tags\s*–\s*now: vpn/)
    expect(said).toMatch(/Subject\s*VPN drops/)
    expect(said).not.toContain('Impact')
    await wrapper
      .findAll('button')
      .find((one) => one.text() === 'Back to now')
      ?.trigger('click')
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual([5])
  })
})

describe('why something happened by itself', () => {
  const { result: whyOf } = withSetup(() => useEventWhy())
  const { result: sentences } = withSetup(() => useEventSentences(() => ticket()))

  it.each([
    [
      'priority_changed',
      { by: 'matrix', impact: 'high', urgency: 'low' },
      'Impact high and urgency low give this priority',
    ],
    ['status_changed', { lifecycle: 3 }, 'The ticket moved to version 3 of its lifecycle'],
    ['sla_paused', {}, 'Its time does not count while the ticket is waiting'],
    ['sla_started', { targetMs: 14_400_000 }, 'Because the policy in force promises it: 4h were promised'],
    ['sla_met', { late: true }, 'Because it was done, though late'],
  ])('%s says it', (type, data, why) => expect(whyOf(event(type, data))).toBe(why))

  it('is said by none that somebody asked for', () => {
    expect(whyOf(event('assigned', {}))).toBeNull()
    expect(whyOf(event('priority_changed', {}))).toBeNull()
  })

  it.each([
    ['weighed', { impact: 'high', urgency: null }, 'set impact to high and urgency to not set'],
    ['resolution_changed', { code: 'fixed', name: 'Fixed' }, 'wrote the resolution: Fixed'],
    ['resolution_changed', { code: null }, 'wrote the resolution'],
    ['woken', {}, 'ended its snooze'],
    ['reminder_done', {}, 'was done with a reminder'],
  ])('%s is a sentence', (type, data, sentence) => expect(sentences.text(event(type, data))).toBe(sentence))

  it('quotes what it is about', () => {
    expect(sentences.reason(event('reminded', { text: 'Call' }))).toBe('Call')
    expect(sentences.reason(event('reminder_set', { text: null }))).toBeNull()
    expect(sentences.reason(event('resolution_changed', { summary: 'New cable' }))).toBe('New cable')
  })
})
