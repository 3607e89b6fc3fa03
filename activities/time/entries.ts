import type { Command } from '#domain/tickets/commands.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import type { TimeEntry } from '#domain/time/entry.ts'
import type { CommitTransaction } from '../tickets/load.ts'
import type { Write } from '../tickets/write.ts'

type Known = { before: TimeEntry | null; after: TimeEntry | null; at: number }

/** The logged time that commands of one commit are about, each entry as it stands after the commands so far. */
export class TimeEntries {
  readonly #trx: CommitTransaction
  readonly #ticketId: string | null
  readonly #known = new Map<string, Known>()
  readonly #timers: { id: string; personId: string }[] = []

  constructor(trx: CommitTransaction, ticketId: string | null) {
    this.#trx = trx
    this.#ticketId = ticketId
  }

  /** The entry that `command` changes, or null. Asks the database only for commands that change one. */
  async of(command: Command): Promise<TimeEntry | null> {
    if (!this.#ticketId || command.type !== 'time' || command.payload.do === 'log') return null
    const { entry } = command.payload
    if (!this.#known.has(entry)) {
      const before = await this.#read(this.#ticketId, entry)
      this.#known.set(entry, { before, after: before, at: 0 })
    }
    return this.#known.get(entry)?.after ?? null
  }

  /** Remembers what was decided. */
  decided(command: Command, events: readonly TicketEvent[]): void {
    for (const event of events) {
      const { type, at } = event
      if (type !== 'time_logged' && type !== 'time_changed' && type !== 'time_deleted') continue
      const { entry } = event.data
      const known = this.#known.get(entry)
      const after = entryAfter(command, known?.after ?? null)
      this.#known.set(entry, { before: known?.before ?? null, after, at })
      if (type === 'time_logged') this.#timers.push(...timerOf(command))
    }
  }

  /** The entries as they are now, without the timers that measured them. */
  writes(): Write[] {
    const ended = this.#timers.map(({ id, personId }) =>
      this.#trx.deleteFrom('timer').where('id', '=', id).where('person_id', '=', personId),
    )
    return [...[...this.#known].flatMap(([id, known]) => this.#write(id, known)), ...ended]
  }

  #write(id: string, { before, after, at }: Known): Write[] {
    if (before === after) return []
    const trx = this.#trx
    if (!after) return before ? [trx.deleteFrom('time_entry').where('id', '=', id)] : []
    const { personId, typeId, day, minutes, billable, text } = after
    const now = new Date(at)
    const row = { day, minutes, billable, text, type_id: typeId, updated_at: now }
    if (before) return [trx.updateTable('time_entry').set(row).where('id', '=', id)]
    const added = { id, ticket_id: this.#ticketId ?? '', person_id: personId, created_at: now }
    return [trx.insertInto('time_entry').values({ ...row, ...added })]
  }

  async #read(ticketId: string, id: string): Promise<TimeEntry | null> {
    const row = await this.#trx
      .selectFrom('time_entry')
      .select(['id', 'person_id as personId', 'day', 'minutes', 'billable', 'type_id as typeId', 'text'])
      .where('ticket_id', '=', ticketId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ?? null
  }
}

function timerOf({ actor, type, payload }: Command): { id: string; personId: string }[] {
  if (type !== 'time' || payload.do !== 'log' || !payload.timer || !actor.id) return []
  return [{ id: payload.timer, personId: actor.id }]
}

/** What becomes of an entry by a command that was carried out. */
function entryAfter(command: Command, before: TimeEntry | null): TimeEntry | null {
  if (command.type === 'change' || command.type === 'message') return command.payload.time ?? null
  if (command.type !== 'time' || command.payload.do === 'delete') return null
  const { payload } = command
  if (payload.do === 'log') return payload.entry
  return before && { ...before, ...payload.changes }
}
