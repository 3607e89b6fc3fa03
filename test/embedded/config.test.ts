import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, parseConfig, parseStartConfig } from '#bin/config.ts'
import { variables } from '#bin/environment.ts'

const SECRET = 'x'.repeat(32)
const NEEDED = {
  DATABASE_URL: 'postgres://a:b@localhost/perdure',
  TEMPORAL_ADDRESS: 'localhost:7233',
  PERDURE_SECRET: SECRET,
  PERDURE_DATA: '/nowhere',
}

function culprits(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

test('everything has a default that suits a laptop', () => {
  expect(parseStartConfig({})).toMatchObject({
    data: resolve('.perdure'),
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    smtp: { host: '127.0.0.1', port: 2525, hostname: 'localhost', maxMessageBytes: 60 * 1024 * 1024 },
    smtpUrl: undefined,
    mailFrom: 'support@localhost',
    databaseUrl: undefined,
    temporal: { address: undefined, namespace: 'perdure', uiPort: 8233, retentionDays: 30 },
    admin: undefined,
    worker: { maxCachedWorkflows: 500, maxActivities: 20 },
    logLevel: 'info',
  })
})

test('an empty value is no value, and the address follows the port', () => {
  const config = parseStartConfig({ PORT: '8080', SMTP_URL: '', PERDURE_URL: ' ' })
  expect(config.publicUrl).toBe('http://localhost:8080')
  expect(config.smtpUrl).toBeUndefined()
  expect(parseStartConfig({ PERDURE_URL: 'https://desk.example.com/' }).publicUrl).toBe(
    'https://desk.example.com',
  )
})

test('one process is told everything by its environment', () => {
  expect(parseConfig(NEEDED)).toMatchObject({
    databaseUrl: NEEDED.DATABASE_URL,
    temporal: { address: 'localhost:7233' },
    secret: SECRET,
  })
})

test('each culprit has its line: the variable, what is wrong, an example', () => {
  expect(
    culprits(() =>
      parseStartConfig({
        PORT: 'abc',
        SMTP_URL: 'http://mail',
        TEMPORAL_ADDRESS: 'http://temporal:7233',
        LOG_LEVEL: 'loud',
      }),
    ),
  ).toEqual([
    'PORT must be a whole number from 1 to 65535, not "abc" (for example PORT=3000)',
    'TEMPORAL_ADDRESS must be a host and a port, without a protocol, not "http://temporal:7233" (for example TEMPORAL_ADDRESS=temporal.example.com:7233)',
    'SMTP_URL must be an address that begins with smtp:// or smtps:// (for example SMTP_URL=smtp://user:password@mail.example.com:587)',
    'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent, not "loud" (for example LOG_LEVEL=info)',
  ])
  expect(culprits(() => parseStartConfig({ PORT: '70000' }))[0]).toContain(
    'PORT must be a whole number from 1 to 65535',
  )
  expect(culprits(() => parseStartConfig({ PORT: '2525' }))).toEqual([
    'SMTP_PORT must differ from PORT, both are 2525 (for example SMTP_PORT=2525)',
  ])
})

test('what a process cannot do without is asked for', () => {
  const lines = culprits(() => parseConfig({ PERDURE_DATA: '/nowhere' }))
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'PERDURE_SECRET',
  ])
  expect(culprits(() => parseConfig({ ...NEEDED, DATABASE_URL: 'mysql://x' }))).toHaveLength(1)
})

test('a secret never shows in a message', () => {
  const lines = culprits(() =>
    parseConfig({
      ...NEEDED,
      PERDURE_SECRET: 'hunter2',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      SMTP_URL: 'ftp://u:hunter2@h',
    }),
  )
  expect(lines).toHaveLength(3)
  expect(lines.join()).not.toContain('hunter2')
})

test('half an administrator is refused, and a whole one is taken', () => {
  expect(culprits(() => parseStartConfig({ PERDURE_ADMIN_EMAIL: 'a@example.com' }))[0]).toMatch(
    /^PERDURE_ADMIN_PASSWORD must be set too/,
  )
  expect(culprits(() => parseStartConfig({ PERDURE_ADMIN_PASSWORD: 'long enough' }))[0]).toMatch(
    /^PERDURE_ADMIN_EMAIL must be set too/,
  )
  const whole = { PERDURE_ADMIN_EMAIL: 'a@example.com', PERDURE_ADMIN_PASSWORD: 'long enough' }
  expect(parseStartConfig(whole).admin).toEqual({ email: 'a@example.com', password: 'long enough' })
})

test('every example would be accepted', () => {
  for (const [name, { schema, example }] of Object.entries(variables)) {
    expect(schema.safeParse(example.startsWith('$(') ? SECRET : example).success, name).toBe(true)
  }
})
