import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addMessage, changeTicket, createTicket, getTickets } from '@/features/tickets/api.ts'
import { postAuth, whenSignedOut } from '@/shared/api/client.ts'
import { asProblem, fieldErrors, Problem } from '@/shared/api/problem.ts'
import { resilientFetch } from '@/shared/api/resilient.ts'
import { json, ticket } from './support.ts'

const requests: Request[] = []
let answers: (() => Response | Promise<Response>)[] = []

beforeEach(() => {
  requests.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request)
    const next = answers.shift()
    if (!next) throw new Error('No answer left.')
    return next()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const broken = () => {
  throw new TypeError('Failed to fetch')
}
const settle = <T>(promise: Promise<T>) => vi.runAllTimersAsync().then(() => promise)

describe('a write', () => {
  it('is sent again under the same key until the server has it', async () => {
    answers = [broken, () => json(503, {}), () => json(201, { message: {}, ticket: ticket() })]
    await settle(addMessage('TKT-20260302-0001', { kind: 'reply', text: 'Hello' }))
    const keys = requests.map((request) => request.headers.get('idempotency-key'))
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(await requests.at(-1)?.json()).toEqual({ kind: 'reply', text: 'Hello' })
  })

  it('takes the key and the event number it is given', async () => {
    answers = [() => json(200, { ticket: ticket() })]
    await settle(changeTicket('TKT-20260302-0001', { priority: 'high' }, { key: 'k1', seq: 7 }))
    expect(requests[0]?.headers.get('idempotency-key')).toBe('k1')
    expect(requests[0]?.headers.get('if-match')).toBe('"7"')
  })

  it('gives up with a problem that says nothing was lost', async () => {
    answers = [broken, broken, broken, broken, broken]
    const failed = settle(createTicket({ subject: 'x' }).catch((error: unknown) => error))
    const problem = (await failed) as Problem
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.isNetwork).toBe(true)
    expect(requests).toHaveLength(5)
  })

  it('is not sent again when it was refused', async () => {
    answers = [
      () =>
        json(422, { code: 'invalid', detail: 'No.', errors: [{ field: 'subject', message: 'Too long.' }] }),
    ]
    const problem = await settle(createTicket({ subject: 'x' }).catch((error: unknown) => error))
    expect(fieldErrors(problem)).toEqual({ subject: 'Too long.' })
    expect(requests).toHaveLength(1)
  })

  it('stops when the person has gone on', async () => {
    const controller = new AbortController()
    const request = new Request('http://localhost/x', { signal: controller.signal })
    controller.abort()
    await expect(resilientFetch(request, { fetch: broken, sleep: async () => {} })).rejects.toThrow(
      'Failed to fetch',
    )
  })
})

describe('a read', () => {
  it('leaves out what is empty, and is not repeated here', async () => {
    answers = [() => json(200, { tickets: [], next: null })]
    await settle(getTickets({ filter: 'is:open', sort: '', cursor: null, limit: 50 }))
    expect(new URL(requests[0]?.url ?? '').search).toBe('?filter=is%3Aopen&limit=50')
    answers = [broken]
    expect(await settle(getTickets({}).catch((error: unknown) => error))).toBeInstanceOf(Problem)
    expect(requests).toHaveLength(2)
  })

  it('says when nobody is signed in any more, but not while signing in', async () => {
    const signedOut = vi.fn()
    whenSignedOut(signedOut)
    answers = [() => json(401, { code: 'not_signed_in', detail: 'Sign in first.' })]
    await settle(getTickets({}).catch(() => undefined))
    expect(signedOut).toHaveBeenCalledOnce()
    answers = [() => json(401, { message: 'Wrong password.' })]
    const problem = await settle(postAuth('/sign-in/email', {}).catch((error: unknown) => error))
    expect(asProblem(problem).message).toBe('Wrong password.')
    expect(signedOut).toHaveBeenCalledOnce()
  })
})

describe('a problem', () => {
  it('is made of whatever went wrong', async () => {
    answers = [() => new Response('<html>', { status: 500, statusText: 'Internal Server Error' })]
    const problem = (await settle(getTickets({}).catch((error: unknown) => error))) as Problem
    expect([problem.status, problem.message]).toEqual([500, 'The server answered 500.'])
    expect(asProblem(new Error('oh')).message).toBe('oh')
    expect(asProblem('oh').message).toBe('oh')
    expect(fieldErrors(new Error('oh'))).toEqual({})
    expect(
      fieldErrors(new Problem({ title: '', status: 422, code: 'invalid', detail: 'No.', field: 'name' })),
    ).toEqual({
      name: 'No.',
    })
  })
})
