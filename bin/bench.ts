// Measures a whole system of its own against the speed budget: `npm run bench`. See docs/performance.md.
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startFloorWorker, stopFloorWorker } from '#bin/bench/floor/process.ts'
import { Generator } from '#bin/bench/generator.ts'
import { chosen } from '#bin/bench/lines.ts'
import { Measure } from '#bin/bench/measure.ts'
import { type PermissionCost, permissionCost } from '#bin/bench/permissions.ts'
import { runCommand, type Stack, startStack } from '#bin/bench/stack.ts'
import { chooseSubject } from '#bin/bench/subject.ts'
import { partsTable, type Result, table } from '#bin/bench/table.ts'
import { memoryByCommand, memoryBytes } from '#bin/bench/usage.ts'
import { type Database, openDatabase, openPool } from '#db/database.ts'

const usage = `npm run bench -- [--only search] [--detail] [--tickets 100000] [--seconds 5] [--data folder] [--json file] [--plain] [--parts]

  --only     lines whose name holds this
  --detail   each list by itself, too
  --tickets  how many to fill the desk with
  --seconds  how long each line is measured
  --data     keep the desk in this folder, and use it again next time
  --json     write the figures to this file
  --plain    ask for answers that are not compressed
  --parts    show which process the CPU of each line went to, too`

const memoryBudget = 1.2 * 1024 ** 3
const options = readOptions()
const lines = chosen(options.only, options.detail)
const started = Date.now()
const generator = await Generator.start()
let stack: Stack | undefined
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().then(() => process.exit(130)))

try {
  stack = await startStack({
    ...(options.data ? { data: options.data } : {}),
    smtpUrl: `smtp://127.0.0.1:${generator.smtpPort}`,
    tell: console.log,
  })
  await fill(stack)
  const memory = await idleMemory(stack)
  const permissions = await withDatabase(stack, permissionCost)
  const results = await measureAll(stack)
  report(results, memory, permissions)
  if (options.json)
    await writeFile(
      options.json,
      `${JSON.stringify({ at: new Date().toISOString(), memory, permissions, results }, null, 2)}\n`,
    )
} catch (error) {
  if (!stopping) console.error(error)
  process.exitCode = 1
} finally {
  await stop()
}

async function stop(): Promise<void> {
  stopping = true
  generator.stop()
  await stack?.stop()
}

async function withDatabase<T>({ config }: Stack, use: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(openPool(config.databaseUrl, 1, () => undefined))
  try {
    return await use(db)
  } finally {
    await db.destroy()
  }
}

async function fill(stack: Stack): Promise<void> {
  const there = await withDatabase(stack, (db) =>
    db.selectFrom('ticket').select('id').limit(1).executeTakeFirst(),
  )
  if (!there) await runCommand(stack, 'bin/seed.ts', ['--tickets', String(options.tickets)])
}

/** After some quiet seconds, so that what the start needed has been given back. */
async function idleMemory({
  pid,
}: Stack): Promise<{ bytes: number | null; parts: { command: string; bytes: number }[] }> {
  await sleep(3_000)
  return { bytes: await memoryBytes([pid]), parts: await memoryByCommand([pid]) }
}

async function measureAll({ config, pid }: Stack): Promise<Result[]> {
  const floorWorker = await startFloorWorker(config)
  try {
    generator.useSubject(await chooseSubject(config, !options.plain))
    const measure = new Measure({
      generator,
      roots: [pid, floorWorker.pid!],
      databaseUrl: config.databaseUrl,
      seconds: options.seconds,
    })
    const results: Result[] = []
    for (const line of lines) {
      console.log(`  ${line.name.trim()} ...`)
      const result = await measure
        .line(line)
        .catch((error: unknown) => console.error(`  ${line.name.trim()} could not be measured: ${error}`))
      if (result) results.push(result)
      const { firstError } = result?.reading ?? {}
      if (firstError) console.log(`    ${firstError}`)
    }
    return results
  } finally {
    await stopFloorWorker(floorWorker)
  }
}

function report(
  results: readonly Result[],
  memory: Awaited<ReturnType<typeof idleMemory>>,
  { check, lookup }: PermissionCost,
): void {
  console.log()
  for (const line of table(results)) console.log(line)
  console.log()
  if (options.parts) console.log(`CPU ms by process:\n${partsTable(results).join('\n')}\n`)
  console.log(
    `Permission checks: ${check.p95.toFixed(3)} ms added to a read at p95, budget 1 ms: ${check.p95 <= 1 ? 'ok' : 'OVER'}; finding out what somebody may do, once in five seconds: ${lookup.p95.toFixed(1)} ms at p95`,
  )
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`
  const parts = memory.parts.map(({ command, bytes }) => `${command} ${megabytes(bytes)}`).join(', ')
  if (memory.bytes === null) console.log('Idle memory: not readable for this user.')
  else
    console.log(
      `Idle memory: ${megabytes(memory.bytes)}, budget ${megabytes(memoryBudget)}: ${memory.bytes <= memoryBudget ? 'ok' : 'OVER'} (${parts})`,
    )
  console.log(
    `Milliseconds. ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the end, ${Math.round((Date.now() - started) / 1000)} s in all. The floor is the bare read, update or update with start of the same run.`,
  )
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string' },
        detail: { type: 'boolean', default: false },
        tickets: { type: 'string', default: '100000' },
        seconds: { type: 'string', default: '5' },
        data: { type: 'string' },
        json: { type: 'string' },
        plain: { type: 'boolean', default: false },
        parts: { type: 'boolean', default: false },
      },
    })
    const seconds = Number(values.seconds)
    const tickets = Number(values.tickets)
    if (seconds > 0 && Number.isInteger(tickets) && tickets > 0) return { ...values, seconds, tickets }
  } catch (error) {
    console.error((error as Error).message)
  }
  console.error(usage)
  process.exit(1)
}
