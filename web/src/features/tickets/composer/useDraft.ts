import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { type DraftKind, reconcile } from '#domain/conversation/draft.ts'
import type { ServerDraft } from '@/features/conversation/api.ts'
import type { DraftServer } from './draftServer.ts'
import {
  type Draft,
  type DraftContent,
  type DraftKey,
  isEmptyDraft,
  joined,
  loadDraft,
  saveDraft,
} from './drafts.ts'

const pause = 250
const pushPause = 1_500

export type DraftOptions = {
  person: () => string
  ticket: () => string
  kind: () => DraftKind
  /** Number of the ticket's latest event. */
  seq: () => number
  /** Where other devices find it; without one it stays here. */
  server?: DraftServer
}

const emptyDraft = (): Draft => ({ html: '', text: '', files: [], savedAt: 0, since: 0 })

/**
 * The draft of this person, ticket and kind: loaded when one of them changes, kept a quarter of a second after the last
 * key, and at once when the page is left. A little later it is on the server, for the person's other devices.
 */
export function useDraft(options: DraftOptions) {
  const draft = shallowRef<Draft>(emptyDraft())
  const ready = ref(false)
  const savedAt = ref(0)
  /** Counts what came from the shelf or was cleared, so that the editor shows it; typing does not count. */
  const revision = ref(0)
  /** What another device had written that this one did not know of. */
  const other = shallowRef<ServerDraft['other']>(null)
  let key: DraftKey | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pushTimer: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  // One after the other: each goes on from the revision that the one before was given.
  let pushes: Promise<unknown> = Promise.resolve()

  async function open(): Promise<void> {
    void flush()
    const wanted = { person: options.person(), ticket: options.ticket(), kind: options.kind() }
    key = wanted
    other.value = null
    show(emptyDraft())
    ready.value = false
    const found = await loadDraft(wanted).catch(() => undefined)
    // Somebody may have gone on to another ticket meanwhile: its draft must not get this text.
    if (key !== wanted) return
    if (found && !dirty) show(found)
    ready.value = true
    await meetServer(wanted)
  }

  function show(shown: Draft): void {
    draft.value = shown
    savedAt.value = shown.savedAt
    revision.value++
  }

  function write(change: Partial<DraftContent>): void {
    const isStart = !draft.value.text && !draft.value.files.length
    const since = isStart ? options.seq() : draft.value.since
    draft.value = { ...draft.value, ...change, since, synced: false }
    dirty = true
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (!dirty || !key) return
    dirty = false
    const at = key
    const kept = { ...draft.value, savedAt: Date.now() }
    await saveDraft(at, kept)
    if (at === key) savedAt.value = isEmptyDraft(kept) ? 0 : kept.savedAt
    clearTimeout(pushTimer)
    if (at === key) pushTimer = setTimeout(() => push(at), pushPause)
    else push(at, kept)
  }

  /** Finds out what other devices wrote since. Whoever can't reach the server goes on with what is here. */
  async function meetServer(at: DraftKey): Promise<void> {
    const found = await options.server?.load(at).catch(() => undefined)
    if (found === undefined || key !== at) return
    const { revision: known = 0, synced = false } = draft.value
    const step = reconcile({ isEmpty: isEmptyDraft(draft.value), revision: known, synced }, found)
    if (step === 'push') push(at)
    if (step === 'drop') await adopt(at, emptyDraft())
    if (step === 'take' && found) await adopt(at, asDraft(found))
    if (found) other.value = found.other
  }

  async function adopt(at: DraftKey, taken: Draft): Promise<void> {
    if (dirty) return
    show(taken)
    await saveDraft(at, taken)
  }

  /** Brings a draft to the server; by default what is being written. */
  function push(at: DraftKey, left?: Draft, dropOther = false): void {
    const { server } = options
    if (!server) return
    pushes = pushes.then(async () => {
      const sent = left ?? draft.value
      const kept = await server.save(at, sent, dropOther).catch(() => undefined)
      if (kept === undefined) return
      const now = { revision: kept?.revision ?? 0, synced: draft.value === sent }
      if (left || at !== key) return void (await saveDraft(at, { ...sent, ...now, synced: true }))
      draft.value = { ...draft.value, ...now }
      other.value = kept?.other ?? null
      if (!dirty) await saveDraft(at, { ...draft.value, savedAt: savedAt.value })
    })
    pushes = pushes.catch(() => undefined)
  }

  /** The draft has gone on to be sent: the next one begins empty. */
  async function clear(): Promise<void> {
    clearTimeout(timer)
    clearTimeout(pushTimer)
    dirty = false
    show(emptyDraft())
    if (!key) return
    await saveDraft(key, draft.value)
    push(key)
  }

  /** Puts back what was not sent, before what has been written since. */
  function restore(content: DraftContent): void {
    const both = joined(content, draft.value)
    show({ ...draft.value, ...both, savedAt: 0, since: options.seq(), synced: false })
    dirty = true
    void flush()
  }

  /** Decides between this draft and the one of another device; what is not chosen is gone. */
  function settleOther(use: boolean): void {
    const chosen = other.value
    other.value = null
    if (!key || !chosen) return
    if (use) {
      const { html, text, files, addressed } = chosen
      show({ ...draft.value, html, text, files, addressed, synced: false })
    }
    void saveDraft(key, draft.value)
    push(key, undefined, true)
  }

  const onHide = () => {
    void flush()
    if (!document.hidden && key) void meetServer(key)
  }
  addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onHide)
  watch([options.person, options.ticket, options.kind], open, { immediate: true })
  onScopeDispose(() => {
    const [at, left] = [key, draft.value]
    clearTimeout(pushTimer)
    void flush()
    if (at && !left.synced && !isEmptyDraft(left)) push(at, left)
    removeEventListener('pagehide', onHide)
    document.removeEventListener('visibilitychange', onHide)
  })

  return { draft, ready, savedAt, revision, other, write, clear, restore, settleOther, flush }
}

function asDraft({ html, text, files, addressed, since, revision, savedAt }: ServerDraft): Draft {
  return { html, text, files, addressed, since, revision, savedAt: Date.parse(savedAt), synced: true }
}
