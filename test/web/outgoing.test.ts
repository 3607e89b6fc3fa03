import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rememberUndo, undoLast } from '@/features/tickets/changes/undo.ts'
import { Problem } from '@/shared/api/problem.ts'
import { json, message, ticket, withSetup } from './support.ts'

const kept = vi.hoisted(() => new Map<string, { key: string; person: string }>())
const addMessage = vi.hoisted(() => vi.fn())
const getCommand = vi.hoisted(() => vi.fn())

vi.mock('@/features/tickets/composer/drafts.ts', () => ({
  saveOutgoing: async (outgoing: { key: string; person: string }) => void kept.set(outgoing.key, outgoing),
  removeOutgoing: async (key: string) => void kept.delete(key),
  loadOutgoing: async (person: string) => [...kept.values()].filter((outgoing) => outgoing.person === person),
}))
vi.mock('@/features/tickets/api.ts', () => ({ addMessage, getCommand }))

const { useOutgoing } = await import('@/features/tickets/composer/outgoing.ts')

const written = {
  person: 'p1',
  ticket: 'TKT-20260302-0001',
  kind: 'reply' as const,
  html: '<p>Hi</p>',
  text: 'Hi',
  files: [],
  status: null,
}

beforeEach(() => {
  kept.clear()
  addMessage.mockReset()
  getCommand.mockReset()
})

describe('sending', () => {
  it('keeps the message until the server has it', async () => {
    let arrive: (value: unknown) => void = () => {}
    addMessage.mockReturnValue(new Promise((resolve) => (arrive = resolve)))
    const { result } = withSetup(() => useOutgoing())
    await result.send(written)
    expect([...kept.values()]).toMatchObject([{ text: 'Hi' }])
    expect(result.messages.map((departing) => departing.state)).toEqual(['sending'])
    arrive({ message: message(), ticket: ticket() })
    await flushPromises()
    expect([kept.size, result.messages.length]).toEqual([0, 0])
  })

  it('is what the undo key means from the first moment on, and not what was done before', async () => {
    const earlier = vi.fn()
    rememberUndo(earlier)
    const arrived = Promise.withResolvers<unknown>()
    addMessage.mockReturnValue(arrived.promise)
    const taken = vi.fn(async (_: Request) => json(200, { ticket: ticket() }))
    vi.stubGlobal('fetch', taken)
    const { result } = withSetup(() => useOutgoing())
    await result.send(written)
    expect(undoLast()).toBe(true)
    const sent = message({ id: 'm1', undo: { until: '2026-03-02T10:00:10Z', leftMs: 10_000 } as never })
    arrived.resolve({ message: sent, ticket: ticket() })
    await vi.waitFor(() => expect(taken).toHaveBeenCalled())
    expect(taken.mock.calls[0]?.[0].url).toContain('/messages/m1/take-back')
    expect(earlier).not.toHaveBeenCalled()
    expect([undoLast(), earlier.mock.calls.length]).toEqual([true, 1])
    vi.unstubAllGlobals()
  })

  it('gives what the status asks for with it, and tells what became of the children', async () => {
    const children = [{ number: 'TKT-20260302-0002', state: 'changed', detail: null }]
    addMessage.mockResolvedValue({ message: message(), ticket: ticket(), children })
    const { result } = withSetup(() => useOutgoing())
    const given = { fields: { cause: 'x' }, assignee: 'a1', children: true as const }
    await result.send({ ...written, status: 'resolved', given })
    await flushPromises()
    expect(addMessage.mock.calls[0]?.[1]).toMatchObject({ status: 'resolved', ...given })
  })

  it('shows what somebody answered first, and sends its own as another request once that was read', async () => {
    const answer = message({ seq: 9, text: 'Restart it.' })
    const refusal = new Problem({ title: '', status: 409, code: 'newer_answer', detail: 'First.', answer })
    addMessage.mockRejectedValueOnce(refusal).mockResolvedValueOnce({ message: message(), ticket: ticket() })
    const { result } = withSetup(() => useOutgoing())
    await result.send({ ...written, seen: 5 })
    await flushPromises()
    const [held] = result.messages
    expect(held).toMatchObject({ state: 'failed', answer: { text: 'Restart it.' } })
    await result.sendAnyway(held?.key ?? '')
    await flushPromises()
    const [first, second] = addMessage.mock.calls
    expect([first?.[1].seen, second?.[1].seen]).toEqual([5, 9])
    expect(first?.[2].key).not.toBe(second?.[2].key)
    expect([kept.size, result.messages.length]).toEqual([0, 0])
  })

  it('shows why it failed, and sends again under the same key', async () => {
    const refusal = new Problem({ title: '', status: 422, code: 'ticket_closed', detail: 'It is closed.' })
    addMessage.mockRejectedValueOnce(refusal).mockResolvedValueOnce({ message: message(), ticket: ticket() })
    const { result } = withSetup(() => useOutgoing())
    await result.send(written)
    await flushPromises()
    const [failed] = result.messages
    expect(failed).toMatchObject({ state: 'failed', problem: 'It is closed.' })
    result.retry(failed?.key ?? '')
    await flushPromises()
    const keys = addMessage.mock.calls.map((call) => call[2].key)
    expect(keys[0]).toBe(keys[1])
    expect(result.messages).toEqual([])
  })

  it('shows a stored command as waiting until it is carried out', async () => {
    vi.useFakeTimers()
    addMessage.mockResolvedValue({ command: { id: 'c1', state: 'pending', href: '' } })
    getCommand
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce({ command: { state: 'pending' } })
    getCommand.mockResolvedValue({ command: { state: 'committed', reason: null } })
    const { result } = withSetup(() => useOutgoing())
    await result.send(written)
    await vi.advanceTimersByTimeAsync(500)
    expect(result.messages[0]?.state).toBe('waiting')
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await flushPromises()
    expect(result.messages).toEqual([])
  })

  it('says when a stored command was refused after all', async () => {
    vi.useFakeTimers()
    addMessage.mockResolvedValue({ command: { id: 'c1', state: 'pending', href: '' } })
    getCommand.mockResolvedValue({
      command: { state: 'rejected', reason: { code: 'x', field: null, detail: 'Closed.' } },
    })
    const { result } = withSetup(() => useOutgoing())
    await result.send(written)
    await vi.advanceTimersByTimeAsync(2000)
    vi.useRealTimers()
    expect(result.messages[0]).toMatchObject({ state: 'failed', problem: 'Closed.' })
    await result.forget(result.messages[0]?.key ?? '')
    expect([result.messages.length, kept.size]).toEqual([0, 0])
  })

  it('brings back what a closed page left behind, once', async () => {
    kept.set('k', { ...written, key: 'k', at: 1 } as never)
    const { result } = withSetup(() => useOutgoing())
    await result.resume('p1', 'interrupted')
    await result.resume('p1', 'interrupted')
    expect(result.messages).toMatchObject([{ key: 'k', state: 'failed', problem: 'interrupted' }])
  })
})
