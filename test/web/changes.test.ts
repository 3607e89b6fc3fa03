import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/shared/api/problem.ts'
import { me, ticket, withSetup } from './support.ts'

const changeTicket = vi.hoisted(() => vi.fn())
const getTicket = vi.hoisted(() => vi.fn())
const toasts = vi.hoisted(() => [] as { title: string; description?: string; actions?: object[] }[])

vi.mock('@/features/tickets/api.ts', () => ({ changeTicket, getTicket, getCommand: vi.fn() }))
vi.mock('@nuxt/ui/composables/useToast', () => ({
  useToast: () => ({ add: (toast: { title: string }) => toasts.push(toast) }),
}))

const { useTicketChanges } = await import('@/features/tickets/changes/useTicketChanges.ts')
const { undoLast, rememberUndo } = await import('@/features/tickets/changes/undo.ts')
const { ticketOptions } = await import('@/features/tickets/queries.ts')

const number = ticket().number
const setup = () => {
  const made = withSetup(() => useTicketChanges())
  made.queries.setQueryData(ticketOptions(number).queryKey, ticket())
  made.queries.setQueryData(['tickets', '', ''], {
    pages: [{ tickets: [ticket()], next: null }],
    pageParams: [null],
  })
  const shown = () => made.queries.getQueryData(ticketOptions(number).queryKey)
  return { ...made, shown }
}

beforeEach(() => {
  changeTicket.mockReset()
  toasts.length = 0
})

describe('a change', () => {
  it('shows at once, on the page and in the list, and takes over the server’s answer', async () => {
    changeTicket.mockResolvedValue({ ticket: ticket({ priority: 'high', seq: 6 }) })
    const { result, shown, queries } = setup()
    const done = result.change(number, { priority: 'high' })
    expect(shown()?.priority).toBe('high')
    const list = queries.getQueryData<{ pages: { tickets: { priority: string }[] }[] }>(['tickets', '', ''])
    expect(list?.pages[0]?.tickets[0]?.priority).toBe('high')
    expect(await done).toBe(true)
    expect(shown()?.seq).toBe(6)
    expect(changeTicket.mock.calls[0]).toMatchObject([number, { priority: 'high' }, { seq: 5 }])
    expect(toasts[0]?.title).toBe('Priority: High')
  })

  it('goes back and says why when it is refused', async () => {
    const problem = {
      title: '',
      status: 422,
      code: 'transition_not_allowed',
      detail: 'Not from here.',
      field: 'status',
    }
    changeTicket.mockRejectedValue(new Problem(problem))
    const { result, shown } = setup()
    const resolved = { key: 'resolved', name: 'Resolved', category: 'resolved' as const }
    const done = result.change(number, { status: resolved })
    expect(shown()?.statusCategory).toBe('resolved')
    expect(await done).toBe(false)
    expect(shown()).toMatchObject({ status: 'open', statusCategory: 'open' })
    expect(toasts[0]?.description).toBe('Not from here.')
  })

  it('tells of a conflict and reads the ticket again', async () => {
    changeTicket.mockRejectedValue(
      new Problem({ title: '', status: 409, code: 'conflict', detail: 'Changed by Jo.' }),
    )
    const { result, queries } = setup()
    const spy = vi.spyOn(queries, 'invalidateQueries')
    await result.change(number, { subject: 'New' })
    expect(toasts[0]?.title).toBe('Somebody else changed it first')
    expect(spy).toHaveBeenCalledWith({ queryKey: ['ticket', number] })
  })

  it('is made on the outcome of the one before', async () => {
    changeTicket.mockImplementation(async (_: string, changes: object, { seq }: { seq: number }) => ({
      ticket: ticket({ ...changes, assignee: null, queue: ticket().queue, seq: seq + 1 } as never),
    }))
    const { result } = setup()
    await Promise.all([
      result.change(number, { priority: 'high' }),
      result.change(number, { priority: 'urgent' }),
    ])
    expect(changeTicket.mock.calls.map((call) => call[2].seq)).toEqual([5, 6])
  })

  it('is taken back with undo', async () => {
    changeTicket.mockImplementation(async (_: string, changes: { assignee?: string | null }) => ({
      ticket: ticket({ assignee: changes.assignee ? me : null, seq: 6 }),
    }))
    const { result, shown } = setup()
    await result.change(number, { assignee: me })
    expect(shown()?.assignee).toEqual(me)
    expect(undoLast()).toBe(true)
    await flushPromises()
    expect(changeTicket.mock.calls[1]?.[1]).toEqual({ assignee: null })
    expect(shown()?.assignee).toBeNull()
  })

  it('shows as waiting when the engine is away', async () => {
    changeTicket.mockResolvedValue({ command: { id: 'c', state: 'pending', href: '' } })
    const { result, shown } = setup()
    expect(await result.change(number, { tags: ['vip'] })).toBe(false)
    expect(shown()?.tags).toEqual(['vip'])
    expect(toasts[0]?.title).toBe('Waiting')
  })

  it('needs a ticket that is known', async () => {
    const { result } = setup()
    expect(await result.change('TKT-20260302-ZZZZ', { kind: 'task' })).toBe(false)
    expect(changeTicket).not.toHaveBeenCalled()
  })
})

describe('undo', () => {
  it('lasts ten seconds', () => {
    const run = vi.fn()
    rememberUndo(run, Date.now() - 11_000)
    expect(undoLast()).toBe(false)
    expect(run).not.toHaveBeenCalled()
  })
})
