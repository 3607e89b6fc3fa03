import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { writeWhole } from '#embedded/files.ts'
import type { Layout } from '#embedded/layout.mjs'
import type { Supervisor } from '#embedded/supervisor.ts'

export interface TemporalUiOptions {
  data: string
  layout: Layout
  /** Where Temporal's frontend answers. */
  temporalAddress: string
  namespace: string
  port: number
}

/** Whether the UI's server was built on this machine. */
export function hasTemporalUi(layout: Layout): boolean {
  return existsSync(layout.ui.server)
}

/** Starts the Temporal UI, for this machine only. Returns its address. */
export async function startTemporalUi(supervisor: Supervisor, options: TemporalUiOptions): Promise<string> {
  const folder = join(options.data, 'temporal-ui')
  const url = `http://localhost:${options.port}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(join(folder, 'perdure.yaml'), config(options))
  await supervisor.add({
    name: 'temporal-ui',
    command: options.layout.ui.server,
    args: ['--root', folder, '--config', '.', '--env', 'perdure', 'start'],
    env: { PATH: '/usr/bin:/bin', HOME: folder, TZ: 'UTC', GOMEMLIMIT: '64MiB' },
    cwd: folder,
    isReady: async () => (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok,
    readyWithinMs: 20_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 3_000,
  })
  return url
}

function config({ temporalAddress, port, namespace }: TemporalUiOptions): string {
  return stringify({
    temporalGrpcAddress: temporalAddress,
    host: '127.0.0.1',
    port,
    enableUi: true,
    defaultNamespace: namespace,
    showTemporalSystemNamespace: false,
    // Nothing is asked from the internet.
    disableNewsFetch: true,
    notifyOnNewVersion: false,
    hideLogs: true,
    cors: { allowOrigins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`], cookieInsecure: true },
    auth: { enabled: false },
  })
}
