import createClient from 'openapi-fetch'
import { uuid } from '../uuid.ts'
import { problemOf } from './problem.ts'
import { resilientFetch } from './resilient.ts'
import type { paths } from './schema.gen.ts'

export const apiBase = '/api/v1'

let onSignedOut: () => void = () => {}

/** What to do when the server says that nobody is signed in (any more). */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

/** A write says once what it is, so that sending it again changes nothing twice; then a lost answer may be asked for again. */
function send(request: Request): Promise<Response> {
  // Reads are retried by the query cache, where the person can see it.
  if (request.method === 'GET') return resilientFetch(request, { waits: [] })
  if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', uuid())
  return resilientFetch(request)
}

async function accept(response: Response, path: string): Promise<void> {
  if (response.ok) return
  const problem = await problemOf(response)
  if (problem.status === 401 && !path.startsWith(`${apiBase}/auth/`)) onSignedOut()
  throw problem
}

/** The API, typed by what the server publishes (`npm run gen`). Refusals throw a `Problem`. */
export const api = createClient<paths>({ fetch: send })
api.use({
  async onResponse({ response, schemaPath }) {
    await accept(response, schemaPath)
    return undefined
  },
})

/** What a request answered with. */
export async function answer<T>(request: Promise<{ data?: T }>): Promise<T> {
  return (await request).data as T
}

/** The headers of a change: its idempotency key, and the event number of the ticket it was made on. */
export function writeHeaders({ key, seq }: { key?: string | undefined; seq?: number | undefined }) {
  return {
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(seq !== undefined && { 'if-match': `"${seq}"` }),
  }
}

/** A request to the sign-in library's own endpoints, which are not in the published API. */
export function postAuth<T = unknown>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return auth<T>(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** The same, to read. */
export function getAuth<T>(path: string): Promise<T> {
  return auth<T>(path, { method: 'GET' })
}

async function auth<T>(path: string, init: RequestInit): Promise<T> {
  const response = await resilientFetch(new Request(`${apiBase}/auth${path}`, init), { waits: [] })
  await accept(response, `${apiBase}/auth${path}`)
  return (await response.json()) as T
}
