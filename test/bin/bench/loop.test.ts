import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { closedLoop, summary } from '#bin/bench/loop.ts'

describe('percentiles', () => {
  it('are values that were measured', () => {
    const latencies = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(summary(latencies)).toEqual({ n: 100, p50: 50, p95: 95, p99: 99 })
  })

  it('are of one value that value, and of none not a number', () => {
    expect(summary([7])).toEqual({ n: 1, p50: 7, p95: 7, p99: 7 })
    expect(summary([]).p95).toBeNaN()
  })
})

describe('a closed loop', () => {
  const options = {
    users: 2,
    warmupSeconds: 0.05,
    seconds: 0.2,
    thinkMs: 0,
    onMeasuring: async () => undefined,
  }

  it('counts what ends while it measures, not the warm-up', async () => {
    let done = 0
    let beforeMeasuring = 0
    const operation = async () => {
      await sleep(5)
      done++
    }
    const onMeasuring = async () => {
      beforeMeasuring = done
    }
    const measured = await closedLoop([operation, operation], { ...options, onMeasuring })
    expect(beforeMeasuring).toBeGreaterThan(0)
    expect(measured.n).toBeGreaterThan(0)
    expect(measured.n).toBeLessThanOrEqual(done - beforeMeasuring)
    expect(measured.perSecond).toBeCloseTo(measured.n / measured.seconds)
  })

  it('tells what failed, and goes on', async () => {
    const measured = await closedLoop([() => Promise.reject<number>(new Error('no answer'))], options)
    expect(measured).toMatchObject({ n: 0, firstError: 'Error: no answer' })
    expect(measured.errors).toBeGreaterThan(1)
  })

  it('counts so many rounds of each user instead, after one that does not count', async () => {
    let done = 0
    let before = 0
    const onMeasuring = async () => {
      before = done
    }
    const operation = async () => void done++
    const measured = await closedLoop([operation, operation], { ...options, rounds: 3, onMeasuring })
    expect({ before, done, n: measured.n }).toEqual({ before: 2, done: 8, n: 6 })
  })

  it('believes an operation that says itself how long it took', async () => {
    const measured = await closedLoop([async () => 4_000], { ...options, rounds: 2 })
    expect(measured).toMatchObject({ n: 2, p50: 4_000 })
  })
})
