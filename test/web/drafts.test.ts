import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { withSetup } from './support.ts'

const shelves = vi.hoisted(() => new Map<string, Map<string, unknown>>())

// What idb offers, in memory: happy-dom has no IndexedDB. Values are cloned, as a database would.
vi.mock('idb', () => ({
  openDB: async (_: string, __: number, { upgrade }: { upgrade: (database: object) => void }) => {
    const database = {
      createObjectStore: (name: string) => shelves.set(name, shelves.get(name) ?? new Map()),
      get: async (store: string, key: string) => structuredClone(shelves.get(store)?.get(key)),
      getAll: async (store: string) => structuredClone([...(shelves.get(store)?.values() ?? [])]),
      put: async (store: string, value: { key?: string }, key?: string) =>
        void shelves.get(store)?.set(key ?? value.key ?? '', structuredClone(value)),
      delete: async (store: string, key: string) => void shelves.get(store)?.delete(key),
    }
    upgrade(database)
    return database
  },
}))

const { useDraft } = await import('@/features/tickets/composer/useDraft.ts')
const { keepUnsent, loadDraft, loadOutgoing, removeDraft, saveDraft, saveOutgoing } = await import(
  '@/features/tickets/composer/drafts.ts'
)

const place = { person: 'p1', ticket: 'TKT-1', kind: 'reply' as const }
const written = { html: '<p>Hi</p>', text: 'Hi', files: [], savedAt: 1, since: 3 }

beforeEach(() => {
  for (const shelf of shelves.values()) shelf.clear()
})

function open() {
  const [ticket, kind, person] = [ref('TKT-1'), ref<'reply' | 'note'>('reply'), ref('p1')]
  const seq = ref(7)
  const setup = () =>
    useDraft({
      person: () => person.value,
      ticket: () => ticket.value,
      kind: () => kind.value,
      seq: () => seq.value,
    })
  return { ...withSetup(setup), ticket, kind, person, seq }
}

describe('a draft', () => {
  it('is kept per person, ticket and kind', async () => {
    await saveDraft(place, written)
    expect(await loadDraft(place)).toEqual(written)
    expect(await loadDraft({ ...place, kind: 'note' })).toBeUndefined()
    expect(await loadDraft({ ...place, ticket: 'TKT-2' })).toBeUndefined()
    expect(await loadDraft({ ...place, person: 'p2' })).toBeUndefined()
    await removeDraft(place)
    expect(await loadDraft(place)).toBeUndefined()
  })

  it('that is empty is not kept', async () => {
    await saveDraft(place, written)
    await saveDraft(place, { ...written, html: '<p></p>', text: ' ' })
    expect(await loadDraft(place)).toBeUndefined()
  })

  it('is there again after a reload', async () => {
    const first = open()
    await flushPromises()
    first.result.write({ html: '<p>Hello</p>', text: 'Hello' })
    first.wrapper.unmount()
    await flushPromises()
    const second = open()
    await flushPromises()
    expect(second.result.draft.value).toMatchObject({ text: 'Hello', since: 7 })
    expect(second.result.savedAt.value).toBeGreaterThan(0)
    second.wrapper.unmount()
  })

  it('is kept at once when the page is left', async () => {
    const { result, wrapper } = open()
    await flushPromises()
    result.write({ html: '<p>x</p>', text: 'x' })
    dispatchEvent(new Event('pagehide'))
    await flushPromises()
    expect((await loadDraft(place))?.text).toBe('x')
    wrapper.unmount()
  })

  it('never shows up on another ticket or kind', async () => {
    const { result, ticket, kind, wrapper } = open()
    await flushPromises()
    result.write({ html: '<p>secret</p>', text: 'secret' })
    ticket.value = 'TKT-2'
    await flushPromises()
    expect(result.draft.value.text).toBe('')
    ticket.value = 'TKT-1'
    kind.value = 'note'
    await flushPromises()
    expect(result.draft.value.text).toBe('')
    kind.value = 'reply'
    await flushPromises()
    expect(result.draft.value.text).toBe('secret')
    wrapper.unmount()
  })

  it('remembers what was the latest when it was begun', async () => {
    const { result, seq, wrapper } = open()
    await flushPromises()
    result.write({ text: 'a' })
    seq.value = 9
    result.write({ text: 'ab' })
    expect(result.draft.value.since).toBe(7)
    wrapper.unmount()
  })

  it('is gone when it was sent, and back when it could not be', async () => {
    const { result, wrapper } = open()
    await flushPromises()
    result.write({ html: '<p>x</p>', text: 'x' })
    await result.clear()
    expect([result.draft.value.text, await loadDraft(place)]).toEqual(['', undefined])
    result.restore({ html: '<p>x</p>', text: 'x', files: [] })
    await flushPromises()
    expect((await loadDraft(place))?.text).toBe('x')
    wrapper.unmount()
  })
})

describe('a draft on several devices', () => {
  const elsewhere = (change: object = {}) => ({
    ...{ kind: 'reply' as const, text: 'From the phone', html: '<p>From the phone</p>', files: [] },
    ...{ addressed: null, since: 2, revision: 4, savedAt: '2026-03-02T08:00:00.000Z', other: null },
    ...change,
  })
  function openWith(load: unknown, save = vi.fn(async () => elsewhere({ revision: 5 }))) {
    const server = { load: vi.fn(async () => load as never), any: async () => null, save }
    const setup = () =>
      useDraft({ person: () => 'p1', ticket: () => 'TKT-1', kind: () => 'reply', seq: () => 7, server })
    return { ...withSetup(setup), server }
  }

  it('is there on a device where nothing was written', async () => {
    const { result, wrapper } = openWith(elsewhere())
    await flushPromises()
    expect(result.draft.value).toMatchObject({ text: 'From the phone', revision: 4, synced: true })
    expect(await loadDraft(place)).toMatchObject({ text: 'From the phone' })
    wrapper.unmount()
  })

  it('goes to the server a little after the last key', async () => {
    const { result, server, wrapper } = openWith(null)
    await flushPromises()
    vi.useFakeTimers()
    result.write({ html: '<p>Hi</p>', text: 'Hi' })
    await vi.advanceTimersByTimeAsync(3_000)
    vi.useRealTimers()
    expect(server.save).toHaveBeenCalledOnce()
    expect(result.draft.value).toMatchObject({ text: 'Hi', revision: 5, synced: true })
    wrapper.unmount()
  })

  it('goes when it was sent on another device, unless something was added here', async () => {
    await saveDraft(place, { ...written, revision: 4, synced: true })
    const sent = openWith(null)
    await flushPromises()
    expect([sent.result.draft.value.text, await loadDraft(place)]).toEqual(['', undefined])
    sent.wrapper.unmount()
    await saveDraft(place, { ...written, revision: 4, synced: false })
    const added = openWith(null)
    await flushPromises()
    expect([added.result.draft.value.text, added.server.save.mock.calls.length]).toEqual(['Hi', 1])
    added.wrapper.unmount()
  })

  it('shows what another device had written, to be chosen instead', async () => {
    await saveDraft(place, { ...written, revision: 3, synced: false })
    const other = {
      text: 'Other',
      html: '<p>Other</p>',
      files: [],
      addressed: null,
      savedAt: elsewhere().savedAt,
    }
    const save = vi.fn(async () => elsewhere({ text: 'Hi', revision: 5, other }))
    const { result, wrapper } = openWith(elsewhere(), save)
    await flushPromises()
    expect(result.draft.value.text).toBe('Hi')
    expect(result.other.value).toMatchObject({ text: 'Other' })
    result.settleOther(true)
    await flushPromises()
    expect(result.draft.value.text).toBe('Other')
    expect(save).toHaveBeenLastCalledWith(expect.anything(), expect.objectContaining({ text: 'Other' }), true)
    wrapper.unmount()
  })

  it('goes on here while the server can’t be reached', async () => {
    await saveDraft(place, written)
    const server = {
      load: vi.fn(() => Promise.reject(new Error('away'))),
      any: async () => null,
      save: vi.fn(),
    }
    const setup = () =>
      useDraft({ person: () => 'p1', ticket: () => 'TKT-1', kind: () => 'reply', seq: () => 7, server })
    const { result, wrapper } = withSetup(setup)
    await flushPromises()
    expect(result.draft.value.text).toBe('Hi')
    wrapper.unmount()
  })
})

it('what was not sent stands before what was written since', async () => {
  await saveDraft(place, written)
  await keepUnsent(place, { html: '<p>Back</p>', text: 'Back', files: [], addressed: null })
  expect(await loadDraft(place)).toMatchObject({
    html: '<p>Back</p><p>Hi</p>',
    text: 'Back\n\nHi',
    synced: false,
  })
})

describe('a message on its way', () => {
  it('is kept for the person who sent it', async () => {
    const outgoing = {
      key: 'k',
      person: 'p1',
      ticket: 'TKT-1',
      kind: 'note' as const,
      html: '',
      text: 'x',
      files: [],
      status: null,
      at: 1,
    }
    await saveOutgoing(outgoing)
    expect(await loadOutgoing('p1')).toEqual([outgoing])
    expect(await loadOutgoing('p2')).toEqual([])
  })
})
