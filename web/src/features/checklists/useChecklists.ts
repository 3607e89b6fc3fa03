import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { changedChecklists } from '#domain/checklists/changed.ts'
import { progressOf } from '#domain/checklists/progress.ts'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'
import { patchTicket } from '@/features/tickets/cache.ts'
import { useTold } from '@/features/tickets/changes/useTold.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { type ChecklistChange, changeChecklist, getChecklists, type ShownChecklist } from './api.ts'

/** The checklists of a ticket, and changing them: shown at once, taken back when it is refused. */
export function useChecklists(ticket: () => Ticket) {
  const { t } = useI18n()
  const told = useTold()
  const queries = useQueryClient()
  const session = useSession()
  const { number } = ticket()
  const queryKey = ['ticket', number, 'checklists']
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await getChecklists(number, signal)).checklists,
    enabled: computed(() => ticket().checklist !== null),
  })
  const lists = computed(() => (ticket().checklist ? (query.data.value ?? []) : []))
  let underway = 0

  function show(now: ShownChecklist[]): void {
    queries.setQueryData(queryKey, now)
    patchTicket(queries, number, (known) => ({ ...known, checklist: progressOf(now) }))
  }

  /** What a change leads to; what gets its ids from the server is shown when it answers. */
  function expected(change: ChecklistChange): void {
    if (change.do === 'add' || change.do === 'apply' || change.do === 'add_items') return
    const done = { at: new Date().toISOString(), by: session.person }
    show(changedChecklists(lists.value, change, done) as ShownChecklist[])
  }

  /** True when it was done, or is kept until it can be. */
  async function change(wanted: ChecklistChange): Promise<boolean> {
    underway++
    await queries.cancelQueries({ queryKey })
    expected(wanted)
    try {
      const answer = await changeChecklist(number, wanted)
      if (isWaiting(answer)) void told.waits(answer, number)
      // An answer to an earlier change does not know the later ones.
      else if (underway === 1) show(answer.checklists)
      return true
    } catch (error) {
      told.refused(asProblem(error).message, t('checklists.refused'))
      void queries.invalidateQueries({ queryKey: ['ticket', number] })
      return false
    } finally {
      underway--
    }
  }

  return { query, lists, change }
}
