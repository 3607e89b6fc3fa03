import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import BulkConfirm from '@/features/bulk/BulkConfirm.vue'
import { useBulkWords } from '@/features/bulk/useBulkWords.ts'
import DeletedBar from '@/features/deletion/DeletedBar.vue'
import DeleteTicketDialog from '@/features/deletion/DeleteTicketDialog.vue'
import { undoLast } from '@/features/tickets/changes/undo.ts'
import TicketRow from '@/features/tickets/list/TicketRow.vue'
import { useRights } from '@/features/tickets/useRights.ts'
import { house, json, signIn, ticket, withSetup } from './support.ts'

const gone = { at: '2026-03-02T09:00:00.000Z', by: 'Mara Lindholm', reason: 'Spam' }
const one = ticket()
let asked: { method: string; path: string; query: string }[] = []
let refuses = false
/** What the engine says of a command that waits for it. */
let command: { state: string; reason?: string } | null = null
const toasts = vi.hoisted(() => [] as { title: string; description?: string }[])
vi.mock('@nuxt/ui/composables/useToast', () => ({
  useToast: () => ({ add: (toast: { title: string }) => toasts.push(toast) }),
}))

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  refuses = false
  command = null
  toasts.length = 0
  vi.stubGlobal('fetch', async ({ method, url }: Request) => {
    const { pathname, search } = new URL(url)
    const path = pathname.replace('/api/v1', '')
    asked.push({ method, path, query: search })
    if (refuses) return json(403, { code: 'not_allowed', status: 403, title: 'no', detail: 'Not here.' })
    if (command) return json(method === 'GET' ? 200 : 202, { command: { id: 'c', href: '', ...command } })
    if (path === '/bulk/preview')
      return json(200, { count: 2, notAllowed: 0, sample: [{ number: one.number, subject: one.subject }] })
    return json(200, { ticket: { ...one, deleted: method === 'DELETE' ? gone : null } })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function show(page: Component, attrs: object) {
  const host = { setup: () => signIn(), render: () => h(page, attrs) }
  return mount(host, { attachTo: document.body, global: { plugins: house().plugins } })
}
const writes = () => asked.filter(({ method }) => method !== 'GET')

describe('deleting a ticket', () => {
  it('asks once more, takes a reason, and can be undone with one key', async () => {
    const deleted = vi.fn()
    show(DeleteTicketDialog, { number: one.number, onDeleted: deleted })
    await flushPromises()
    expect(document.body.textContent).toContain(`Delete ${one.number}?`)
    const reason = document.querySelector<HTMLInputElement>('#delete-ticket input')
    if (!reason) throw new Error('There is no field for the reason.')
    reason.value = 'Spam'
    reason.dispatchEvent(new Event('input'))
    document.querySelector('#delete-ticket')?.dispatchEvent(new Event('submit'))
    await vi.waitFor(() => expect(deleted).toHaveBeenCalled())
    expect(writes()).toEqual([{ method: 'DELETE', path: `/tickets/${one.number}`, query: '?reason=Spam' }])
    expect(undoLast()).toBe(true)
    await vi.waitFor(() =>
      expect(writes().at(-1)).toMatchObject({ method: 'POST', path: `/tickets/${one.number}/restore` }),
    )
  })

  it('stays where it is when it is refused', async () => {
    refuses = true
    const deleted = vi.fn()
    show(DeleteTicketDialog, { number: one.number, onDeleted: deleted })
    await flushPromises()
    document.querySelector('#delete-ticket')?.dispatchEvent(new Event('submit'))
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    await flushPromises()
    expect(deleted).not.toHaveBeenCalled()
  })

  it('is not said to be done while it waits, and its refusal is told', async () => {
    vi.useFakeTimers()
    command = { state: 'pending' }
    const deleted = vi.fn()
    show(DeleteTicketDialog, { number: one.number, onDeleted: deleted })
    await flushPromises()
    document.querySelector('#delete-ticket')?.dispatchEvent(new Event('submit'))
    await vi.waitFor(() => expect(deleted).toHaveBeenCalled())
    expect(toasts.map(({ title }) => title)).toEqual(['Waiting'])
    expect(undoLast()).toBe(false)
    command = { state: 'rejected', reason: 'It was merged.' }
    await vi.advanceTimersByTimeAsync(1_000)
    await vi.waitFor(() => expect(toasts).toHaveLength(2))
    expect(toasts[1]).toMatchObject({ title: 'Not changed', description: 'It was merged.' })
  })
})

describe('a deleted ticket', () => {
  it('says by whom and why, and is restored from there', async () => {
    const page = show(DeletedBar, { ticket: { ...one, deleted: gone } })
    expect(page.text()).toContain('Deleted by Mara Lindholm')
    expect(page.text()).toContain('Spam')
    await page.find('button').trigger('click')
    await vi.waitFor(() =>
      expect(writes()).toEqual([{ method: 'POST', path: `/tickets/${one.number}/restore`, query: '' }]),
    )
  })

  it('offers nothing but that', () => {
    const { result } = withSetup(() => {
      signIn()
      return useRights(() => ({ ...one, deleted: gone }))
    })
    expect(result.value).toMatchObject({
      reply: false,
      note: false,
      update: false,
      assign: false,
      delete: true,
    })
  })

  it('is marked in lists', () => {
    const row = show(TicketRow, { ticket: { ...one, deleted: gone }, picked: false, narrow: false })
    expect(row.find('[aria-label="Deleted"]').exists()).toBe(true)
    expect(
      show(TicketRow, { ticket: one, picked: false, narrow: false }).find('[aria-label="Deleted"]').exists(),
    ).toBe(false)
  })

  it('is marked in the columns that somebody chose, too', async () => {
    const row = { ticket: { ...one, deleted: gone }, picked: false, narrow: false }
    const chosen = show(TicketRow, { ...row, chosen: ['number', 'subject'] })
    await vi.waitFor(() => expect(chosen.text()).toContain(one.subject))
    expect(chosen.find('[aria-label="Deleted"]').exists()).toBe(true)
  })
})

describe('deleting many tickets', () => {
  it('is asked about in its own words, with a reason', async () => {
    const confirm = vi.fn()
    const changes = { deleted: true }
    show(BulkConfirm, { chosen: { numbers: [one.number] }, changes, busy: false, onConfirm: confirm })
    await vi.waitFor(() => expect(document.body.textContent).toContain('Delete 2 tickets?'))
    const button = [...document.querySelectorAll('button')].find(
      (each) => each.textContent === 'Delete 2 tickets',
    )
    await vi.waitFor(() => expect(button?.disabled).toBe(false))
    button?.click()
    expect(confirm).toHaveBeenCalledWith({})
  })

  it('is called what it is in the list of bulk changes', () => {
    const { result } = withSetup(() => useBulkWords())
    expect(result.changeWords({ deleted: true })).toEqual(['Delete'])
    expect(result.changeWords({ deleted: false })).toEqual(['Restore'])
  })
})
