import { useQueryClient } from '@tanstack/vue-query'
import { onMounted } from 'vue'
import { descriptionOf } from '@/features/tickets/description.ts'
import { ticketOptions } from '@/features/tickets/queries.ts'

/** Fills the form of a new ticket from the one of that number: all that describes it, but nothing that was said. */
export function useCopy(form: ReturnType<typeof descriptionOf>, number: string): void {
  const queries = useQueryClient()
  onMounted(async () => {
    if (!number) return
    const ticket = await queries.ensureQueryData(ticketOptions(number)).catch(() => undefined)
    if (ticket) Object.assign(form, descriptionOf(ticket))
  })
}
