import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Config } from '#bin/config.ts'

/** Starts the floor's worker against the servers of the system that is measured. */
export async function startFloorWorker({ databaseUrl, temporal }: Config): Promise<ChildProcess> {
  const child = fork(
    join(import.meta.dirname, 'worker.ts'),
    [databaseUrl, temporal.address, temporal.namespace],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (typeof said !== 'object') throw new Error('The floor worker did not start.')
  return child
}

export async function stopFloorWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
