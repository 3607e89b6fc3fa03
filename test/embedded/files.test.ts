import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptSecret, readIfThere, writeWhole } from '#embedded/files.ts'
import { DataFolderBusy, lockDataFolder } from '#embedded/lock.ts'
import { LogFile } from '#embedded/log-file.ts'
import { freePort, isPortFree, keptPorts } from '#embedded/ports.ts'
import { temporaryFolder } from './temporary.ts'

test('a secret is made once, is long, and only its owner can read it', async () => {
  const data = await temporaryFolder()
  const together = await Promise.all(Array.from({ length: 20 }, () => keptSecret(data, 'one')))
  expect(new Set(together).size).toBe(1)
  expect(together[0]).toMatch(/^[\w-]{43}$/)
  expect(await keptSecret(data, 'one')).toBe(together[0])
  expect(await keptSecret(data, 'other')).not.toBe(together[0])
  expect((await stat(join(data, 'secrets', 'one'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(data, 'secrets'))).mode & 0o777).toBe(0o700)
  expect(await readdir(join(data, 'secrets'))).toEqual(['one', 'other'])
})

test('a file is written whole, with its rights, and leaves no draft', async () => {
  const folder = await temporaryFolder()
  await writeWhole(join(folder, 'below', 'file'), 'first')
  await writeWhole(join(folder, 'below', 'file'), 'second')
  expect(await readIfThere(join(folder, 'below', 'file'))).toBe('second')
  expect(await readIfThere(join(folder, 'none'))).toBeUndefined()
  expect(await readdir(join(folder, 'below'))).toEqual(['file'])
})

test('ports are kept from start to start, and one that was taken meanwhile is chosen anew', async () => {
  const data = await temporaryFolder()
  const first = await keptPorts(data, 'group', ['a', 'b'])
  expect(first.a).not.toBe(first.b)
  expect(await keptPorts(data, 'group', ['a', 'b'])).toEqual(first)
  const taker = createServer().listen(first.a, '127.0.0.1')
  onTestFinished(() => void taker.close())
  await new Promise((resolve) => taker.once('listening', resolve))
  expect(await isPortFree(first.a)).toBe(false)
  const second = await keptPorts(data, 'group', ['a', 'b'])
  expect(second.b).toBe(first.b)
  expect(second.a).not.toBe(first.a)
  expect(await isPortFree(await freePort())).toBe(true)
})

test('a data folder has one owner; a dead one loses it', async () => {
  const data = await temporaryFolder()
  const unlock = await lockDataFolder(data)
  await expect(lockDataFolder(data)).rejects.toThrow(DataFolderBusy)
  await unlock()
  const again = await lockDataFolder(data)
  await again()
  for (const left of [
    '',
    'not json',
    JSON.stringify({ pid: 999_999_999, started: '1' }),
    JSON.stringify({ pid: process.pid, started: '1' }),
  ]) {
    await writeFile(join(data, 'lock'), left)
    const taken = await lockDataFolder(data)
    await taken()
  }
  expect(await readdir(data)).toEqual([])
})

test('a log file keeps below its limit, and its end can be read', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'logs'))
  const path = join(folder, 'logs', 'one.log')
  await writeFile(path, `${'x'.repeat(1023)}\n`.repeat(51 * 1024))
  const log = new LogFile(path)
  onTestFinished(() => log.close())
  expect((await stat(path)).size).toBe(0)
  expect((await stat(`${path}.1`)).size).toBe(51 * 1024 * 1024)
  await writeFile(path, `${'y'.repeat(5000)}\nlast line\n`)
  expect(log.tail()).toBe('last line')
})
