import type { BulkItem } from '#db/bulk.ts'
import type { Database } from '#db/database.ts'
import { inverseOf } from '#domain/bulk/changes.ts'
import { type Parting, partedFrom } from '#domain/bulk/merging.ts'
import type { Changes } from '#domain/tickets/commands.ts'
import { type BulkTicket, commandIdOf, eventsOf } from './tickets.ts'

type Back = { changes: Changes; ifMatch?: number } | Parting

/** For each ticket the opposite of what a bulk change made of it. */
export async function backFrom(
  db: Database,
  undoes: string,
  items: readonly BulkItem[],
  tickets: readonly BulkTicket[],
): Promise<Map<string, Back>> {
  const [events, rows] = await Promise.all([
    eventsOf(
      db,
      tickets.map(({ id }) => id),
      items.map(({ number }) => commandIdOf(undoes, number)),
    ),
    // An undo keeps the places of what it takes back.
    db
      .selectFrom('bulk_item')
      .select(['ticket_number as number', 'seq'])
      .where('bulk_id', '=', undoes)
      .where(
        'position',
        'in',
        items.map(({ position }) => position),
      )
      .execute(),
  ])
  return new Map(
    rows.map(({ number, seq }): [string, Back] => {
      const made = events.get(commandIdOf(undoes, number)) ?? []
      const parting = partedFrom(made)
      if (parting) return [number, parting]
      const changes = inverseOf(made)
      return [number, { changes, ...(seq === null ? {} : { ifMatch: seq }) }]
    }),
  )
}
