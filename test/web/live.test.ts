import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectLive } from '@/shared/live/connection.ts'
import { useLive } from '@/shared/live/store.ts'
import { ticket, withSetup } from './support.ts'

class FakeSocket {
  static all: FakeSocket[] = []
  onclose: (() => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: (() => void) | null = null
  send = vi.fn()
  url: string
  constructor(url: string) {
    this.url = url
    FakeSocket.all.push(this)
  }
  close() {
    this.onclose?.()
  }
}
const latest = () => FakeSocket.all.at(-1) as FakeSocket
const hear = (news: unknown) => latest().onmessage?.({ data: JSON.stringify(news) } as MessageEvent)

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function connect() {
  const [onNews, onState, onCatchUp] = [vi.fn(), vi.fn(), vi.fn()]
  const live = connectLive({ url: 'ws://x', onNews, onState, onCatchUp, random: () => 1 })
  return { live, onNews, onState, onCatchUp }
}

describe('the live connection', () => {
  it('hands on news and ignores noise', () => {
    const { onNews } = connect()
    hear({ type: 'hello' })
    hear({ type: 'ticket', number: 'TKT-1', seq: 2, queue: 'q' })
    latest().onmessage?.({ data: 'not json' } as MessageEvent)
    expect(onNews.mock.calls).toEqual([[{ type: 'ticket', number: 'TKT-1', seq: 2, queue: 'q' }]])
  })

  it('reconnects with a growing wait, says when it stays away, and catches up after the gap', async () => {
    const { onState, onCatchUp } = connect()
    hear({ type: 'hello' })
    expect(onCatchUp).not.toHaveBeenCalled()
    latest().close()
    expect(onState).toHaveBeenLastCalledWith('connecting')
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(2)
    latest().onerror?.()
    expect(onState).toHaveBeenLastCalledWith('offline')
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(3)
    hear({ type: 'hello' })
    expect(onState).toHaveBeenLastCalledWith('online')
    expect(onCatchUp).toHaveBeenCalledOnce()
  })

  it('catches up when the server is deaf for a while and greets again', () => {
    const { onState, onCatchUp } = connect()
    hear({ type: 'hello' })
    hear({ type: 'hello' })
    expect(onCatchUp).toHaveBeenCalledOnce()
    expect(onState.mock.calls).toEqual([['online'], ['online']])
  })

  it('keeps the line open, can be asked to try now, and ends', async () => {
    const { live } = connect()
    hear({ type: 'hello' })
    await vi.advanceTimersByTimeAsync(26_000)
    expect(latest().send).toHaveBeenCalled()
    latest().close()
    live.retryNow()
    live.retryNow()
    expect(FakeSocket.all).toHaveLength(2)
    live.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeSocket.all).toHaveLength(2)
  })
})

describe('news of a ticket', () => {
  it('makes stale exactly what is older', async () => {
    const { useTicketNews } = await import('@/features/tickets/news.ts')
    const { queries, wrapper } = withSetup(() => {
      useLive().start()
      useTicketNews()
    })
    const { number } = ticket()
    queries.setQueryData(['ticket', number], ticket({ seq: 5 }))
    queries.setQueryData(['ticket', 'TKT-20260302-0002'], ticket({ seq: 5 }))
    queries.setQueryData(['tickets', '', ''], { pages: [{ tickets: [], next: null }], pageParams: [null] })
    queries.setQueryData(['views'], [])
    const isStale = (key: unknown[]) => queries.getQueryState(key)?.isInvalidated
    hear({ type: 'hello' })
    hear({ type: 'ticket', number, seq: 5, queue: 'q' })
    expect(isStale(['ticket', number])).toBe(false)
    hear({ type: 'ticket', number, seq: 6, queue: 'q' })
    expect(isStale(['ticket', number])).toBe(true)
    expect(isStale(['ticket', 'TKT-20260302-0002'])).toBe(false)
    await vi.advanceTimersByTimeAsync(400)
    expect(isStale(['tickets', '', ''])).toBe(true)
    expect(isStale(['views'])).toBe(false)
    await vi.advanceTimersByTimeAsync(2000)
    expect(isStale(['views'])).toBe(true)
    queries.setQueryData(['ticket', number], ticket({ seq: 6 }))
    hear({ type: 'shown', ticket: number })
    expect(isStale(['ticket', number])).toBe(true)
    queries.setQueryData(['deliveries', 'x'], [])
    queries.setQueryData(['intakes', 'x'], [])
    hear({ type: 'delivery', id: 'd', ticket: number })
    hear({ type: 'intake', id: 'i' })
    expect([isStale(['deliveries', 'x']), isStale(['intakes', 'x'])]).toEqual([true, true])
    wrapper.unmount()
  })
})
