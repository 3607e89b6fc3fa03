import type { Ticket } from '#domain/tickets/ticket.ts'
import { useSession } from '@/features/session/store.ts'
import { rightsTo } from '@/features/tickets/useRights.ts'
import { useActions } from '@/shared/actions/index.ts'
import { useTimeDialog } from './dialog.ts'
import { useTimer } from './timer.ts'

/** Logs time on the ticket at hand, and starts and pauses its timer, whatever else of it is on screen. */
export function useTimeActions(ticket: () => Ticket | undefined): void {
  const session = useSession()
  const timers = useTimer()
  const dialog = useTimeDialog()
  if (!session.can('log_time', 'Ticket')) return
  const onTicket = (act: (ticket: Ticket) => void) => () => {
    const known = ticket()
    if (known && rightsTo(known).logTime) act(known)
  }
  useActions({
    'ticket.log_time': onTicket(({ number, subject }) => {
      dialog.asked = { number, subject }
    }),
    'ticket.timer': onTicket(({ number }) => void timers.toggle(number)),
  })
}
