// The crash test without end, for those who look for what it does not find: kills whatever, whenever.
// `node test/system/crash/storm.ts [--minutes 5] [--seed 7] [--agents 4] [--writers 2] [--pause 400] [--keep]`
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { until } from '#test/support/until.ts'
import { type Kill, type Service, services } from './product.ts'
import { summary } from './summary.ts'
import { CrashWorld } from './world.ts'

const text = (value: string) => ({ type: 'string', default: value }) as const
const { values } = parseArgs({
  options: {
    ...{ minutes: text('5'), seed: text('1'), agents: text('4'), writers: text('2'), pause: text('400') },
    keep: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const world = await CrashWorld.start(Number(values.seed))
const { product, receiver, random, agents } = world
const endsAt = Date.now() + Number(values.minutes) * 60_000
const targets = (values.only?.split(',') as Service[] | undefined) ?? services
const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 23)} ${line}`)
say(`up; data in ${product.data}`)

let failed = false
try {
  world.work({
    agents: Number(values.agents),
    writers: Number(values.writers),
    pauseMs: Number(values.pause),
  })
  await until('it works', () => agents.answers.length > 20, 30_000)
  while (Date.now() < endsAt) {
    if (random.chance(0.2)) receiver.hold()
    await sleep(random.between(0, 3_000))
    const kill = await strike()
    receiver.release()
    await world.recovered(kill)
    const { createMs, replyMs } = world.recoveries.at(-1) ?? {}
    say(`${kill.what}: ${createMs} / ${replyMs} ms`)
  }
  await world.settle(240_000)
  console.log(await summary(world))
  const wrong = await world.violations()
  failed = wrong.length > 0
  console.log(wrong.length ? wrong.join('\n') : 'Nothing is wrong.')
} catch (error) {
  failed = true
  console.error(error)
} finally {
  const keepData = values.keep || failed
  if (keepData) say(`data kept in ${product.data}`)
  await world.stop({ keepData })
}
process.exit(failed ? 1 : 0)

async function strike(): Promise<Kill> {
  const dice = random.next()
  if (dice < 0.6) return product.kill(random.pick(targets))
  if (dice > 0.95 && !values.only) return product.killEverything()
  if (dice < 0.7 && targets.includes('postgres')) return product.killConnection()
  const chosen = targets.filter(() => random.chance(0.5))
  return chosen.length ? product.kill(...chosen) : product.kill(random.pick(targets))
}
