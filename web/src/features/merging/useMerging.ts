import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { adoptTicket } from '@/features/tickets/cache.ts'
import { useTold } from '@/features/tickets/changes/useTold.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { mergeTickets, unmergeTicket } from './api.ts'

/** Merging tickets and parting them again; what is refused is said. */
export function useMerging() {
  const { t } = useI18n()
  const told = useTold()
  const queries = useQueryClient()
  const busy = ref(false)

  function refresh(numbers: readonly string[]): void {
    for (const number of numbers) void queries.invalidateQueries({ queryKey: ['ticket', number] })
    void queries.invalidateQueries({ queryKey: ['tickets'] })
    void queries.invalidateQueries({ queryKey: ['views'] })
  }

  /** Does it to that ticket, and to those it touches; `tell` says what was done. True when it was, or will be. */
  async function run(
    request: () => ReturnType<typeof mergeTickets>,
    number: string,
    others: readonly string[],
    tell = () => {},
  ): Promise<boolean> {
    const touched = [number, ...others]
    busy.value = true
    try {
      const answer = await request()
      if (isWaiting(answer)) void told.waits(answer, number).then(() => refresh(touched))
      else {
        adoptTicket(queries, answer.ticket)
        tell()
      }
      return true
    } catch (error) {
      told.refused(asProblem(error).message, t('merging.failed'))
      return false
    } finally {
      busy.value = false
      refresh(touched)
    }
  }

  /** Makes a merged ticket one of its own again. */
  const unmerge = (number: string, target: string | null): Promise<boolean> =>
    run(() => unmergeTicket(number), number, target ? [target] : [])

  /** Merges those tickets into that one, and offers to take it back. */
  function merge(target: string, tickets: string[], reason: string): Promise<boolean> {
    const undo = async () => {
      for (const number of tickets) await unmerge(number, target)
    }
    const title = t('merging.done', { target, n: tickets.length }, tickets.length)
    return run(
      () => mergeTickets(target, tickets, reason),
      target,
      tickets,
      () => told.done(title, undo),
    )
  }

  return { busy, merge, unmerge }
}
