import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Message, MessageKind, Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'
import { useMessages } from '../queries.ts'
import { loadDraft } from './drafts.ts'
import { useComposerInbox } from './inbox.ts'
import { useOutgoing } from './outgoing.ts'
import { useAttachments } from './useAttachments.ts'
import { useDraft } from './useDraft.ts'

/** Writing on a ticket: which kind, the draft, its files, and sending it. */
export function useComposer(ticket: () => Ticket) {
  const { t } = useI18n()
  const session = useSession()
  const outgoing = useOutgoing()
  const inbox = useComposerInbox()
  const kind = ref<MessageKind>('reply')
  const open = ref(false)
  const problem = ref<string | null>(null)
  const me = () => session.person?.id ?? ''

  const messages = useMessages(() => ticket().number)
  const latest = computed(() => messages.data.value?.pages[0]?.messages[0])
  const draft = useDraft({
    person: me,
    ticket: () => ticket().number,
    kind: () => kind.value,
    seq: () => Math.max(ticket().seq, latest.value?.seq ?? 0),
  })
  const attachments = useAttachments((file) => draft.write({ files: [...draft.draft.value.files, file] }))

  const isEmpty = computed(() => !draft.draft.value.text.trim())
  const isUploading = computed(() => attachments.uploads.value.some((upload) => !upload.problem))

  /** What somebody else wrote since this reply was begun. */
  const newer = computed(() => {
    const { since, text } = draft.draft.value
    const message = latest.value
    if (kind.value !== 'reply' || !message || !since || !text) return null
    return message.seq > since && message.author?.id !== me() ? message : null
  })
  /** What somebody else answered first, to be looked at before one's own goes. */
  const overtaken = shallowRef<{ message: Message; status: string | null } | null>(null)
  const known = ref(0)

  /** Opens where something unsent waits. */
  async function openIfUnsent(): Promise<void> {
    open.value = false
    const number = ticket().number
    for (const candidate of ['reply', 'note'] as const) {
      const found = await loadDraft({ person: me(), ticket: number, kind: candidate }).catch(() => undefined)
      if (!found || number !== ticket().number) continue
      kind.value = candidate
      open.value = true
      return
    }
  }
  watch(() => ticket().number, openIfUnsent, { immediate: true })

  watch(
    () => inbox.returned,
    () => {
      const back = inbox.collect(ticket().number)
      if (!back) return
      kind.value = back.kind
      open.value = true
      // After the draft of that kind has been looked up.
      setTimeout(() => draft.restore(back), 50)
    },
  )

  function write(wanted: MessageKind): void {
    void draft.flush()
    kind.value = wanted
    open.value = true
    problem.value = null
  }

  /** True when it is on its way. */
  async function send(status: string | null = null): Promise<boolean> {
    problem.value = null
    overtaken.value = null
    const { html, text, files } = draft.draft.value
    if (isEmpty.value) problem.value = t('tickets.write_first')
    else if (isUploading.value) problem.value = t('tickets.still_uploading')
    else if (newer.value && newer.value.seq > known.value) overtaken.value = { message: newer.value, status }
    if (problem.value || overtaken.value) return false
    const kept = outgoing.send({
      person: me(),
      ticket: ticket().number,
      kind: kind.value,
      html,
      text,
      files,
      status,
      seen: Math.max(draft.draft.value.since, known.value),
    })
    open.value = false
    // The draft goes when the message is safe in its new place.
    await kept
    await draft.clear()
    return true
  }

  /** The other's answer was read: one goes on with one's own. */
  function overlook(): void {
    known.value = Math.max(known.value, overtaken.value?.message.seq ?? 0)
    overtaken.value = null
  }

  return { kind, open, problem, overtaken, draft, attachments, isEmpty, write, send, overlook }
}
