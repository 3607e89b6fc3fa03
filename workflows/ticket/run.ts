import { workflowInfo } from '@temporalio/workflow'
import type { TicketInput } from './messages.ts'
import type { TicketProcess } from './process.ts'

/** However busy a ticket is: 40 transactions are replayed in a tenth of a second, in which no other ticket is served. */
const mostDrains = 40

/**
 * When a run of a ticket's process makes way for a new one: what a replay reads is to be short. But whoever asks
 * while a new run begins is answered seconds later, so it begins while nobody does, and not at once with that of all
 * the tickets of a bulk change.
 */
export class Run {
  #process: TicketProcess
  #wanted: number
  #most: number
  #pause: number

  /** Runs whose input names no `idleMs` do not wait for a quiet moment. */
  constructor(process: TicketProcess, { drainsPerRun = 500, idleMs = 0 }: TicketInput) {
    this.#process = process
    this.#wanted = drainsPerRun
    this.#most = idleMs ? mostDrains : drainsPerRun
    this.#pause = idleMs * (1 + Math.random())
  }

  get isTooLong(): boolean {
    return this.#process.drains >= this.#most || workflowInfo().continueAsNewSuggested
  }

  /** When it has been quiet for long enough, if nothing is asked until then, in epoch milliseconds; null while short. */
  get restsAt(): number | null {
    const isLong = this.#pause > 0 && this.#process.drains >= this.#wanted
    return isLong ? this.#process.drainedAt + this.#pause : null
  }
}
