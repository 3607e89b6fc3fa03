import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { MessageKind } from '#domain/tickets/ticket.ts'
import { type Draft, type DraftFile, type DraftKey, loadDraft, saveDraft } from './drafts.ts'

const pause = 250

export type DraftOptions = {
  person: () => string
  ticket: () => string
  kind: () => MessageKind
  /** Number of the ticket's latest event. */
  seq: () => number
}

const emptyDraft = (): Draft => ({ html: '', text: '', files: [], savedAt: 0, since: 0 })

/**
 * The draft of this person, ticket and kind: loaded when one of them changes, kept a quarter of a second after the last
 * key, and at once when the page is left.
 */
export function useDraft(options: DraftOptions) {
  const draft = shallowRef<Draft>(emptyDraft())
  const ready = ref(false)
  const savedAt = ref(0)
  /** Counts what came from the shelf or was cleared, so that the editor shows it; typing does not count. */
  const revision = ref(0)
  let key: DraftKey | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false

  async function open(): Promise<void> {
    void flush()
    const wanted = { person: options.person(), ticket: options.ticket(), kind: options.kind() }
    key = wanted
    show(emptyDraft())
    ready.value = false
    const found = await loadDraft(wanted).catch(() => undefined)
    // Somebody may have gone on to another ticket meanwhile: its draft must not get this text.
    if (key !== wanted) return
    if (found && !dirty) show(found)
    ready.value = true
  }

  function show(shown: Draft): void {
    draft.value = shown
    savedAt.value = shown.savedAt
    revision.value++
  }

  function write(change: { html?: string; text?: string; files?: DraftFile[] }): void {
    const isStart = !draft.value.text && !draft.value.files.length
    draft.value = { ...draft.value, ...change, since: isStart ? options.seq() : draft.value.since }
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
    if (at === key) savedAt.value = kept.text.trim() || kept.files.length ? kept.savedAt : 0
  }

  /** The draft has gone on to be sent: the next one begins empty. */
  async function clear(): Promise<void> {
    clearTimeout(timer)
    dirty = false
    show(emptyDraft())
    if (key) await saveDraft(key, draft.value)
  }

  /** Puts back what could not be sent. */
  function restore(content: Pick<Draft, 'html' | 'text' | 'files'>): void {
    show({ ...content, savedAt: 0, since: options.seq() })
    dirty = true
    void flush()
  }

  const onHide = () => void flush()
  addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onHide)
  watch([options.person, options.ticket, options.kind], open, { immediate: true })
  onScopeDispose(() => {
    void flush()
    removeEventListener('pagehide', onHide)
    document.removeEventListener('visibilitychange', onHide)
  })

  return { draft, ready, savedAt, revision, write, clear, restore, flush }
}
