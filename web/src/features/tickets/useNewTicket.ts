import { useToast } from '@nuxt/ui/composables/useToast'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import type { Level } from '#domain/lifecycles/priority.ts'
import type { NewTicket } from '#domain/tickets/ticket.ts'
import type { Priority, TicketKind } from '#domain/tickets/types.ts'
import { queueOf } from '@/features/fields/context.ts'
import { useDraftFiles } from '@/features/files/draft.ts'
import { useCopy } from '@/features/links/useCopy.ts'
import { useSession } from '@/features/session/store.ts'
import { useTemplate } from '@/features/templates/useTemplate.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { useForm } from '@/shared/useForm.ts'
import { uuid } from '@/shared/uuid.ts'
import { createTicket } from './api.ts'
import { adoptTicket } from './cache.ts'
import type { DraftFile } from './composer/drafts.ts'
import { useAttachments } from './composer/useAttachments.ts'
import { filled } from './description.ts'
import { useQueues } from './queries.ts'

/** The form of a new ticket. One key for as long as it is open, so that a doubtful second try makes no second ticket. */
export function useNewTicket(close: () => void, { template: firstTemplate = '', copyOf = '' } = {}) {
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
    tags: [] as string[],
    checklist: '',
    impact: undefined as Level | undefined,
    urgency: undefined as Level | undefined,
    files: [] as DraftFile[],
    fields: {} as Record<string, unknown>,
  })
  const template = useTemplate(form, firstTemplate)
  useCopy(form, copyOf)
  const attachments = useAttachments((file) => form.files.push(file))
  useDraftFiles(
    () => form.files,
    (files) => {
      form.files = files
    },
  )
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
    const {
      email,
      name,
      organization,
      subject,
      text,
      queue,
      priority,
      kind,
      impact,
      urgency,
      tags,
      checklist,
    } = form
    const from = template.template.value
    const files = form.files.map(({ id }) => id)
    const fields = filled(form.fields)
    const content = {
      subject: subject.trim(),
      ...(text.trim() && { text }),
      ...(files.length && { files }),
      ...(organization && { organization }),
      ...(Object.keys(fields).length && { fields }),
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
      ...(tags.length && { tags }),
      ...(checklist && { checklist }),
      ...(copyOf && { related: copyOf }),
      ...(from && { template: { id: from.id, version: from.version } }),
    }
  }

  const submit = () =>
    run(async () => {
      const ticket = asTicket()
      const body = JSON.stringify(ticket)
      if (body !== sent.body) sent = { body, key: uuid() }
      const answer = await createTicket(ticket, { key: sent.key })
      if (template.chosen.value) void queries.invalidateQueries({ queryKey: ['templates'] })
      close()
      if (isWaiting(answer))
        return void toast.add({ title: t('tickets.dialog.waiting'), icon: 'i-lucide-hourglass' })
      adoptTicket(queries, answer.ticket)
      const { number } = answer.ticket
      await router.push({ name: 'ticket', params: { number } })
      toast.add({ title: t('tickets.dialog.created', { number }), icon: 'i-lucide-check', color: 'success' })
    })

  /** Goes on where one says when it is made. */
  async function schedule(): Promise<void> {
    const { handOver, newDraft } = await import('@/features/recurring/draft.ts')
    const { email, name, subject, text, queue, priority, kind, tags, checklist, fields } = form
    const from = template.template.value
    handOver(
      newDraft({
        ...{ name: subject.trim().slice(0, 200), template: from?.id ?? null },
        content: {
          subject,
          text,
          kind,
          priority,
          queue: queue || null,
          tags: [...tags],
          checklist: checklist || null,
          fields: { ...fields },
        },
        requester: { email: email.trim(), name: name.trim() },
        organization: form.organization,
        weight: { impact: form.impact, urgency: form.urgency },
      }),
    )
    close()
    await router.push({ name: 'recurring-one', params: { id: 'new' } })
  }

  /** What decides which custom fields it has. */
  const context = computed(() => {
    const queue = queues.data.value?.find(({ key }) => key === form.queue)
    return {
      ...{ kind: form.kind, priority: form.priority, subject: form.subject, tags: [] },
      ...{ status: 'new', category: 'new' as const },
      queue: queueOf(queue ?? { key: form.queue, name: form.queue }, queues.data.value ?? []),
    }
  })
  const isUploading = computed(() => attachments.uploads.value.some((upload) => !upload.problem))
  return { form, context, errors, general, busy, attachments, isUploading, template, submit, schedule }
}
