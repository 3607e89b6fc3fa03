import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, layout } from '#embedded/layout.mjs'
import { until } from './until.ts'

/** The file by which virus scanners are tried: harmless, and found by all of them (https://www.eicar.org). */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
/** What the signature of our own is about. */
export const evil = 'perdure-test-evil-6f1d'

const hex = (text: string) => Buffer.from(text).toString('hex')
const signatures = `Eicar-Test-Signature:0:0:${hex(eicar)}\nPerdure.Test.Evil:0:*:${hex(evil)}\n`

/** ClamAV's clamd with two signatures, at a socket of its own. It takes files of at most `mostMb`. */
export async function startClamd({ mostMb = 60 } = {}) {
  const program = (await readFile(layout(cacheFolder(process.env)).clamd.marker, 'utf8')).trim()
  const folder = await mkdtemp(join(tmpdir(), 'perdure-clamd-'))
  const address = join(folder, 'clamd.ctl')
  const config = join(folder, 'clamd.conf')
  await writeFile(join(folder, 'test.ndb'), signatures)
  await writeFile(
    config,
    [
      ...[`LocalSocket ${address}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'MaxThreads 4'],
      ...[`StreamMaxLength ${mostMb}M`, `TemporaryDirectory ${folder}`, 'SelfCheck 0'],
    ].join('\n'),
  )
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(program, ['--config-file', config], { stdio: 'ignore' })
    await until('clamd answers', () => answers(address), 60_000)
  }
  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
    await rm(address, { force: true })
  }
  await start()
  return {
    address,
    start,
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path }, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
