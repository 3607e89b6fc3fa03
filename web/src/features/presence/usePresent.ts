import { onScopeDispose, ref, watch } from 'vue'
import { sayPresentEveryMs, type Typing, typingForMs } from '#domain/presence/presence.ts'
import { useSession } from '@/features/session/store.ts'
import { useLive } from '@/shared/live/store.ts'

const typing = ref<{ ticket: string; kind: Typing } | null>(null)
let forget: ReturnType<typeof setTimeout> | undefined

/** Somebody types on that ticket, now; null when they have stopped. */
export function typesOn(ticket: string, kind: Typing): void {
  clearTimeout(forget)
  const now = typing.value
  if (kind === null) typing.value = null
  else {
    if (now?.ticket !== ticket || now.kind !== kind) typing.value = { ticket, kind }
    forget = setTimeout(() => {
      typing.value = null
    }, typingForMs)
  }
}

/** Tells the others that one looks at that ticket, for as long as it is really seen. */
export function usePresent(ticket: () => string): void {
  const live = useLive()
  const session = useSession()
  const visible = ref(!document.hidden)
  const onVisible = () => {
    visible.value = !document.hidden
  }

  function say(): void {
    if (!session.isAgent) return
    const written = typing.value?.ticket === ticket() ? typing.value.kind : null
    const seen = visible.value ? ticket() : null
    live.send({ type: 'presence', ticket: seen, typing: seen && written })
  }

  watch([ticket, visible, typing, () => live.state], say, { immediate: true })
  const again = setInterval(() => visible.value && say(), sayPresentEveryMs)
  document.addEventListener('visibilitychange', onVisible)
  onScopeDispose(() => {
    clearInterval(again)
    document.removeEventListener('visibilitychange', onVisible)
    if (session.isAgent) live.send({ type: 'presence', ticket: null, typing: null })
  })
}
