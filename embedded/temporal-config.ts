import { stringify } from 'yaml'

/** The ports of one Temporal server process: a pair for each of its four roles. */
export const TEMPORAL_PORTS = [
  'frontend',
  'frontendMembership',
  'history',
  'historyMembership',
  'matching',
  'matchingMembership',
  'worker',
  'workerMembership',
] as const

export type TemporalPorts = Record<(typeof TEMPORAL_PORTS)[number], number>

/** Fixed for the life of the database: Temporal cannot change it later. */
const HISTORY_SHARDS = 16
const HOST = '127.0.0.1'

export interface TemporalConfigOptions {
  ports: TemporalPorts
  postgres: { port: number; user: string; password: string }
  dynamicConfigFile: string
}

/** The server's configuration file: all four roles in one process, everything on this machine only. */
export function temporalConfig({ ports, postgres, dynamicConfigFile }: TemporalConfigOptions): string {
  const rpc = (grpcPort: number, membershipPort: number) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  })
  return stringify({
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      // Each of the four roles opens its own pools, so these count four times.
      datastores: {
        default: store('temporal', postgres, 8),
        visibility: store('temporal_visibility', postgres, 2),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: HOST }, pprof: { port: 0 } },
    services: {
      frontend: rpc(ports.frontend, ports.frontendMembership),
      history: rpc(ports.history, ports.historyMembership),
      matching: rpc(ports.matching, ports.matchingMembership),
      worker: rpc(ports.worker, ports.workerMembership),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `${HOST}:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  })
}

/** How often each role of the server reads the namespaces anew; until then it does not know a new one. */
export function namespaceRefreshMs(throwAway: boolean): number {
  return throwAway ? 200 : 2_000
}

/** Settings the server reads again while it runs. */
export function temporalDynamicConfig(options: { throwAway: boolean }): string {
  const settings: Record<string, unknown> = {
    'system.namespaceCacheRefreshInterval': `${namespaceRefreshMs(options.throwAway)}ms`,
    // One process: a second partition of a task queue would only add a hop between them.
    'matching.numTaskqueueReadPartitions': 1,
    'matching.numTaskqueueWritePartitions': 1,
    // The defaults are for hosts with many gigabytes: 128,000 workflows and 256 MB of events.
    'history.hostLevelCacheMaxSize': 4096,
    'history.eventsHostLevelCacheMaxSizeBytes': 32 * 1024 * 1024,
    'history.cacheTTL': '10m',
    'history.eventsCacheTTL': '10m',
    // After a crash all tasks since the last checkpoint are done again before new ones have their turn: by default
    // those of 30 seconds, 512 of each kind at once on a handful of connections, which then time out.
    'history.transferProcessorUpdateAckInterval': '5s',
    'history.timerProcessorUpdateAckInterval': '5s',
    'history.visibilityProcessorUpdateAckInterval': '5s',
    'history.transferProcessorSchedulerWorkerCount': 64,
    'history.timerProcessorSchedulerWorkerCount': 32,
    'history.visibilityProcessorSchedulerWorkerCount': 4,
    // Nothing asks the internet whether there is a newer version.
    'frontend.enableServerVersionCheck': false,
  }
  return stringify(Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, [{ value }]])))
}

function store(
  databaseName: string,
  postgres: TemporalConfigOptions['postgres'],
  connections: number,
): object {
  return {
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${HOST}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: postgres.password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  }
}
