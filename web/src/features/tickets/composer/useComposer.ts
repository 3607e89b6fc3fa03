import { useToast } from '@nuxt/ui/composables/useToast'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { type DraftKind, draftKinds } from '#domain/conversation/draft.ts'
import type { Message, Ticket } from '#domain/tickets/ticket.ts'
import { useConversation } from '@/features/conversation/useConversation.ts'
import { useDraftFiles } from '@/features/files/draft.ts'
import { useMoves } from '@/features/lifecycles/moves.ts'
import { useLifecycleOf } from '@/features/lifecycles/useLifecycleOf.ts'
import { useEndings } from '@/features/links/endings.ts'
import { useSession } from '@/features/session/store.ts'
import { rememberUndo } from '../changes/undo.ts'
import { useMessages } from '../queries.ts'
import { draftServer } from './draftServer.ts'
import { type DraftFile, isEmptyDraft, loadDraft, type Outgoing } from './drafts.ts'
import { useComposerInbox } from './inbox.ts'
import { withoutLostPictures } from './inlineImages.ts'
import { useOutgoing } from './outgoing.ts'
import { problemWith } from './problems.ts'
import { useAttachments } from './useAttachments.ts'
import { useDraft } from './useDraft.ts'

/** Writing on a ticket: which kind, the draft, its files, and sending it. `showPicture` puts one into the text. */
export function useComposer(ticket: () => Ticket, showPicture: (file: DraftFile) => void) {
  const { t } = useI18n()
  const session = useSession()
  const outgoing = useOutgoing()
  const inbox = useComposerInbox()
  const router = useRouter()
  const toast = useToast()
  const { takeBack } = useConversation()
  const moves = useMoves()
  const lifecycleOf = useLifecycleOf()
  const endings = useEndings()
  const kind = ref<DraftKind>('reply')
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
    server: draftServer,
  })
  const attachments = useAttachments((file) => {
    draft.write({ files: [...draft.draft.value.files, file] })
    if (file.contentId) void nextTick().then(() => showPicture(file))
  })
  useDraftFiles(
    () => draft.draft.value.files,
    (files) => draft.write({ files }),
  )

  const isEmpty = computed(() => isEmptyDraft({ ...draft.draft.value, files: [] }))
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
    for (const candidate of draftKinds) {
      const found = await loadDraft({ person: me(), ticket: number, kind: candidate }).catch(() => undefined)
      if (!found) continue
      if (number === ticket().number && !open.value) write(candidate)
      return
    }
    const elsewhere = await draftServer.any(number).catch(() => null)
    if (elsewhere && number === ticket().number && !open.value) write(elsewhere)
  }
  watch(() => ticket().number, openIfUnsent, { immediate: true })
  // It may have been written on another device.
  watch(draft.revision, () => {
    if (!isEmptyDraft(draft.draft.value)) open.value = true
  })

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
    { immediate: true },
  )

  function write(wanted: DraftKind): void {
    void draft.flush()
    kind.value = wanted
    open.value = true
    problem.value = null
  }

  /** What moving to that status asks for; null when somebody thinks better of it. */
  async function whatItAsksFor(key: string | null): Promise<Outgoing['given'] | null> {
    const lifecycle = lifecycleOf(ticket())
    const status = lifecycle?.statuses.find((each) => each.key === key)
    if (!status) return {}
    const given = await moves.ask(ticket(), status, lifecycle, kind.value === 'reply' ? 'reply' : 'note')
    if (given === null) return null
    const children = await endings.ask(ticket().number, status)
    if (children === null) return null
    const { assignee, ...rest } = given ?? {}
    return {
      ...rest,
      ...(assignee && { assignee: assignee.id }),
      ...(children === 'with' && { children: true as const }),
    }
  }

  /** True when it is on its way. */
  async function send(status: string | null = null): Promise<boolean> {
    overtaken.value = null
    const { html, text, files, addressed = null } = draft.draft.value
    problem.value = problemWith({ kind: kind.value, isEmpty: isEmpty.value, addressed }, t)
    if (problem.value === null && isUploading.value) problem.value = t('tickets.still_uploading')
    else if (problem.value === null && newer.value && newer.value.seq > known.value)
      overtaken.value = { message: newer.value, status }
    if (problem.value || overtaken.value) return false
    const given = await whatItAsksFor(status)
    if (!given) return false
    const kept = outgoing.send(
      {
        ...{ person: me(), ticket: ticket().number, kind: kind.value, html, text, status, given, addressed },
        files: withoutLostPictures(html, files),
        seen: Math.max(draft.draft.value.since, known.value),
      },
      offerUndo(ticket().number),
    )
    open.value = false
    // The draft goes when the message is safe in its new place.
    await kept
    await draft.clear()
    return true
  }

  /** One key takes it back as long as the server holds it, wherever its writer has gone meanwhile. */
  const offerUndo = (number: string) => (message: Message) => {
    if (!message.undo) return
    const { leftMs } = message.undo
    const isHere = () => router.currentRoute.value.params.number === number
    const undo = async () => {
      const done = await takeBack(number, message)
      if (done && !isHere()) await router.push({ name: 'ticket', params: { number } })
    }
    rememberUndo(undo, Date.now(), leftMs, message.id)
    if (isHere()) return
    toast.add({
      id: 'sent',
      title: t('conversation.sent', { number }),
      icon: 'i-lucide-hourglass',
      orientation: 'horizontal',
      duration: leftMs,
      color: 'neutral',
      actions: [
        {
          label: t('conversation.take_back'),
          ...{ color: 'neutral', variant: 'outline', size: 'xs' },
          onClick: () => void undo(),
        },
      ],
    })
  }

  /** The other's answer was read: one goes on with one's own. */
  function overlook(): void {
    known.value = Math.max(known.value, overtaken.value?.message.seq ?? 0)
    overtaken.value = null
  }

  return { kind, open, problem, overtaken, draft, attachments, isEmpty, messages, write, send, overlook }
}
