// Fills a database with a realistic desk: `npm run seed -- --tickets 100000`. People, organizations, queues, and
// tickets of two years with their conversations, events, clocks and mails.
import { parseArgs } from 'node:util'
import { loadConfig } from '#bin/config.ts'
import { fillDatabase, NotEmpty } from '#bin/seed/fill.ts'
import { duration, Progress } from '#embedded/progress.mjs'

const usage = `npm run seed -- [--tickets 1000] [--seed 1] [--until 2026-01-31T12:00:00Z] [--more]

  --tickets  how many to make
  --seed     the same number gives the same desk, until the same instant
  --until    the end of the two years that are told; now when left out
  --more     add to the tickets that are there`

const progress = new Progress(process.stdout)
const started = Date.now()
const options = readOptions()
const { databaseUrl } = loadConfig(process.env)

try {
  let written = 0
  await fillDatabase({
    ...{ databaseUrl, ...options },
    step: async (name, work) => progress.step(name === 'tickets' ? `${options.tickets} tickets` : name, work),
    onProgress: (count) => {
      if (
        Math.floor((count * 4) / options.tickets) > Math.floor((written * 4) / options.tickets) &&
        count < options.tickets
      )
        progress.say(`  ${count} of ${options.tickets} tickets after ${duration(Date.now() - started)}`)
      written = count
    },
  })
  progress.say(
    `The desk is filled after ${duration(Date.now() - started)}. "npm run wake" starts the processes of its live tickets.`,
  )
} catch (error) {
  if (!(error instanceof NotEmpty)) throw error
  fail(`${error.message} Add to them with --more.`)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        tickets: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        until: { type: 'string' },
        more: { type: 'boolean', default: false },
      },
    })
    const now = values.until === undefined ? Date.now() : Date.parse(values.until)
    const tickets = Number(values.tickets)
    const seed = Number(values.seed)
    const fits =
      Number.isInteger(tickets) &&
      tickets > 0 &&
      tickets <= 1_000_000 &&
      Number.isInteger(seed) &&
      !Number.isNaN(now)
    if (fits) return { tickets, seed, now, more: values.more }
  } catch (error) {
    console.error((error as Error).message)
  }
  return fail(usage)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
