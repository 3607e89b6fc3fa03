import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { PidNote } from '#embedded/pid-note.ts'
import { freePort } from '#embedded/ports.ts'
import { isAlive, startedAt } from '#embedded/processes.ts'
import { type Service, ServiceFailed } from '#embedded/service.ts'
import { Supervisor } from '#embedded/supervisor.ts'
import { temporaryFolder, until } from './temporary.ts'

const PROGRAM = fileURLToPath(new URL('./programs/server.mjs', import.meta.url))
const PARENT = fileURLToPath(new URL('./programs/parent.ts', import.meta.url))

async function service(
  data: string,
  name: string,
  mode = '',
  overrides: Partial<Service> = {},
): Promise<Service & { port: number }> {
  const port = await freePort()
  return {
    name,
    command: process.execPath,
    args: [PROGRAM, String(port), join(data, 'notes'), name, mode],
    env: {},
    isReady: () => answers(port),
    readyWithinMs: 10_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 5_000,
    port,
    ...overrides,
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    (response) => response.ok,
    () => false,
  )
}

async function supervisor(data: string): Promise<Supervisor> {
  const made = new Supervisor(data)
  onTestFinished(() => made.stop())
  return made
}

test('a killed process is back soon, on the same port, and both are told', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const told: unknown[] = []
  running.on('down', (...news) => told.push(news))
  running.on('up', (name) => told.push(name))
  const one = await service(data, 'one')
  await running.add(one)
  const before = running.pid('one') ?? 0
  process.kill(before, 'SIGKILL')
  await until(() => told.length === 2)
  expect(told).toEqual([['one', 'ended by SIGKILL', 1], 'one'])
  expect(running.pid('one')).not.toBe(before)
  expect(await answers(one.port)).toBe(true)
})

test('everything stops in reverse order', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const services = await Promise.all(['one', 'two', 'three'].map((name) => service(data, name)))
  for (const each of services) await running.add(each)
  const stopping: string[] = []
  await running.stop((name) => stopping.push(name))
  expect(stopping).toEqual(['three', 'two', 'one'])
  expect(await readFile(join(data, 'notes'), 'utf8')).toBe('three\ntwo\none\n')
  expect(await Promise.all(services.map(({ port }) => answers(port)))).toEqual([false, false, false])
})

test('a process that does not listen is killed when its time is over', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  await running.add(await service(data, 'deaf', 'deaf', { stopWithinMs: 200 }))
  const pid = running.pid('deaf') ?? 0
  await running.stop()
  expect(await isAlive(pid)).toBe(false)
})

test('a process that does not come up fails with its reason and the end of its log', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const failure = await running.add(await service(data, 'broken', 'fails')).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ServiceFailed)
  expect(failure).toMatchObject({
    message: 'broken did not start: ended with code 3',
    logFile: join(data, 'logs', 'broken.log'),
  })
  expect((failure as ServiceFailed).logTail).toContain('the reason is written here')
})

test('a command that does not exist fails as well', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const missing = await service(data, 'missing', '', { command: '/does/not/exist' })
  await expect(running.add(missing)).rejects.toThrow('missing did not start: spawn /does/not/exist ENOENT')
})

test('stopping during a start ends it, and the start is rejected', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const starting = running.add(
    await service(data, 'slow', '', { isReady: async () => false, readyWithinMs: 60_000 }),
  )
  const rejected = expect(starting).rejects.toThrow('slow did not start')
  await until(() => running.pid('slow') !== undefined)
  await running.stop()
  await rejected
})

test('a Node child can say itself that it is ready', async () => {
  const data = await temporaryFolder()
  const running = await supervisor(data)
  const one = await service(data, 'one', '', { ipc: true, isReady: async (said) => said })
  await running.add(one)
  expect(await answers(one.port)).toBe(true)
})

test('children do not outlive a supervisor that is killed', async () => {
  const data = await temporaryFolder()
  const port = await freePort()
  const parent = spawn(process.execPath, [PARENT, data, PROGRAM, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (chunk) => resolve(String(chunk))),
  )
  expect(await answers(port)).toBe(true)
  parent.kill('SIGKILL')
  await until(async () => !(await isAlive(Number(said))))
  expect(await readFile(join(data, 'notes'), 'utf8')).toBe('child\n')
})

test('what a killed supervisor left is ended before a new start, and nothing else', async () => {
  const data = await temporaryFolder()
  await mkdir(join(data, 'run'))
  const left = execFile('sleep', ['60'])
  const spared = execFile('sleep', ['60'])
  onTestFinished(() => void spared.kill())
  const note = PidNote.of(data, 'one')
  await note.write(left.pid ?? 0, 'SIGTERM')
  await note.endLeftover()
  expect(await isAlive(left.pid ?? 0)).toBe(true)
  // The leftover above is no group leader, as our children are: a plain process is never signalled.
  const leader = spawn('sleep', ['60'], { detached: true })
  await note.write(leader.pid ?? 0, 'SIGTERM')
  await note.endLeftover()
  await until(async () => !(await isAlive(leader.pid ?? 0)))
  // A number that was given to another process since is recognised by its start time.
  const stale = JSON.stringify({ pid: spared.pid, started: `${await startedAt(spared.pid ?? 0)}1` })
  await writeFile(join(data, 'run', 'one.pid.json'), stale)
  await note.endLeftover()
  expect(await isAlive(spared.pid ?? 0)).toBe(true)
  left.kill()
})
