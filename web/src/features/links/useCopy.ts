import { useQueryClient } from '@tanstack/vue-query'
import { onMounted } from 'vue'
import type { Level } from '#domain/lifecycles/priority.ts'
import type { Priority, TicketKind } from '#domain/tickets/types.ts'
import { ticketOptions } from '@/features/tickets/queries.ts'

/** What of a new ticket's form a copy fills. */
type CopyForm = {
  email: string
  name: string
  subject: string
  queue: string
  priority: Priority
  kind: TicketKind
  tags: string[]
  impact: Level | undefined
  urgency: Level | undefined
  fields: Record<string, unknown>
}

/** Fills the form of a new ticket from the one of that number: all that describes it, but nothing that was said. */
export function useCopy(form: CopyForm, number: string): void {
  const queries = useQueryClient()
  onMounted(async () => {
    if (!number) return
    const ticket = await queries.ensureQueryData(ticketOptions(number)).catch(() => undefined)
    if (!ticket) return
    const { requester, subject, queue, kind, impact, urgency } = ticket
    // What impact and urgency gave, they give again.
    const isGiven = !ticket.priorityByHand && impact !== null && urgency !== null
    Object.assign(form, {
      ...{ email: requester.email, name: requester.name, subject, queue: queue.key, kind },
      ...{ impact: impact ?? undefined, urgency: urgency ?? undefined },
      priority: isGiven ? 'normal' : ticket.priority,
      tags: [...ticket.tags],
      fields: { ...ticket.fields },
    } satisfies CopyForm)
  })
}
