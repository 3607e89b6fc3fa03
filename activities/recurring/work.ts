import { claimDue, claimUnapplied, type DueOccurrence, postponeDue, releaseUnapplied } from '#db/recurring.ts'
import type { Work } from '../followers/loop.ts'
import { type ApplyDeps, applyDefinition } from './apply.ts'
import { type MakeDeps, makeTicket } from './make.ts'

/** A definition whose Schedule has to be told, or an occurrence that is to become a ticket. */
type Row = { apply: string } | { make: DueOccurrence }

const leaseMs = 30_000

/** What is left to do beside the Schedules: to tell them, to try again, and to make at once. */
export function recurringWork(deps: ApplyDeps & MakeDeps): Work<Row> {
  const { db } = deps
  const keyOf = (row: Row) => ('apply' in row ? row.apply : row.make.recurringId)
  async function hold(rows: readonly Row[], ms: number): Promise<void> {
    await releaseUnapplied(
      db,
      rows.flatMap((row) => ('apply' in row ? [row.apply] : [])),
      ms,
    )
    for (const row of rows) if ('make' in row) await postponeDue(db, row.make, ms)
  }
  return {
    async claim(limit) {
      const unapplied = (await claimUnapplied(db, limit, leaseMs)).map((apply) => ({ apply }))
      const left = limit - unapplied.length
      if (left < 1) return unapplied
      const due = await claimDue(db, { limit: left, leaseMs })
      return [...unapplied, ...due.map((make) => ({ make }))]
    },
    async work(row) {
      if ('apply' in row) await applyDefinition(deps, row.apply)
      else await makeTicket(deps, row.make)
    },
    renew: (rows) => hold(rows, leaseMs),
    release: (rows) => hold(rows, 0),
    keyOf,
  }
}
