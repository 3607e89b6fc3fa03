import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import BulkBar from '@/features/bulk/BulkBar.vue'
import { useTicketSelection } from '@/features/bulk/selection.ts'
import MessageFacts from '@/features/conversation/MessageFacts.vue'
import { staying } from '@/features/merging/choice.ts'
import MergedBar from '@/features/merging/MergedBar.vue'
import MergedSection from '@/features/merging/MergedSection.vue'
import TicketMerge from '@/features/merging/TicketMerge.vue'
import SplitDialog from '@/features/splitting/SplitDialog.vue'
import { undoLast } from '@/features/tickets/changes/undo.ts'
import { useEventSentences } from '@/features/tickets/details/useEventSentences.ts'
import { rightsTo } from '@/features/tickets/useRights.ts'
import { house, json, message, signIn, ticket, withSetup } from './support.ts'

const newer = ticket({
  number: 'TKT-20260302-0002',
  createdAt: '2026-03-02T10:00:00.000Z',
  subject: 'VPN gone',
})
const older = ticket()
let asked: { method: string; path: string; body: unknown }[] = []
const kept = vi.hoisted(() => ({ drafts: [] as unknown[] }))
vi.mock('@/features/tickets/composer/drafts.ts', async (original) => ({
  ...(await original<object>()),
  loadDraft: async () => undefined,
  removeDraft: async () => undefined,
  keepUnsent: async (...draft: unknown[]) => void kept.drafts.push(draft),
}))
let refused: { code: string; detail: string } | null = null

beforeEach(() => {
  document.body.innerHTML = ''
  asked = []
  refused = null
  kept.drafts = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const text = await request.text()
    asked.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined })
    if (path.endsWith('/merge/preview'))
      return json(200, {
        tickets: [{ number: newer.number, subject: newer.subject, messages: 3, refused }],
        watchers: ['Bob Babbage'],
      })
    if (path.endsWith('/merged'))
      return json(200, {
        tickets: [
          {
            ...{ number: newer.number, subject: newer.subject, statusCategory: 'open' },
            ...{ requester: { name: 'Bob', email: 'bob@x.org' }, mergedAt: '2026-03-02T11:00:00.000Z' },
          },
        ],
      })
    if (path.endsWith('/messages')) return json(200, { messages: [message()], pinned: [], next: null })
    if (path.endsWith('/split')) return json(201, { ticket: newer })
    if (path.endsWith('/drafts'))
      return json(200, {
        drafts: [
          {
            ...{ kind: 'note', text: 'Half a thought', html: '<p>Half a thought</p>', files: [] },
            ...{ addressed: null, since: 3, revision: 1, savedAt: '2026-03-02T08:00:00.000Z', other: null },
          },
        ],
      })
    if (request.method === 'DELETE') return new Response(null, { status: 204 })
    if (path === '/queues') return json(200, { queues: [newer.queue] })
    return json(200, { ticket: path.includes(newer.number) ? newer : older })
  })
})
afterEach(() => vi.unstubAllGlobals())

function show(page: Component, attrs: object) {
  const place = house()
  const host = { setup: () => signIn(), render: () => h(page, attrs) }
  const wrapper = mount(host, { attachTo: document.body, global: { plugins: place.plugins } })
  return { wrapper, ...place }
}
const body = () => document.body.textContent ?? ''
const button = (name: RegExp) =>
  [...document.querySelectorAll('button')].find((each) =>
    name.test(each.textContent ?? ''),
  ) as HTMLButtonElement
const sent = (method: string, path: string) =>
  asked.filter((each) => each.method === method && each.path === path)

async function addOlder(): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector('[role="combobox"]')).not.toBeNull())
  const field = document.querySelector('[role="combobox"]') as HTMLInputElement
  field.value = older.number
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
}

describe('merging a ticket', () => {
  it('asks which one stays, says what will happen, and can be undone with one key', async () => {
    const { router } = show(TicketMerge, { ticket: newer })
    await addOlder()
    await vi.waitFor(() => expect(body()).toContain('3 messages are read there'))
    expect(body()).toContain('Bob Babbage')
    expect(document.querySelector<HTMLInputElement>(`#stays-${older.number}`)?.checked).toBe(true)
    button(/^Merge 1 ticket/).click()
    await vi.waitFor(() => expect(router.currentRoute.value.params.number).toBe(older.number))
    expect(sent('POST', `/tickets/${older.number}/merge`)[0]?.body).toEqual({ tickets: [newer.number] })
    expect(undoLast()).toBe(true)
    await vi.waitFor(() => expect(sent('POST', `/tickets/${newer.number}/unmerge`)).toHaveLength(1))
  })

  it('goes the other way round when somebody chooses so', async () => {
    show(TicketMerge, { ticket: newer })
    await addOlder()
    await vi.waitFor(() => expect(document.querySelector(`#stays-${newer.number}`)).not.toBeNull())
    document.querySelector<HTMLInputElement>(`#stays-${newer.number}`)?.click()
    await vi.waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        path: `/tickets/${newer.number}/merge/preview`,
        body: { tickets: [older.number] },
      }),
    )
  })

  it('does not offer what would be refused, and says why', async () => {
    refused = { code: 'already_merged', detail: 'It is merged already.' }
    show(TicketMerge, { ticket: newer })
    await addOlder()
    await vi.waitFor(() => expect(body()).toContain('It is merged already.'))
    expect(button(/^Merge/).disabled).toBe(true)
  })

  it('keeps the oldest that is not closed, unless told otherwise', () => {
    expect(staying([newer, older])).toBe(older.number)
    expect(staying([newer, { ...older, statusCategory: 'closed' }])).toBe(newer.number)
    expect(staying([])).toBeNull()
  })

  it('is a bulk change for selected tickets', async () => {
    const tickets = [newer, older]
    const numbers = tickets.map(({ number }) => number)
    const { result: selection } = withSetup(() =>
      useTicketSelection(
        () => numbers,
        () => '',
      ),
    )
    selection.selectAll()
    show(BulkBar, { selection, tickets, filter: '', more: false })
    button(/^Merge$/).click()
    await vi.waitFor(() => expect(button(/^Merge 1 ticket/).disabled).toBe(false))
    button(/^Merge 1 ticket/).click()
    await vi.waitFor(() =>
      expect(sent('POST', '/bulk')[0]?.body).toEqual({
        ...{ numbers, changes: { mergeInto: older.number }, reason: '' },
      }),
    )
  })
})

describe('a merged ticket', () => {
  const merged = ticket({ mergedInto: { number: 'TKT-20260302-0009', subject: 'All VPNs' } })

  it('says where it goes on, and can be parted from it', async () => {
    const { wrapper } = show(MergedBar, { ticket: merged })
    expect(wrapper.text()).toContain('Merged into TKT-20260302-0009 All VPNs')
    button(/^Unmerge/).click()
    await vi.waitFor(() => expect(sent('POST', `/tickets/${merged.number}/unmerge`)).toHaveLength(1))
  })

  it('hands on what somebody was writing on it', async () => {
    const { router } = show(MergedBar, { ticket: merged })
    await vi.waitFor(() => expect(button(/^Take my draft/)).toBeDefined())
    button(/^Take my draft/).click()
    await vi.waitFor(() => expect(router.currentRoute.value.params.number).toBe('TKT-20260302-0009'))
    expect(kept.drafts).toMatchObject([
      [{ ticket: 'TKT-20260302-0009', kind: 'note' }, { text: 'Half a thought' }],
    ])
    expect(sent('DELETE', `/tickets/${merged.number}/drafts/note`)).toHaveLength(1)
  })

  it('names no ticket that one may not see', () => {
    const { wrapper } = show(MergedBar, { ticket: ticket({ mergedInto: { number: null, subject: null } }) })
    expect(wrapper.text()).toContain('merged into another one')
    expect(wrapper.find('a').exists()).toBe(false)
  })

  it('lets nothing be changed', () => {
    const { result } = withSetup(() => {
      signIn()
      return [rightsTo(merged), rightsTo(older)]
    })
    expect(result[0]).toMatchObject({ reply: false, update: false, unmerge: true })
    expect(result[1]).toMatchObject({ reply: true, update: true, unmerge: false })
  })

  it('is listed on the one it was merged into', async () => {
    const { wrapper } = show(MergedSection, { ticket: ticket({ merged: 1 }) })
    await vi.waitFor(() => expect(wrapper.text()).toContain('VPN gone'))
    await wrapper.find('button').trigger('click')
    await vi.waitFor(() => expect(sent('POST', `/tickets/${newer.number}/unmerge`)).toHaveLength(1))
  })
})

describe('splitting messages off', () => {
  it('takes chosen messages and a subject, and leads to the new ticket', async () => {
    const { router } = show(SplitDialog, { ticket: older, chosen: [message().id] })
    await vi.waitFor(() => expect(document.querySelector('input[type="checkbox"]')).not.toBeNull())
    expect(document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked).toBe(true)
    expect(button(/^Split off$/).disabled).toBe(true)
    const subject = document.querySelector('input[maxlength="500"]') as HTMLInputElement
    subject.value = 'A second matter'
    subject.dispatchEvent(new Event('input'))
    await vi.waitFor(() => expect(button(/^Split off$/).disabled).toBe(false))
    button(/^Split off$/).click()
    await vi.waitFor(() => expect(router.currentRoute.value.params.number).toBe(newer.number))
    expect(sent('POST', `/tickets/${older.number}/split`)[0]?.body).toEqual({
      ...{ subject: 'A second matter', kind: 'incident', queue: 'service-desk', messages: [message().id] },
    })
  })
})

describe('messages and history', () => {
  it('name the other ticket', () => {
    const marks = { mergedFrom: newer.number, splitInto: 'TKT-20260302-0007' }
    const { wrapper } = show(MessageFacts, { message: message(marks), number: older.number })
    expect(wrapper.findAll('a').map((link) => link.text())).toEqual([
      `from ${newer.number}`,
      'split off into TKT-20260302-0007',
    ])
  })

  it('say what was merged, parted and split', () => {
    const { result } = withSetup(() => useEventSentences(() => older))
    const said = (type: string, data: object) =>
      result.text({
        ...{ seq: 1, type, at: '2026-03-02T08:00:00.000Z', reason: null, data: { ...data } },
        actor: { kind: 'person', id: null, name: 'Ana' },
      })
    expect(said('merged', { ticket: 'TKT-1' })).toBe('merged TKT-1 into it')
    expect(said('merged_into', { ticket: null })).toBe('merged it into a ticket you can’t see')
    expect(said('unmerged_from', { ticket: 'TKT-1' })).toContain('apart from TKT-1')
    expect(said('split_off', { ticket: 'TKT-1', messages: ['a', 'b'] })).toBe(
      'split 2 messages off into TKT-1',
    )
    expect(said('split_from', { ticket: 'TKT-1', messageId: 'a' })).toBe('split a message off from TKT-1')
  })
})
