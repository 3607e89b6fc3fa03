import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { addressesFile, parseConfig, parseStartConfig } from '#bin/config.ts'
import { type Parts, System } from '#bin/system.ts'
import { freePort } from '#embedded/ports.ts'
import { temporaryFolder, until } from './temporary.ts'

const PARTS: Parts = {
  migrate: 'programs/migrate.mjs',
  adminLink: 'programs/admin-link.mjs',
  processes: [
    { name: 'worker', title: 'Worker', file: 'programs/worker.mjs' },
    { name: 'api', title: 'API', file: 'programs/api.mjs', readyPath: '/readyz' },
  ],
}

/** A system of stand-ins on a real Postgres; Temporal is given by an address that none of them uses. */
async function system(data: string, env: Record<string, string> = {}, parts = PARTS) {
  const steps: string[] = []
  const told: string[] = []
  const given = { PERDURE_DATA: data, TEMPORAL_ADDRESS: 'localhost:1', ...env }
  const all = { PORT: String(await freePort()), SMTP_PORT: String(await freePort()), ...given }
  const made = new System({
    config: parseStartConfig(all),
    env: all,
    cwd: dirname(fileURLToPath(import.meta.url)),
    parts,
    step: (name, work) => {
      steps.push(name)
      return work()
    },
    tell: (line) => told.push(line),
  })
  onTestFinished(() => made.stop())
  return { system: made, steps, told, port: all.PORT }
}

async function environmentOf(port: string): Promise<Record<string, string>> {
  return (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Record<string, string>
}

test('starts all in order, hands each its addresses, and finds the same again next time', async () => {
  const data = await temporaryFolder()
  const first = await system(data)
  const up = await first.system.start()
  expect(first.steps).toEqual(['Postgres', 'Database schema', 'Worker', 'API'])
  expect(up.adminLink).toBe(`http://localhost:${first.port}/setup/once`)
  const seen = await environmentOf(first.port)
  expect(seen).toMatchObject({
    DATABASE_URL: up.servers.databaseUrl,
    TEMPORAL_ADDRESS: 'localhost:1',
    PERDURE_DATA: data,
  })
  expect(seen.PERDURE_SECRET?.length).toBeGreaterThan(40)
  // A command beside it needs no environment but the data folder.
  expect(parseConfig({ PERDURE_DATA: data, TEMPORAL_ADDRESS: 'localhost:1' })).toMatchObject({
    databaseUrl: up.servers.databaseUrl,
    secret: seen.PERDURE_SECRET,
  })
  await first.system.stop()
  expect(await readdir(join(data, 'run'))).toEqual([])
  expect(() => parseConfig({ PERDURE_DATA: data })).toThrow(
    /DATABASE_URL is not set, and no "npm start" runs/,
  )

  const second = await system(data)
  await second.system.start()
  expect(await environmentOf(second.port)).toEqual(seen)
})

test('a second one on the same data folder is refused, and the first goes on', async () => {
  const data = await temporaryFolder()
  const first = await system(data)
  await first.system.start()
  const second = await system(data)
  await expect(second.system.start()).rejects.toThrow(
    `Perdure already runs on ${data} (process ${process.pid})`,
  )
  await second.system.stop()
  expect(JSON.parse(await readFile(addressesFile(data), 'utf8'))).toHaveProperty('databaseUrl')
  expect(await environmentOf(first.port)).toBeDefined()
})

test('a taken port is named with its variable, before anything is started', async () => {
  const data = await temporaryFolder()
  const port = await freePort()
  const taker = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void taker.close())
  const taken = await system(data, { SMTP_PORT: String(port) })
  await expect(taken.system.start()).rejects.toThrow(
    `Port ${port} for incoming mail is taken by another program`,
  )
  expect(taken.steps).toEqual([])
})

test('a failed migration stops the start and shows what it said', async () => {
  const data = await temporaryFolder()
  const failing = await system(data, { MIGRATION_FAILS: '1' })
  await expect(failing.system.start()).rejects.toMatchObject({
    message: 'migrate did not start: ended with code 1',
    logTail: expect.stringContaining('relation "ticket" does not fit'),
  })
  expect(failing.steps).toEqual(['Postgres', 'Database schema'])
})

test('a killed process is told about in one line, and again when it is back', async () => {
  const data = await temporaryFolder()
  const one = await system(data)
  await one.system.start()
  const note = JSON.parse(await readFile(join(data, 'run', 'api.pid.json'), 'utf8')) as { pid: number }
  process.kill(note.pid, 'SIGKILL')
  await until(() => one.told.length === 2)
  expect(one.told[0]).toBe('api ended by SIGKILL; starting it again')
  expect(one.told[1]).toMatch(/^api is back after \d\.\d s$/)
  expect(await environmentOf(one.port)).toBeDefined()
})
