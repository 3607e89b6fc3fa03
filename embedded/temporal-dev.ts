import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from '#embedded/files.ts'
import { isServing } from '#embedded/grpc-health.ts'
import type { Layout } from '#embedded/layout.mjs'
import { freePort, keptPorts } from '#embedded/ports.ts'
import type { Supervisor } from '#embedded/supervisor.ts'
import { namespaceRefreshMs } from '#embedded/temporal-config.ts'
import { prepareTemporal } from '#embedded/temporal-prepare.ts'

export interface TemporalDevOptions {
  data: string
  layout: Layout
  namespace: string
  retentionDays: number
  uiPort?: number
}

/**
 * Starts Temporal's development server, for machines without Go: the same interface on a SQLite
 * file in the data folder, at about half the speed. `bin/setup.mjs` noted where its program is.
 */
export async function startTemporalDev(
  supervisor: Supervisor,
  options: TemporalDevOptions,
): Promise<{ address: string; uiUrl?: string }> {
  const program = (await readIfThere(options.layout.devServer.marker))?.trim()
  if (!program) {
    throw new Error(
      'There is no Temporal server on this machine. Run "node bin/setup.mjs", or give one by TEMPORAL_ADDRESS.',
    )
  }
  const folder = join(options.data, 'temporal-dev')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const { frontend } = await keptPorts(options.data, 'temporalDev', ['frontend'])
  const uiPort = options.uiPort
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(frontend),
    '--http-port',
    String(await freePort()),
  ]
  args.push(
    '--db-filename',
    join(folder, 'temporal.db'),
    '--namespace',
    options.namespace,
    '--log-level',
    'warn',
  )
  args.push('--dynamic-config-value', 'frontend.enableServerVersionCheck=false')
  args.push(...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']))
  const address = `127.0.0.1:${frontend}`
  await supervisor.add({
    name: 'temporal',
    command: program,
    args,
    env: { PATH: '/usr/bin:/bin', HOME: folder, TZ: 'UTC' },
    cwd: folder,
    isReady: () => isServing(frontend, 'temporal.api.workflowservice.v1.WorkflowService'),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 15_000,
  })
  await prepareTemporal({
    address,
    namespace: options.namespace,
    retentionDays: options.retentionDays,
    refreshMs: namespaceRefreshMs(false),
  })
  return { address, uiUrl: uiPort ? `http://127.0.0.1:${uiPort}` : undefined }
}
