import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DraftKind } from '#domain/conversation/draft.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'

/** What the composer calls what is written, to whom, so that a reply and a note can't be confused. */
export function useComposerWords(ticket: () => Ticket, kind: () => DraftKind) {
  const { t } = useI18n()
  const session = useSession()
  const who = computed(() => ticket().requester.name || ticket().requester.email)
  const label = computed(() =>
    kind() === 'forward'
      ? t('conversation.writing_forward')
      : t(`tickets.writing.${kind()}`, { name: who.value }),
  )
  const placeholder = computed(() => {
    if (kind() === 'forward') return t('conversation.forward_placeholder', { name: who.value })
    return t(`tickets.placeholder.${session.isAgent ? kind() : 'requester'}`, { name: who.value })
  })
  return { who, label, placeholder }
}
