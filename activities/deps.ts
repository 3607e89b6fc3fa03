import type { ConfigurationSource, TicketShown } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import type { Announcer } from '#db/news.ts'
import type { Outcome } from '#workflows/ticket/messages.ts'

/** The processes of a ticket, as activities reach them. */
export type TicketProcesses = {
  /**
   * Has the ticket's workflow commit the stored command; `pending` when it could not be reached in time. `shown` is
   * what ops find a new ticket's process by.
   */
  submit(ticket: string, commandId: string, shown?: TicketShown): Promise<Outcome>
  /** Starts the ticket's SLA clock, asleep until `wakesAt` (epoch milliseconds); once, whoever asks again. */
  startClock(ticket: { number: string; queue: string; kind: string }, wakesAt: number): Promise<void>
  /** Wakes the SLA clock to look again, starting it if there is none. */
  rescheduleClock(ticket: { number: string; queue: string; kind: string }): Promise<void>
  /** Has the process of a bulk change look at its rows, starting it if there is none. */
  wakeBulk(id: string): Promise<void>
  /** Has the ticket's workflow look again: a commit of another one changed it. */
  wakeTicket(number: string): Promise<void>
}

/** What the activities of tickets and clocks reach the world through. */
export type TicketDeps = {
  db: Database
  configuration: ConfigurationSource
  processes: TicketProcesses
  announcer: Announcer
  /** Whether a mail server is configured; without one, deliveries are held. */
  outboundMail: boolean
  /** Epoch milliseconds. */
  now: () => number
}
