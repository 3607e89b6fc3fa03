import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { cpuMs, memoryBytes } from '#bin/bench/usage.ts'

const burn = 'const end = Date.now() + 300; while (Date.now() < end);'

describe.runIf(process.platform === 'linux')('what processes use', () => {
  it('counts children, also those that have ended', async () => {
    const parent = spawn(process.execPath, [
      '-e',
      `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(burn)}]); console.log('done'); setTimeout(() => {}, 10_000)`,
    ])
    await once(parent.stdout, 'data')
    const used = await cpuMs([parent.pid!])
    const memory = await memoryBytes([parent.pid!])
    parent.kill()
    expect(used).toBeGreaterThanOrEqual(100)
    expect(memory).toBeGreaterThan(1_000_000)
  })

  it('is nothing for processes that are gone', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    expect(await cpuMs([child.pid!])).toBe(0)
  })
})
