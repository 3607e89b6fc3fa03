import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import type { Present } from '#domain/presence/presence.ts'
import NewerAnswer from '@/features/presence/NewerAnswer.vue'
import PresenceMarks from '@/features/presence/PresenceMarks.vue'
import { typesOn, usePresent } from '@/features/presence/usePresent.ts'
import WritingLine from '@/features/presence/WritingLine.vue'
import { useLive } from '@/shared/live/store.ts'
import { ana, house, me, message, signIn, ticket } from './support.ts'

const { number } = ticket()

class FakeSocket {
  static all: FakeSocket[] = []
  onclose: (() => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: (() => void) | null = null
  said: { type: string; ticket?: string | null; typing?: string | null }[] = []
  constructor() {
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.said.push(JSON.parse(text))
  }
  close() {
    this.onclose?.()
  }
}
const socket = () => FakeSocket.all.at(-1) as FakeSocket
const hear = (news: object) => socket().onmessage?.({ data: JSON.stringify(news) } as MessageEvent)
const says = () => socket().said.filter(({ type }) => type === 'presence')
const person = (who: { id: string; name: string }, typing: Present['typing'] = null): Present => ({
  ...{ id: who.id, name: who.name, typing },
})

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A console with a live connection, in which one looks at the ticket. */
async function looking(role: 'agent' | 'requester' = 'agent') {
  const page = defineComponent({
    setup() {
      usePresent(() => number)
      return () => [h(PresenceMarks, { number }), h(WritingLine, { number })]
    },
  })
  const place = house()
  const outer = defineComponent({
    setup() {
      signIn(role)
      useLive().start()
      return () => h(page)
    },
  })
  const wrapper = mount(outer, { global: { plugins: place.plugins } })
  hear({ type: 'hello' })
  await nextTick()
  return wrapper
}

describe('presence', () => {
  it('shows the others, who writes first, and oneself never', async () => {
    const wrapper = await looking()
    expect(socket().said).toContainEqual({ type: 'who' })
    expect(wrapper.find('.presence').exists()).toBe(false)
    hear({ type: 'presences', tickets: [{ ticket: number, people: [person(me), person(ana)] }] })
    await nextTick()
    expect(wrapper.get('.presence').attributes('aria-label')).toBe('Ana Lee looks at it')
    hear({ type: 'presence', ticket: number, people: [person(ana, 'reply'), person(me, 'note')] })
    await nextTick()
    expect(wrapper.get('.presence').attributes('aria-label')).toBe('Ana Lee is writing a reply')
    expect(wrapper.get('[role="status"]').text()).toBe('Ana Lee is writing a reply')
    hear({ type: 'presence', ticket: number, people: [] })
    await nextTick()
    expect(wrapper.find('.presence').exists()).toBe(false)
  })

  it('says where one is, again and again, that one types, and that one has left', async () => {
    const wrapper = await looking()
    expect(says().at(-1)).toEqual({ type: 'presence', ticket: number, typing: null })
    typesOn(number, 'note')
    await nextTick()
    expect(says().at(-1)).toEqual({ type: 'presence', ticket: number, typing: 'note' })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(says().at(-1)).toEqual({ type: 'presence', ticket: number, typing: null })
    const before = says().length
    await vi.advanceTimersByTimeAsync(20_000)
    expect(says().length).toBeGreaterThan(before)
    wrapper.unmount()
    expect(says().at(-1)).toEqual({ type: 'presence', ticket: null, typing: null })
  })

  it('is said again when the connection comes back', async () => {
    await looking()
    socket().close()
    await vi.advanceTimersByTimeAsync(2_000)
    hear({ type: 'hello' })
    await nextTick()
    expect(says().at(-1)).toMatchObject({ ticket: number })
    expect(socket().said).toContainEqual({ type: 'who' })
  })

  it('is not said of requesters', async () => {
    const wrapper = await looking('requester')
    expect(says()).toEqual([])
    wrapper.unmount()
  })
})

describe('an answer that came first', () => {
  it('is shown with its text, and asks what to do with one’s own', async () => {
    const answer = message({ author: ana, text: 'Restart it.' })
    const wrapper = mount(NewerAnswer, {
      ...{ props: { message: answer }, attachTo: document.body },
      global: { plugins: house().plugins },
    })
    await nextTick()
    expect(wrapper.text()).toContain('Ana Lee answered before you')
    expect(wrapper.text()).toContain('Restart it.')
    expect(document.activeElement?.textContent).toBe('Go on editing mine')
    for (const button of wrapper.findAll('button')) await button.trigger('click')
    expect(Object.keys(wrapper.emitted())).toEqual(expect.arrayContaining(['edit', 'send', 'discard']))
    wrapper.unmount()
  })
})
