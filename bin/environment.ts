import { z } from 'zod'

/** The environment variables Perdure knows: what each may be, and an example for whoever got it wrong. */
interface Variable<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  example: string
  /** Its value never appears in a message. */
  secret?: boolean
}

const variable = <Schema extends z.ZodType>(schema: Schema, example: string): Variable<Schema> => ({
  schema,
  example,
})
const secret = <Schema extends z.ZodType>(schema: Schema, example: string): Variable<Schema> => ({
  schema,
  example,
  secret: true,
})

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`)

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    )

const text = z.string()
const emailAddress = text.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/, 'must be one mail address')
const hostAndPort = text.regex(
  /^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/,
  'must be a host and a port, without a protocol',
)

export const variables = {
  PORT: variable(whole(1, 65535).default(3000), '3000'),
  HOST: variable(text.default('127.0.0.1'), '127.0.0.1'),
  PERDURE_URL: variable(url('http', 'https').optional(), 'https://desk.example.com'),
  PERDURE_DATA: variable(text.default('.perdure'), '/var/lib/perdure'),
  PERDURE_CACHE: variable(text.optional(), '/var/cache/perdure'),
  SMTP_PORT: variable(whole(1, 65535).default(2525), '2525'),
  SMTP_HOST: variable(text.optional(), '0.0.0.0'),
  SMTP_HOSTNAME: variable(
    text.regex(/^[A-Za-z0-9.-]+$/, 'must be a host name').default('localhost'),
    'desk.example.com',
  ),
  SMTP_MAX_MESSAGE_MB: variable(whole(1, 500).default(60), '60'),
  DATABASE_URL: secret(
    url('postgres', 'postgresql').optional(),
    'postgres://perdure:password@db.example.com:5432/perdure',
  ),
  TEMPORAL_ADDRESS: variable(hostAndPort.optional(), 'temporal.example.com:7233'),
  TEMPORAL_NAMESPACE: variable(
    text.regex(/^[A-Za-z0-9._-]{2,255}$/, 'must be letters, digits, dots or dashes').default('perdure'),
    'perdure',
  ),
  TEMPORAL_UI_URL: variable(url('http', 'https').optional(), 'https://temporal.example.com'),
  PERDURE_TEMPORAL_UI_PORT: variable(whole(1, 65535).default(8233), '8233'),
  PERDURE_TEMPORAL_RETENTION_DAYS: variable(whole(1, 3650).default(30), '30'),
  SMTP_URL: secret(url('smtp', 'smtps').optional(), 'smtp://user:password@mail.example.com:587'),
  PERDURE_MAIL_FROM: variable(emailAddress.default('support@localhost'), 'support@example.com'),
  S3_BUCKET: variable(
    text.regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, 'must be the name of a bucket').optional(),
    'perdure-files',
  ),
  S3_ENDPOINT: variable(url('http', 'https').optional(), 'https://s3.example.com'),
  S3_REGION: variable(text.default('us-east-1'), 'eu-central-1'),
  S3_PREFIX: variable(
    text.regex(/^[\w./-]{0,200}$/, 'must be letters, digits, dots, dashes and slashes').default(''),
    'desk/',
  ),
  S3_ACCESS_KEY_ID: variable(text.optional(), 'AKIAIOSFODNN7EXAMPLE'),
  S3_SECRET_ACCESS_KEY: secret(text.optional(), 'the key that belongs to S3_ACCESS_KEY_ID'),
  CLAMD_ADDRESS: variable(
    text
      .regex(
        /^\/.+$|^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/,
        "must be a socket's path, or a host and a port",
      )
      .optional(),
    '/run/clamav/clamd.ctl',
  ),
  PERDURE_SECRET: secret(
    text.min(32, 'must be at least 32 characters long').optional(),
    '$(openssl rand -base64 32)',
  ),
  PERDURE_ADMIN_EMAIL: variable(emailAddress.optional(), 'admin@example.com'),
  PERDURE_ADMIN_PASSWORD: secret(
    text
      .min(8, 'must be at least 8 characters long')
      .max(128, 'must be at most 128 characters long')
      .optional(),
    'a-long-password',
  ),
  PERDURE_MAX_CACHED_WORKFLOWS: variable(whole(0, 100_000).default(500), '500'),
  PERDURE_MAX_ACTIVITIES: variable(whole(1, 1000).default(20), '20'),
  PERDURE_REQUESTS_PER_MINUTE: variable(whole(1, 10_000_000).default(30_000), '30000'),
  LOG_LEVEL: variable(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'must be trace, debug, info, warn, error, fatal or silent',
      )
      .default('info'),
    'info',
  ),
} as const satisfies Record<string, Variable>

export type Environment = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['schema']> }

/** Checks every variable. Gives the values, or one line per culprit: the variable, what is wrong, an example. */
export function readEnvironment(env: Record<string, string | undefined>): {
  values: Environment
  culprits: string[]
} {
  const culprits: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { schema, example, secret: isSecret }] of Object.entries(variables) as [
    string,
    Variable,
  ][]) {
    // An empty value is how a compose file or a shell says "not set".
    const given = env[name]?.trim() || undefined
    const result = schema.safeParse(given)
    if (result.success) values[name] = result.data
    else
      culprits.push(
        culprit(
          name,
          result.error.issues[0]?.message ?? 'is not valid',
          example,
          isSecret ? undefined : given,
        ),
      )
  }
  return { values: values as Environment, culprits }
}

/** One line about one variable. */
export function culprit(name: string, wrong: string, example: string, given?: string): string {
  return `${name} ${wrong}${given === undefined ? '' : `, not "${given.slice(0, 80)}"`} (for example ${name}=${example})`
}
