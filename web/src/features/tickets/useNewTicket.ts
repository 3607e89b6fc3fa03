import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import type { Level } from '#domain/lifecycles/priority.ts'
import type { NewTicket } from '#domain/tickets/ticket.ts'
import type { Priority, TicketKind } from '#domain/tickets/types.ts'
import { useSession } from '@/features/session/store.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { useForm } from '@/shared/useForm.ts'
import { uuid } from '@/shared/uuid.ts'
import { createTicket } from './api.ts'
import { adoptTicket } from './cache.ts'
import type { DraftFile } from './composer/drafts.ts'
import { useAttachments } from './composer/useAttachments.ts'
import { useQueues } from './queries.ts'

/** The form of a new ticket. One key for as long as it is open, so that a doubtful second try makes no second ticket. */
export function useNewTicket(close: () => void) {
  const { t } = useI18n()
  const toast = useToast()
  const router = useRouter()
  const route = useRoute()
  const session = useSession()
  const queries = useQueryClient()
  const queues = useQueues(() => session.isAgent)
  const form = reactive({
    email: '',
    name: '',
    organization: '',
    subject: '',
    text: '',
    queue: '',
    priority: 'normal' as Priority,
    kind: 'incident' as TicketKind,
    impact: undefined as Level | undefined,
    urgency: undefined as Level | undefined,
    files: [] as DraftFile[],
  })
  const attachments = useAttachments((file) => form.files.push(file))
  // The queue that is looked at, or the first one.
  watchEffect(() => {
    const list = queues.data.value
    if (form.queue || !list?.length) return
    const shown = /\bqueue:([\w-]+)/.exec(String(route.query.filter ?? ''))?.[1]
    form.queue = (list.find((queue) => queue.key === shown) ?? list[0])?.key ?? ''
  })

  let sent = { body: '', key: uuid() }
  const { errors, general, busy, run } = useForm()

  function asTicket(): NewTicket {
    const { email, name, organization, subject, text, queue, priority, kind, impact, urgency } = form
    const files = form.files.map(({ id }) => id)
    const content = {
      subject: subject.trim(),
      ...(text.trim() && { text }),
      ...(files.length && { files }),
      ...(organization && { organization }),
    }
    if (!session.isAgent) return content
    return {
      ...content,
      requester: { email: email.trim(), ...(name.trim() && { name: name.trim() }) },
      // What nobody chose is left to impact and urgency.
      ...(priority !== 'normal' && { priority }),
      ...(impact && { impact }),
      ...(urgency && { urgency }),
      kind,
      ...(queue && { queue }),
    }
  }

  const submit = () =>
    run(async () => {
      const ticket = asTicket()
      const body = JSON.stringify(ticket)
      if (body !== sent.body) sent = { body, key: uuid() }
      const answer = await createTicket(ticket, { key: sent.key })
      close()
      if (isWaiting(answer))
        return void toast.add({ title: t('tickets.dialog.waiting'), icon: 'i-lucide-hourglass' })
      adoptTicket(queries, answer.ticket)
      const { number } = answer.ticket
      await router.push({ name: 'ticket', params: { number } })
      toast.add({ title: t('tickets.dialog.created', { number }), icon: 'i-lucide-check', color: 'success' })
    })

  const isUploading = computed(() => attachments.uploads.value.some((upload) => !upload.problem))
  return { form, errors, general, busy, attachments, isUploading, submit }
}
