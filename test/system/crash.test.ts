import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '#test/support/until.ts'
import { services } from './crash/product.ts'
import { summary } from './crash/summary.ts'
import { inDoubt } from './crash/violations-deliveries.ts'
import { CrashWorld } from './crash/world.ts'

let world: CrashWorld

beforeAll(async () => {
  world = await CrashWorld.start(1)
})
afterAll(() => world?.stop())

it('loses nothing it accepted and does nothing twice, whatever is killed', async () => {
  const { product, agents, receiver } = world
  world.work({ agents: 4, writers: 2, pauseMs: 400 })
  await until('it works', () => agents.answers.length > 20 && receiver.arrived.size > 10, 60_000)

  for (const service of services) await world.recovered(await product.kill(service))
  const doubtful = await killWorkerBetweenDataAndAnswer()
  for (const service of services) await world.recovered(await product.kill(service))
  // A mail that is refused is tried again after half a minute: none of the last ones, for the test's sake.
  receiver.refusing = false
  await world.recovered(await product.killConnection())
  await world.recovered(await product.kill('worker', 'postgres'))
  await world.recovered(await product.killEverything())

  await world.settle(120_000)
  console.log(await summary(world))
  expect(await world.violations()).toEqual([])
  expect(await inDoubt(world.product)).toEqual(expect.arrayContaining(doubtful))
})

/** The one moment at which nobody can know whether a mail was taken. Gives the mails. */
async function killWorkerBetweenDataAndAnswer(): Promise<string[]> {
  const { product, receiver } = world
  receiver.hold()
  await until('mails wait for their answer', () => receiver.waiting.length >= 2, 60_000)
  const kill = await product.kill('worker')
  const doubtful = receiver.waiting
  receiver.release()
  await world.recovered(kill)
  return doubtful
}
