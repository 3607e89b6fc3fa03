import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import type { Priority, TicketKind } from '#domain/tickets/types.ts'
import { useSession } from '@/features/session/store.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { fillTemplate } from './api.ts'
import { useTemplates } from './queries.ts'

/** What of a new ticket's form a template fills. */
export type TemplateForm = {
  email: string
  name: string
  subject: string
  text: string
  queue: string
  priority: Priority
  kind: TicketKind
  tags: string[]
  /** The template of its checklist, by id; empty for none. */
  checklist: string
  fields: Record<string, unknown>
}

/**
 * Lets a new ticket begin with a template: its fields, and its words filled in for who asks, again when that changes. What
 * somebody wrote themselves stays.
 */
export function useTemplate(form: TemplateForm, first: string) {
  const session = useSession()
  const { data } = useTemplates(() => session.can('use', 'Template'))
  const templates = computed(() => data.value ?? [])
  const chosen = ref('')
  const problem = ref<string | null>(null)
  const template = computed(() => templates.value.find(({ id }) => id === chosen.value))
  let words = { subject: '', text: '' }

  function choose(id: string): void {
    const before = template.value
    chosen.value = id
    problem.value = null
    const now = template.value
    if (now) {
      form.kind = now.kind
      form.priority = now.priority
      if (now.queue) form.queue = now.queue
      form.fields = { ...form.fields, ...now.fields }
    }
    if (!form.checklist || form.checklist === before?.checklist) form.checklist = now?.checklist ?? ''
    const own = form.tags.filter((tag) => !before?.tags.includes(tag))
    form.tags = [...new Set([...own, ...(now?.tags ?? [])])]
    if (now) void fill()
    else put({ subject: '', text: '' })
  }

  async function fill(): Promise<void> {
    const id = chosen.value
    const { email, name, queue } = form
    try {
      const requester = email.includes('@') ? { email: email.trim(), name: name.trim() } : undefined
      const { filled } = await fillTemplate(id, { ...(requester && { requester }), ...(queue && { queue }) })
      if (id !== chosen.value) return
      problem.value = null
      put(filled)
    } catch (error) {
      problem.value = asProblem(error).message
    }
  }

  /** What stands there and is not one's own words is replaced. */
  function put(now: typeof words): void {
    for (const field of ['subject', 'text'] as const)
      if (!form[field].trim() || form[field] === words[field]) form[field] = now[field]
    words = now
  }

  watchDebounced(
    () => [form.email, form.name, form.queue].join('\n'),
    () => void (template.value && fill()),
    { debounce: 400 },
  )
  // The one that was asked for by a link, once it is known.
  watch(
    templates,
    (known) => {
      if (first && !chosen.value && known.some(({ id }) => id === first)) choose(first)
    },
    { immediate: true },
  )

  return { templates, chosen, template, problem, choose }
}
