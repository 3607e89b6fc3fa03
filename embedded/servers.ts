import type { Layout } from '#embedded/layout.mjs'
import { type Postgres, startPostgres } from '#embedded/postgres.ts'
import type { Supervisor } from '#embedded/supervisor.ts'
import { hasTemporalServer, startTemporal } from '#embedded/temporal.ts'
import { startTemporalDev } from '#embedded/temporal-dev.ts'
import { hasTemporalUi, startTemporalUi } from '#embedded/temporal-ui.ts'

export interface ServersOptions {
  data: string
  layout: Layout
  namespace: string
  retentionDays: number
  /** Given addresses replace the embedded server of that name. */
  databaseUrl?: string
  temporalAddress?: string
  /** Without a port there is no UI. */
  uiPort?: number
  throwAway?: boolean
  /** Wraps the start of each server, for a line of progress. */
  step?: <T>(what: string, work: () => Promise<T>) => Promise<T>
}

/** Where everything answers. */
export interface Servers {
  databaseUrl: string
  temporalAddress: string
  uiUrl?: string
  postgres?: Postgres
}

/** Brings up the servers that are not given by address, in the order they need each other. */
export async function startServers(supervisor: Supervisor, options: ServersOptions): Promise<Servers> {
  const servers: Servers = {
    databaseUrl: options.databaseUrl ?? '',
    temporalAddress: options.temporalAddress ?? '',
  }
  const { layout, step = (_what, work) => work() } = options
  // Temporal keeps its data in the same Postgres, so that one backup holds both.
  const official = !options.temporalAddress && hasTemporalServer(layout)
  if (!options.databaseUrl || official) {
    const postgres = await step('Postgres', () => startPostgres(supervisor, options))
    servers.postgres = postgres
    servers.databaseUrl ||= postgres.url
  }
  const { postgres } = servers
  if (official && postgres) {
    servers.temporalAddress = await step('Temporal', () =>
      startTemporal(supervisor, { ...options, postgres }),
    )
  } else if (!options.temporalAddress) {
    const dev = await step('Temporal (development server)', () => startTemporalDev(supervisor, options))
    servers.temporalAddress = dev.address
    servers.uiUrl = dev.uiUrl
  }
  const { uiPort: port } = options
  if (port && !servers.uiUrl && hasTemporalUi(layout)) {
    const { temporalAddress } = servers
    servers.uiUrl = await step('Temporal UI', () =>
      startTemporalUi(supervisor, { ...options, temporalAddress, port }),
    )
  }
  return servers
}
