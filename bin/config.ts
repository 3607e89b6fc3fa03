import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { culprit, type Environment, readEnvironment, variables } from '#bin/environment.ts'
import type { BlobSource } from '#db/blobs.ts'
import { cacheFolder } from '#embedded/layout.mjs'

export type LogLevel = Environment['LOG_LEVEL']

/** What one installation is told by its environment; every process in `bin/` reads it here and nowhere else. */
export interface Config {
  /** The data folder, absolute: secrets, files, logs, and the embedded servers' data. */
  data: string
  /** Where the embedded servers' programs are kept, outside the repository. */
  cache: string
  host: string
  port: number
  /** The console's address as people see it, without a slash at its end. */
  publicUrl: string
  /** Inbound mail. */
  smtp: { host: string; port: number; hostname: string; maxMessageBytes: number }
  /** Outbound mail; without it deliveries are held. */
  smtpUrl: string | undefined
  /** The first mailbox's address. */
  mailFrom: string
  databaseUrl: string
  temporal: {
    address: string
    namespace: string
    uiUrl: string | undefined
    uiPort: number
    retentionDays: number
  }
  /** Where files are kept: the data folder, or a bucket. */
  blobs: BlobSource
  /** Where ClamAV's clamd answers: a socket's path or host:port. Without it files are marked as unscanned. */
  clamdAddress: string | undefined
  /** Signs sessions and links. */
  secret: string
  /** Presets the first administrator, for automation. */
  admin: { email: string; password: string } | undefined
  worker: { maxCachedWorkflows: number; maxActivities: number }
  /** How many requests one token, session or address may make. */
  requestsPerMinute: number
  logLevel: LogLevel
}

/** What `npm start` knows before it has started anything: servers that are not given are its own to bring up. */
export type StartConfig = Omit<Config, 'databaseUrl' | 'secret' | 'temporal'> & {
  databaseUrl: string | undefined
  secret: string | undefined
  temporal: Omit<Config['temporal'], 'address'> & { address: string | undefined }
}

/** The environment does not fit. `lines` has one line per culprit. */
export class ConfigError extends Error {
  readonly lines: string[]

  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

/** The file in the data folder in which a running `npm start` says where its servers answer. */
export function addressesFile(data: string): string {
  return join(data, 'run', 'addresses.json')
}

/** For the entry points: the configuration, or the culprits on stderr and the end of the process. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  return orExit(() => parseConfig(env))
}

/** The same for `bin/start.ts`. */
export function loadStartConfig(env: Record<string, string | undefined>): StartConfig {
  return orExit(() => parseStartConfig(env))
}

/** The configuration of one process. Throws ConfigError. What the environment leaves out is taken from a running `npm start`. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const { culprits, config } = check(env)
  const running = readRunning(config.data)
  const databaseUrl = config.databaseUrl ?? running.databaseUrl
  const address = config.temporal.address ?? running.temporalAddress
  const secret = config.secret ?? readSecret(config.data)
  const missing = `is not set, and no "npm start" runs on ${config.data}`
  if (!databaseUrl && !env.DATABASE_URL)
    culprits.push(culprit('DATABASE_URL', missing, variables.DATABASE_URL.example))
  if (!address && !env.TEMPORAL_ADDRESS)
    culprits.push(culprit('TEMPORAL_ADDRESS', missing, variables.TEMPORAL_ADDRESS.example))
  if (!secret && !env.PERDURE_SECRET)
    culprits.push(culprit('PERDURE_SECRET', missing, variables.PERDURE_SECRET.example))
  if (culprits.length || !databaseUrl || !address || !secret) throw new ConfigError(culprits)
  const temporal = { ...config.temporal, address, uiUrl: config.temporal.uiUrl ?? running.uiUrl }
  return { ...config, databaseUrl, secret, temporal }
}

/** The configuration of `npm start`. Throws ConfigError. */
export function parseStartConfig(env: Record<string, string | undefined>): StartConfig {
  const { culprits, config } = check(env)
  if (culprits.length) throw new ConfigError(culprits)
  return config
}

function check(env: Record<string, string | undefined>): { culprits: string[]; config: StartConfig } {
  const { values, culprits } = readEnvironment(env)
  const given = { email: values.PERDURE_ADMIN_EMAIL, password: values.PERDURE_ADMIN_PASSWORD }
  if (!given.email !== !given.password && !culprits.some((line) => line.startsWith('PERDURE_ADMIN_'))) {
    const name = given.email ? 'PERDURE_ADMIN_PASSWORD' : 'PERDURE_ADMIN_EMAIL'
    culprits.push(
      culprit(name, 'must be set too, since the other half of the administrator is', variables[name].example),
    )
  }
  if (!values.S3_ACCESS_KEY_ID !== !values.S3_SECRET_ACCESS_KEY) {
    const name = values.S3_ACCESS_KEY_ID ? 'S3_SECRET_ACCESS_KEY' : 'S3_ACCESS_KEY_ID'
    culprits.push(
      culprit(name, 'must be set too, since the other half of the key is', variables[name].example),
    )
  }
  if (values.PORT !== undefined && values.PORT === values.SMTP_PORT) {
    culprits.push(culprit('SMTP_PORT', `must differ from PORT, both are ${values.PORT}`, '2525'))
  }
  return { culprits, config: toConfig(values, env, given) }
}

function toConfig(
  values: Environment,
  env: Record<string, string | undefined>,
  admin: { email: string | undefined; password: string | undefined },
): StartConfig {
  return {
    data: resolve(values.PERDURE_DATA ?? '.perdure'),
    cache: cacheFolder(env),
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PERDURE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    smtp: {
      host: values.SMTP_HOST ?? values.HOST,
      port: values.SMTP_PORT,
      hostname: values.SMTP_HOSTNAME,
      maxMessageBytes: values.SMTP_MAX_MESSAGE_MB * 1024 * 1024,
    },
    smtpUrl: values.SMTP_URL,
    mailFrom: values.PERDURE_MAIL_FROM,
    databaseUrl: values.DATABASE_URL,
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE,
      uiUrl: values.TEMPORAL_UI_URL?.replace(/\/+$/, ''),
      uiPort: values.PERDURE_TEMPORAL_UI_PORT,
      retentionDays: values.PERDURE_TEMPORAL_RETENTION_DAYS,
    },
    blobs: blobsOf(values),
    clamdAddress: values.CLAMD_ADDRESS,
    secret: values.PERDURE_SECRET,
    admin: admin.email && admin.password ? { email: admin.email, password: admin.password } : undefined,
    worker: {
      maxCachedWorkflows: values.PERDURE_MAX_CACHED_WORKFLOWS,
      maxActivities: values.PERDURE_MAX_ACTIVITIES,
    },
    requestsPerMinute: values.PERDURE_REQUESTS_PER_MINUTE,
    logLevel: values.LOG_LEVEL,
  }
}

function blobsOf(values: Environment): BlobSource {
  const data = resolve(values.PERDURE_DATA ?? '.perdure')
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region, S3_PREFIX: prefix } = values
  if (!bucket) return { kind: 'disk', folder: join(data, 'files') }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined
  return { kind: 's3', endpoint, region, bucket, prefix, credentials, folder: join(data, 'incoming') }
}

interface Running {
  databaseUrl?: string
  temporalAddress?: string
  uiUrl?: string
}

function readRunning(data: string): Running {
  try {
    return JSON.parse(readFileSync(addressesFile(data), 'utf8')) as Running
  } catch {
    return {}
  }
}

function readSecret(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'secrets', 'perdure'), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

function orExit<T>(load: () => T): T {
  try {
    return load()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.lines.join('\n')}\n`)
    // EX_CONFIG: supervisors and scripts can tell it from a crash.
    process.exit(78)
  }
}
