import { useQueryClient } from '@tanstack/vue-query'
import type { PersonRef } from '#domain/people/person.ts'
import { useTicketChanges } from '@/features/tickets/changes/useTicketChanges.ts'

/** Gives a ticket to an agent, and has the workload counted anew. */
export function useGiving() {
  const queries = useQueryClient()
  const { change } = useTicketChanges()

  return async function give(number: string, { id, name, email }: PersonRef): Promise<void> {
    await change(number, { assignee: { id, name, email } })
    await Promise.all(['workload', 'tickets'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  }
}
