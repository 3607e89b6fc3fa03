import { computed, nextTick, type Ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Message } from '#domain/tickets/ticket.ts'

type Options = {
  messages: () => readonly Message[]
  query: { hasNextPage: Ref<boolean>; isFetching: Ref<boolean>; fetchNextPage: () => Promise<unknown> }
}

const mostPages = 40

/** The message that the address names: older pages are loaded until it is there, then it is shown and marked. */
export function useMessageLink({ messages, query }: Options) {
  const route = useRoute()
  const router = useRouter()
  const marked = computed(() => /^#message-([\w-]+)$/.exec(route.hash)?.[1] ?? null)
  const isThere = computed(() => messages().some(({ id }) => id === marked.value))
  let shown: string | null = null
  let pages = 0

  watch(
    [marked, isThere, () => messages().length, query.isFetching],
    async () => {
      if (!marked.value || shown === marked.value) return
      if (isThere.value) {
        shown = marked.value
        await nextTick()
        show(marked.value)
      } else if (query.hasNextPage.value && !query.isFetching.value && pages++ < mostPages)
        await query.fetchNextPage()
    },
    { immediate: true },
  )

  function show(id: string): void {
    const element = document.getElementById(`message-${id}`)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }

  /** Leads to a message of this ticket. */
  async function goTo(id: string): Promise<void> {
    pages = 0
    if (marked.value === id) return show(id)
    await router.replace({ hash: `#message-${id}` })
  }

  return { marked, goTo }
}
