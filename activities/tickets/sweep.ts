import { sql } from 'kysely'
import { leftBulks } from '#db/bulk.ts'
import type { TicketDeps } from '../deps.ts'
import type { Work } from '../followers/loop.ts'

type Left = { ticket: string; commandId: string }

// Younger ones are still on their way with their own update.
const leftBehindAfterMs = 2_000
const tryAgainAfterMs = 5_000
const lookForBulksEveryMs = 10_000

/**
 * Commands that were stored and never submitted: Temporal was away, or the process died in between. The oldest
 * of each ticket is submitted, which commits all that wait behind it. Submitting twice changes nothing.
 */
export function sweepWork({ db, processes, now }: TicketDeps): Work<Left> {
  const notBefore = new Map<string, number>()
  let lookedForBulksAt = 0

  /** Bulk changes whose process was not told that there is something to do. */
  async function wakeBulks(): Promise<void> {
    if (now() - lookedForBulksAt < lookForBulksEveryMs) return
    lookedForBulksAt = now()
    for (const id of await leftBulks(db)) await processes.wakeBulk(id)
  }

  return {
    async claim(limit) {
      await wakeBulks()
      for (const [ticket, at] of notBefore) if (at <= now()) notBefore.delete(ticket)
      const rows = await db
        .selectFrom('command')
        .distinctOn('ticket_number')
        .select(['ticket_number', 'id'])
        .where('state', '=', 'pending')
        .where('created_at', '<', sql<Date>`now() - make_interval(secs => ${leftBehindAfterMs / 1000})`)
        .where(sql<boolean>`ticket_number <> all(${[...notBefore.keys()]}::text[])`)
        .orderBy('ticket_number')
        .orderBy('position')
        .limit(limit)
        .execute()
      for (const row of rows) notBefore.set(row.ticket_number, now() + tryAgainAfterMs)
      return rows.map((row) => ({ ticket: row.ticket_number, commandId: row.id }))
    },
    async work({ ticket, commandId }) {
      await processes.submit(ticket, commandId)
    },
    renew: async () => undefined,
    release: async () => undefined,
    keyOf: ({ ticket }) => ticket,
  }
}
