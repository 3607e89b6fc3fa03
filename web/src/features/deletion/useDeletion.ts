import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { uuid } from '@/shared/uuid.ts'
import { adoptTicket } from '../tickets/cache.ts'
import { useTold } from '../tickets/changes/useTold.ts'
import { deleteTicket, restoreTicket } from './api.ts'

/** Deleting a ticket and bringing it back. Refusals are said in a toast. */
export function useDeletion() {
  const queries = useQueryClient()
  const told = useTold()
  const { t } = useI18n()

  /** True when it was done, which `tell` says, or will be. */
  async function run(
    number: string,
    request: () => ReturnType<typeof deleteTicket>,
    tell: () => void,
  ): Promise<boolean> {
    try {
      const answer = await request()
      if (isWaiting(answer)) void told.waits(answer, number)
      else {
        adoptTicket(queries, answer.ticket)
        tell()
      }
      for (const queryKey of [['tickets'], ['views'], ['ticket', number]])
        void queries.invalidateQueries({ queryKey })
      return true
    } catch (error) {
      told.refused(asProblem(error).message)
      return false
    }
  }

  const restore = (number: string): Promise<boolean> =>
    run(
      number,
      () => restoreTicket(number, uuid()),
      () => told.done(t('deletion.restored', { number })),
    )
  const remove = (number: string, reason: string): Promise<boolean> =>
    run(
      number,
      () => deleteTicket(number, reason, uuid()),
      () => told.done(t('deletion.deleted', { number }), () => restore(number)),
    )

  return { remove, restore }
}
