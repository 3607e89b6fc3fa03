import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, test, vi } from 'vitest'
import { nowhere, openApp, password } from '#test/support/app.ts'
import { until } from '#test/support/until.ts'

const folder = await mkdtemp(join(tmpdir(), 'perdure-console-'))
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Perdure</title>')
await writeFile(join(folder, 'assets', 'index-abc123.js'), `console.log('${'x'.repeat(5_000)}')`)
afterAll(() => rm(folder, { recursive: true }))

const desk = await openApp({ temporalAddress: nowhere, consoleFolder: folder, requestsPerMinute: 200 })
const agent = await desk.person('agent')
const nobody = desk.calling()

/** From here on the database's address is one at which nobody answers. */
async function takeDatabaseAway(): Promise<void> {
  Object.assign(desk.pool.options, { connectionString: 'postgres://localhost:1/nowhere' })
  const admin = new pg.Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    new URL(desk.databaseUrl).pathname.slice(1),
  ])
  await admin.end()
  await until('its connections are gone', () => desk.pool.totalCount === 0)
}

describe('the console', () => {
  test.each(['/', '/tickets', '/tickets/TKT-20260101-0000', '/setup?token=x'])(
    'is served at %s, never from a stale copy',
    async (path) => {
      const { status, body, headers } = await nobody.get(path === '/' ? '//' : `/${path}`)
      expect(status).toBe(200)
      expect(body).toContain('<title>Perdure</title>')
      expect(headers['cache-control']).toBe('no-cache')
    },
  )

  test('has files that browsers keep for good', async () => {
    const { status, headers } = await nobody.get('//assets/index-abc123.js')
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  test('is not what a missing file, a wrong API address or a write gets', async () => {
    for (const path of ['//assets/gone.js', '//api/v1/gone', '//api/gone'])
      expect((await nobody.get(path)).body).toMatchObject({ status: 404, code: 'not_found' })
    expect((await nobody.post('//tickets', {})).status).toBe(404)
    for (const path of ['//../package.json', '//%2e%2e/package.json', '//assets/..%2f..%2fpackage.json'])
      expect(JSON.stringify((await nobody.get(path)).body)).not.toContain('"dependencies"')
  })

  test('may run no script but its own, and is shown in no frame', async () => {
    const { headers } = await nobody.get('//')
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  })
})

describe('those who watch', () => {
  test('learn that it lives, and what it has done', async () => {
    expect((await nobody.get('//healthz')).body).toEqual({ alive: true })
    await agent.get('/me')
    const { body, headers } = await nobody.get('//metrics')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(
      body
        .split('\n')
        .filter((line: string) => line.startsWith('perdure'))
        .join('\n'),
    ).toMatch(/perdure_http_request_seconds_count\{method="GET",route="\/api\/v1\/me",status="200"\} [1-9]/)
    expect(body).not.toContain(agent.id)
  })
})

describe('a request', () => {
  test('that is refused has a trace id of its own', async () => {
    const [one, two] = [await agent.get('/tickets/gone'), await agent.get('/tickets/gone')]
    expect(one.body.traceId).not.toBe(two.body.traceId)
    expect(one.body.type).toBe('urn:perdure:problem:not_found')
  })

  test('large answers are compressed for whoever takes it', async () => {
    const { headers } = await nobody.get('//api/docs/json', { 'accept-encoding': 'gzip' })
    expect(headers['content-encoding']).toBe('gzip')
  })

  test('that fails inside tells nothing internal', async () => {
    const broken = desk.services.configuration.current
    await desk.db.insertInto('queue').values({ id: crypto.randomUUID(), key: 'q', name: 'Q' }).execute()
    desk.services.blobs.put = () => Promise.reject(new Error('/secret/path: permission denied'))
    const { status, body } = await agent.post(
      '/files',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nText\r\n--b--\r\n',
      { 'content-type': 'multipart/form-data; boundary=b' },
    )
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(body.code).toBe('internal')
    desk.services.configuration.current = broken
  })

  test('of somebody who asks too often has to wait; others have not', async () => {
    const busy = await desk.person('agent')
    const statuses = []
    for (let request = 0; request < 205; request++) statuses.push((await busy.get('/me')).status)
    expect(statuses.slice(0, 200)).toEqual(Array(200).fill(200))
    expect(statuses.at(-1)).toBe(429)
    expect((await busy.get('/me')).body.code).toBe('too_many_requests')
    expect((await agent.get('/me')).status).toBe(200)
  })

  test('is answered with 503 while the database is away', async () => {
    // The sign-in library says so on the console, too.
    vi.spyOn(console, 'error').mockReturnValue()
    await desk.withPassword(agent)
    const signIn = () => nobody.post('/auth/sign-in/email', { email: agent.email, password })
    const cookie = /perdure\.session_token=[^;]+/.exec((await signIn()).headers['set-cookie'] ?? '')![0]
    await takeDatabaseAway()
    for (const caller of [agent, desk.calling({ cookie })]) {
      desk.app.forgetViewers()
      const { status, body } = await caller.get('/tickets')
      expect([status, body.code]).toEqual([503, 'unavailable'])
    }
    expect((await signIn()).status).toBe(503)
    expect((await nobody.get('//readyz')).body.database).toBe(false)
  })
})
