import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { duration, Progress } from '#embedded/progress.mjs'

function output(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY })
  const chunks: string[] = []
  stream.on('data', (chunk) => chunks.push(String(chunk)))
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => chunks.join('') }
}

test('a step has a line at its start and one at its end, and gives its result', async () => {
  const { stream, text } = output(false)
  expect(await new Progress(stream).step('Building', async () => 7)).toBe(7)
  expect(text()).toMatch(/^ {2}Building \.\.\.\n {2}Building +0\.0 s\n$/)
})

test('a failed step says so and passes its error on', async () => {
  const { stream, text } = output(false)
  const failing = new Progress(stream).step('Building', () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(text()).toMatch(/Building +failed after 0\.0 s\n$/)
})

test('on a terminal the line of the running step is kept current, and others stand above it', async () => {
  const { stream, text } = output(true)
  const progress = new Progress(stream)
  await progress.step('Building', async () => {
    await sleep(250)
    progress.say('something else')
  })
  expect(text().split('\r\x1b[2K').length).toBeGreaterThan(4)
  expect(text()).toContain('\r\x1b[2Ksomething else\n')
  expect(text()).toMatch(/Building +0\.\d s\n$/)
})

test('durations read as people say them', () => {
  expect([0, 850, 59_900, 60_000, 204_400].map(duration)).toEqual([
    '0.0 s',
    '0.8 s',
    '59.9 s',
    '1 min 0 s',
    '3 min 24 s',
  ])
})
