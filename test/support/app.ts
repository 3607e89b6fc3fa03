import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { createAuth } from '#api/access/auth.ts'
import { setPassword } from '#api/access/invitations.ts'
import { passwordResets } from '#api/access/resets.ts'
import { buildApp } from '#api/app.ts'
import { createGateway } from '#api/gateway.ts'
import type { Services } from '#api/services.ts'
import { diskBlobs } from '#db/blobs.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { createAnnouncer, createNewsSource } from '#db/news.ts'
import { createUnwatching } from '#db/unwatching.ts'
import { watchContract } from './contract.ts'
import { openTestDatabase } from './database.ts'
import { makePerson, type TestPerson } from './people.ts'
import { freshNamespace } from './stack.ts'
import { startWorker, type TestWorker } from './worker.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape; the contract is checked for all of them
export type Answer = { status: number; body: any; headers: Record<string, string>; raw: Buffer }
export type Headers = Record<string, string>

/** Somebody who calls the API. */
export type Caller = TestPerson & {
  token: string
  get(path: string, headers?: Headers): Promise<Answer>
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>
  patch(path: string, body: unknown, headers?: Headers): Promise<Answer>
  put(path: string, body: unknown, headers?: Headers): Promise<Answer>
  delete(path: string, headers?: Headers): Promise<Answer>
}

export type AppOptions = {
  /** Without a worker, commands wait. */
  worker?: boolean
  /** Where Temporal is looked for; the tests' own by default. */
  temporalAddress?: string
  /** How long a caller waits for Temporal. */
  deadlineMs?: number
  outboundMail?: boolean
  scansFiles?: boolean
  requestsPerMinute?: number
  consoleFolder?: string
  now?: () => number
}

/** An address at which there is no Temporal. */
export const nowhere = 'localhost:1'

export const password = 'correct horse battery'
export const secret = 'a secret for tests only, long enough'
export const publicUrl = 'http://desk.perdure.test'

/**
 * The whole API on real servers, for one file: a database, a Temporal namespace and a worker of its own. Whatever
 * it answers in a test is compared with the schema of its route.
 */
export async function openApp(options: AppOptions = {}) {
  const { url: databaseUrl, pool, db } = await openTestDatabase()
  const data = await mkdtemp(join(tmpdir(), 'perdure-app-'))
  const temporalAddress = options.temporalAddress ?? inject('temporalAddress')
  const namespace = options.temporalAddress ? 'perdure' : await freshNamespace(temporalAddress)
  const connection = Connection.lazy({ address: temporalAddress })
  const client = new Client({ connection, namespace })
  const warnings: string[] = []
  const log = { warn: (_: object, text: string) => void warnings.push(text) }
  const announcer = createAnnouncer(pool, (error) => warnings.push(String(error)))
  const temporalUi = 'http://temporal.perdure.test/namespaces/perdure'
  const services: Services = {
    ...{ db, announcer },
    blobs: diskBlobs(data),
    configuration: createConfigurationSource(db, 0),
    processes: createGateway(client, { deadlineMs: options.deadlineMs ?? 15_000, uiUrl: temporalUi, log }),
    auth: createAuth({
      ...{ db, publicUrl, secret },
      resets: passwordResets({ db, announcer, publicUrl }),
    }),
    unwatching: createUnwatching(secret, publicUrl),
    settings: {
      ...{ publicUrl, temporalUi, outboundMail: options.outboundMail ?? false },
      uploadFolder: join(data, 'uploads'),
      scansFiles: options.scansFiles ?? false,
    },
    now: options.now ?? Date.now,
  }
  const { app, breaches } = await watchContract(() =>
    buildApp({
      ...{ services, news: createNewsSource(databaseUrl, () => undefined), logger: false },
      consoleFolder: options.consoleFolder ?? join(data, 'no-console'),
      requestsPerMinute: options.requestsPerMinute ?? 100_000,
    }),
  )
  await app.ready()

  let worker: TestWorker | undefined
  async function work(): Promise<void> {
    worker ??= await startWorker({ ...services, address: temporalAddress, namespace })
  }
  async function rest(): Promise<void> {
    await worker?.stop()
    worker = undefined
  }
  if (options.worker !== false && !options.temporalAddress) await work()

  afterEach(() => {
    expect(breaches.splice(0), 'Every answer is what its schema says').toEqual([])
  })
  afterAll(async () => {
    await app.close()
    await rest()
    await announcer.close()
    await connection.close()
    await rm(data, { recursive: true, force: true })
  })

  async function call(method: string, path: string, body: unknown, headers: Headers): Promise<Answer> {
    const url =
      path.startsWith('/') && !path.startsWith('/api/') && !path.startsWith('//')
        ? `/api/v1${path}`
        : path.replace('//', '/')
    const response = await app.inject({
      ...{ method: method as 'GET', url, headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson =
      /json/.test(String(response.headers['content-type'])) && !response.headers['content-encoding']
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.body,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
      ),
      raw: response.rawPayload,
    }
  }

  /** Calls with those headers each time; nobody in particular without any. */
  function calling(own: Headers = {}): Omit<Caller, keyof TestPerson | 'token'> {
    return {
      get: (path, headers) => call('GET', path, undefined, { ...own, ...headers }),
      post: (path, body, headers) => call('POST', path, body, { ...own, ...headers }),
      patch: (path, body, headers) => call('PATCH', path, body, { ...own, ...headers }),
      put: (path, body, headers) => call('PUT', path, body, { ...own, ...headers }),
      delete: (path, headers) => call('DELETE', path, undefined, { ...own, ...headers }),
    }
  }

  /** Somebody of that role with a bearer token. */
  async function person(role: string, name?: string): Promise<Caller> {
    const made = await makePerson(db, role, name)
    const { key: token } = await services.auth.api.createApiKey({ body: { userId: made.id, name: 'tests' } })
    return { ...made, token, ...calling({ authorization: `Bearer ${token}` }) }
  }

  /** Gives them a password to sign in with. */
  async function withPassword(to: { id: string }, chosen = password): Promise<void> {
    await setPassword(db, to.id, await hashPassword(chosen))
  }

  return {
    app,
    db,
    pool,
    databaseUrl,
    data,
    services,
    namespace,
    client,
    warnings,
    calling,
    person,
    withPassword,
    work,
    rest,
  }
}
export type TestApp = Awaited<ReturnType<typeof openApp>>

/** A key nobody used before. */
export const newKey = (): Headers => ({ 'idempotency-key': randomUUID() })
