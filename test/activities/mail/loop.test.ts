import { describe, expect, it, vi } from 'vitest'
import { FollowerLoop, type LoopOptions, type Work } from '#activities/followers/loop.ts'

type Row = { id: number; key: string }

/** A follower whose rows are in memory, and whose steps the test can hold. */
function stage(change: Partial<LoopOptions> = {}) {
  const due: Row[] = []
  const done: number[] = []
  const released: number[] = []
  const held = new Map<number, () => void>()
  let working = 0
  let added = 0
  let most = 0
  const stop = new AbortController()
  const options = {
    concurrency: 3,
    pollMs: 60_000,
    renewEveryMs: 60_000,
    heartbeatEveryMs: 60_000,
    runForMs: 60_000,
    lingerMs: 0,
    answerWithinMs: 60_000,
    ...{
      signal: stop.signal,
      heartbeat: vi.fn(),
      onError: vi.fn(),
      ...change,
    },
  }
  const work: Work<Row> = {
    claim: vi.fn(async (limit: number) => due.splice(0, limit)),
    async work(row) {
      most = Math.max(most, ++working)
      await new Promise<void>((resolve) => held.set(row.id, resolve))
      working--
      if (row.key === 'fails') throw new Error('failed')
      done.push(row.id)
    },
    renew: vi.fn(async () => undefined),
    release: async (rows) => void released.push(...rows.map((row) => row.id)),
    keyOf: (row) => row.key,
  }
  const add = (...keys: string[]) => due.push(...keys.map((key) => ({ id: added++, key })))
  const finish = async (id: number) => {
    await vi.waitFor(() => expect(held.has(id)).toBe(true))
    held.get(id)?.()
  }
  return {
    loop: new FollowerLoop(work, options),
    options,
    work,
    stop,
    add,
    finish,
    held,
    done,
    released,
    most: () => most,
  }
}

describe('FollowerLoop', () => {
  it('works with bounded concurrency, and keeps its hands full', async () => {
    const { loop, add, finish, done, stop, most } = stage()
    add('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
    const run = loop.run()
    for (let id = 0; id < 8; id++) await finish(id)
    await vi.waitFor(() => expect(done).toHaveLength(8))
    stop.abort()
    expect(await run).toEqual({ done: 8, failed: 0, working: 0 })
    expect(most()).toBe(3)
  })

  it('works off rows of one key in their order', async () => {
    const { loop, add, finish, held, done, stop } = stage()
    add('a', 'a', 'b')
    const run = loop.run()
    await finish(2)
    expect(held.has(1)).toBe(false)
    await finish(0)
    await finish(1)
    await vi.waitFor(() => expect(done).toEqual([2, 0, 1]))
    stop.abort()
    await run
  })

  it('goes on after a row that fails and a claim that fails', async () => {
    const { loop, add, finish, work, stop, options } = stage({ pollMs: 5 })
    vi.mocked(work.claim).mockRejectedValueOnce(new Error('database away'))
    add('fails', 'b')
    const run = loop.run()
    await finish(0)
    await finish(1)
    await vi.waitFor(() => expect(options.onError).toHaveBeenCalledTimes(2))
    stop.abort()
    expect(await run).toMatchObject({ done: 1, failed: 1 })
  })

  it('gives back a row whose outcome could not be written, and does not wait for a claim that never answers', async () => {
    const { loop, add, finish, work, stop, released, options } = stage({ pollMs: 5, answerWithinMs: 20 })
    vi.mocked(work.claim).mockImplementationOnce(() => new Promise(() => undefined))
    add('fails')
    const run = loop.run()
    await vi.waitFor(() => expect(options.onError).toHaveBeenCalledWith(new Error('no answer within 20 ms')))
    await finish(0)
    await vi.waitFor(() => expect(released).toEqual([0]))
    stop.abort()
    await run
  })

  it('sleeps until it is woken', async () => {
    const { loop, add, finish, work, stop, done } = stage()
    const run = loop.run()
    await vi.waitFor(() => expect(work.claim).toHaveBeenCalledTimes(1))
    add('a')
    loop.wake()
    await finish(0)
    await vi.waitFor(() => expect(done).toEqual([0]))
    expect(vi.mocked(work.claim).mock.calls.length).toBeLessThanOrEqual(2)
    stop.abort()
    await run
  })

  it('holds its rows, and tells that it lives', async () => {
    const { loop, add, finish, work, stop, options } = stage({ renewEveryMs: 5, heartbeatEveryMs: 5 })
    add('a')
    const run = loop.run()
    await vi.waitFor(() => expect(work.renew).toHaveBeenCalledWith([{ id: 0, key: 'a' }]))
    await vi.waitFor(() => expect(options.heartbeat).toHaveBeenCalledWith({ done: 0, failed: 0, working: 1 }))
    await finish(0)
    stop.abort()
    await run
  })

  it('finishes what is begun and gives the rest back when it is told to stop', async () => {
    const { loop, add, finish, held, done, released, stop } = stage({ concurrency: 2 })
    add('a', 'b', 'a', 'c')
    const run = loop.run()
    await vi.waitFor(() => expect(held.size).toBe(2))
    stop.abort()
    await vi.waitFor(() => expect(released.toSorted((a, b) => a - b)).toEqual([2, 3]))
    await finish(0)
    await finish(1)
    await run
    expect(done).toEqual([0, 1])
  })

  it('ends by itself when its time is over', async () => {
    const { loop } = stage({ runForMs: 20, pollMs: 5 })
    expect(await loop.run()).toEqual({ done: 0, failed: 0, working: 0 })
  })

  it('goes on taking rows after its time as long as one is being worked on, within bounds', async () => {
    const { loop, add, finish, done, held } = stage({ runForMs: 5, lingerMs: 60_000, pollMs: 5 })
    add('slow')
    const run = loop.run()
    await vi.waitFor(() => expect(held.size).toBe(1))
    await vi.waitFor(() => expect(done).toEqual([]))
    add('next')
    await finish(1)
    await finish(0)
    expect(await run).toMatchObject({ done: 2 })
  })
})
