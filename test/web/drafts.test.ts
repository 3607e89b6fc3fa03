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
const { loadDraft, loadOutgoing, removeDraft, saveDraft, saveOutgoing } = await import(
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
