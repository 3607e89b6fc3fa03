import { existsSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '#embedded/files.ts'
import { isServing } from '#embedded/grpc-health.ts'
import type { Layout } from '#embedded/layout.mjs'
import { keptPorts } from '#embedded/ports.ts'
import type { Postgres } from '#embedded/postgres.ts'
import type { Supervisor } from '#embedded/supervisor.ts'
import {
  namespaceRefreshMs,
  TEMPORAL_PORTS,
  type TemporalPorts,
  temporalConfig,
  temporalDynamicConfig,
} from '#embedded/temporal-config.ts'
import { prepareTemporal } from '#embedded/temporal-prepare.ts'
import { ensureTemporalSchema } from '#embedded/temporal-schema.ts'

export interface TemporalOptions {
  data: string
  layout: Layout
  postgres: Postgres
  namespace: string
  retentionDays: number
  /** Data that is thrown away after the run: new namespaces are known sooner, at the price of more reading. */
  throwAway?: boolean
}

/** Whether the official server was built on this machine. */
export function hasTemporalServer(layout: Layout): boolean {
  return existsSync(layout.temporal.server) && existsSync(layout.temporal.sql)
}

/** Starts the official Temporal server on the embedded Postgres. Returns its address once all of it can be used. */
export async function startTemporal(supervisor: Supervisor, options: TemporalOptions): Promise<string> {
  const { namespace, retentionDays, throwAway = false } = options
  const folder = join(options.data, 'temporal')
  const configFile = join(folder, 'config.yaml')
  const dynamicConfigFile = join(folder, 'dynamic-config.yaml')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const ports = await keptPorts(options.data, 'temporal', TEMPORAL_PORTS)
  const database = { port: options.postgres.port, ...options.postgres.temporal }
  await writeWhole(dynamicConfigFile, temporalDynamicConfig({ throwAway }))
  await writeWhole(configFile, temporalConfig({ ports, postgres: database, dynamicConfigFile }))
  await ensureTemporalSchema({ sqlTool: options.layout.temporal.sql, postgres: database })
  const address = `127.0.0.1:${ports.frontend}`
  await supervisor.add({
    name: 'temporal',
    command: options.layout.temporal.server,
    args: ['--config-file', configFile, '--allow-no-auth', 'start'],
    // The limit is soft: above it the collector works harder, nothing fails.
    env: {
      PATH: '/usr/bin:/bin',
      HOME: folder,
      TZ: 'UTC',
      GOGC: '75',
      GOMEMLIMIT: '400MiB',
      TEMPORAL_VERSION_CHECK_DISABLED: '1',
    },
    cwd: folder,
    isReady: () => serves(ports),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 15_000,
  })
  await prepareTemporal({ address, namespace, retentionDays, refreshMs: namespaceRefreshMs(throwAway) })
  return address
}

/** Whether it takes requests. The history role is not asked: it waits five more seconds before it admits to serving. */
async function serves(ports: TemporalPorts): Promise<boolean> {
  const serving = await Promise.all([
    isServing(ports.frontend, 'temporal.api.workflowservice.v1.WorkflowService'),
    isServing(ports.matching, 'temporal.api.workflowservice.v1.MatchingService'),
  ])
  return serving.every(Boolean)
}
