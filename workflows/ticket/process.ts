import {
  proxyLocalActivities,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { TicketActivities } from '#activities/tickets/index.ts'
import { kindAttribute, queueAttribute, statusAttribute } from '../attributes.ts'
import type { KnownTicket, Outcome } from './messages.ts'

// One short transaction in Postgres. Repeating it is safe (it drains what is pending), so it is retried
// until Postgres answers: a ticket waits rather than fails.
const { commit } = proxyLocalActivities<TicketActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
})

/** The only writer of one ticket: takes its commands one drain at a time. */
export class TicketProcess {
  #number: string
  #ticket: KnownTicket | null = null
  #drains = 0
  #drainedAt = 0
  /** Whether the next commit makes sure of the clock; that of a ticket that is known was started by an earlier run. */
  #seesToClock = true
  #wanted = new Set<string>()
  #outcomes = new Map<string, Outcome>()
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(number: string, known?: KnownTicket) {
    this.#number = number
    if (!known) return
    this.#seesToClock = false
    this.#know(known)
  }

  /** What is known of the ticket after the last transaction, or null when it does not exist. */
  get ticket(): KnownTicket | null {
    return this.#ticket
  }

  /** When the ticket is to be closed for good or escalated, or somebody to be reminded, in epoch milliseconds, or null. */
  get wakesAt(): number | null {
    const { closesAt, escalatesAt, ringsAt } = this.#ticket ?? {}
    const moves = closesAt ?? escalatesAt ?? null
    if (ringsAt === null || ringsAt === undefined) return moves
    return Math.min(moves ?? ringsAt, ringsAt)
  }

  /** Nothing more will happen unless somebody asks. */
  get ended(): boolean {
    if (!this.#ticket) return true
    const { category, ringsAt, deleted } = this.#ticket
    if (deleted) return true
    return (category === 'closed' || category === 'cancelled') && (ringsAt ?? null) === null
  }

  /** How many transactions this run has asked for. */
  get drains(): number {
    return this.#drains
  }

  /** When the last of them was answered, in epoch milliseconds. */
  get drainedAt(): number {
    return this.#drainedAt
  }

  async submit(commandId: string): Promise<Outcome> {
    this.#wanted.add(commandId)
    await this.drain()
    const outcome = this.#outcomes.get(commandId) ?? { state: 'pending', seq: null, code: null }
    this.#outcomes.delete(commandId)
    return outcome
  }

  /** Commits what is pending, and makes sure once more that the ticket's clock is there. */
  look(): Promise<void> {
    this.#seesToClock = true
    return this.drain()
  }

  /** Commits all that is pending. Calls that come before it begins share one drain. */
  drain(): Promise<void> {
    this.#next ??= this.#after(this.#running)
    return this.#next
  }

  async #after(previous: Promise<void> | undefined): Promise<void> {
    await previous
    this.#running = this.#next
    this.#next = undefined
    await this.#commit()
  }

  async #commit(): Promise<void> {
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    this.#drains++
    const first = this.#seesToClock
    this.#seesToClock = false
    const { ticket, outcomes } = await commit({ number: this.#number, wanted, first })
    this.#drainedAt = Date.now()
    for (const id of wanted) if (outcomes[id]) this.#outcomes.set(id, outcomes[id])
    this.#know(ticket)
  }

  #know(ticket: KnownTicket | null): void {
    this.#ticket = ticket
    setCurrentDetails(ticket ? describe(ticket) : `${this.#number} does not exist yet.`)
    if (ticket) showAttributes(ticket)
  }
}

/** Lets ops search for the ticket by what it is now; only what differs costs an event. */
function showAttributes({ status, queue, kind }: KnownTicket): void {
  const { typedSearchAttributes: shown } = workflowInfo()
  const now = [
    { key: statusAttribute, value: status },
    { key: queueAttribute, value: queue },
    { key: kindAttribute, value: kind },
  ]
  const changed = now.filter(({ key, value }) => shown.get(key) !== value)
  if (changed.length) upsertSearchAttributes(changed)
}

function describe(ticket: KnownTicket): string {
  const { status, queue, seq, closesAt, escalatesAt, ringsAt, deleted } = ticket
  if (deleted) return `Deleted (${status} in ${queue}), after ${seq} events.`
  const closing = closesAt ? ` Will be closed for good at ${new Date(closesAt).toISOString()}.` : ''
  const escalating = escalatesAt
    ? ` Will be escalated at ${new Date(escalatesAt).toISOString()} unless somebody takes it.`
    : ''
  const ringing = ringsAt
    ? ` Sleeps or has something to remind of at ${new Date(ringsAt).toISOString()}.`
    : ''
  return `${status} in ${queue}, after ${seq} events.${closing}${escalating}${ringing}`
}
