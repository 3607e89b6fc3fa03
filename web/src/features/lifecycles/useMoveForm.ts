import { computed, reactive } from 'vue'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useAgents } from '@/features/people/queries.ts'
import { useSession } from '@/features/session/store.ts'
import { givenBy, isFilledIn, newMoveForm } from './moveForm.ts'
import type { Given, Wants } from './moves.ts'

/** The form for what a move of `ticket`, or of many, wants; whether that is there, and what was given. */
export function useMoveForm(wants: () => Wants, ticket?: Ticket) {
  const session = useSession()
  const agents = useAgents()
  const form = reactive(newMoveForm(ticket))
  /** Who may be chosen; whoever asks is known before the list is. */
  const people = computed(() => [...agents.value, ...(session.person ? [session.person] : [])])
  const isReady = computed(() => isFilledIn(form, wants(), people.value))
  const given = (): Given => givenBy(form, wants(), people.value)

  return { form, isReady, given }
}
