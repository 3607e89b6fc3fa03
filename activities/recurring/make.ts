import { findCommand, nextTicketNumber, type StoredCommand, storeCommand } from '#db/commands.ts'
import { shownOf } from '#db/configuration.ts'
import {
  commandIdOf,
  type DueOccurrence,
  findRecurring,
  lockDue,
  postponeDue,
  type RecurringRow,
  settleDue,
} from '#db/recurring.ts'
import { recurringBody } from '#db/recurring-ticket.ts'
import { sharerOf } from '#db/sharing.ts'
import { noteUse } from '#db/templates.ts'
import { DomainError } from '#domain/errors.ts'
import type { TicketDeps } from '../deps.ts'

export type MakeDeps = Pick<TicketDeps, 'db' | 'configuration' | 'processes' | 'now' | 'announcer'>

/** What became of it: a ticket, a reason why there is none, or nothing yet. */
export type Made = 'made' | 'failed' | 'waiting'

const tryAgainAfterMs = 5_000

/**
 * Makes the ticket of one occurrence. Its command's id comes from the definition and the instant, and is stored while the
 * occurrence is locked: whoever does this twice, or at once with somebody else, makes one ticket.
 */
export async function makeTicket(deps: MakeDeps, due: DueOccurrence): Promise<Made> {
  const { db, announcer } = deps
  const made = await settled(deps, due)
  if (made === 'waiting') await postponeDue(db, due, tryAgainAfterMs)
  announcer.announce({ type: 'recurring', id: due.recurringId })
  return made
}

async function settled(deps: MakeDeps, due: DueOccurrence): Promise<Made> {
  const { db, processes } = deps
  const known: Stored | undefined = await findCommand(db, commandIdOf(due))
  const stored = known ?? (await store(deps, due))
  if (stored === 'failed' || stored === 'gone') return 'failed'
  const { state } =
    stored.state === 'pending' ? await processes.submit(stored.ticket, stored.id, stored.shown) : stored
  if (state === 'pending') return 'waiting'
  const { rejection } = state === 'rejected' ? ((await findCommand(db, stored.id)) ?? stored) : stored
  if (rejection) {
    const { code, field, detail } = rejection
    await settleDue(db, due, { state: 'failed', code, field, detail })
    return 'failed'
  }
  await settleDue(db, due, { state: 'made', ticket: stored.ticket })
  return 'made'
}

type Stored = StoredCommand & { shown?: ReturnType<typeof shownOf> }

async function store(deps: MakeDeps, due: DueOccurrence): Promise<Stored | 'failed' | 'gone'> {
  const { db, configuration, now } = deps
  const row = await findRecurring(db, due.recurringId)
  if (!row) return 'gone'
  const body = await bodyOf(deps, row, due)
  if (!body) return 'failed'
  const ticket = await nextTicketNumber(db, now())
  const actor = { kind: 'person' as const, id: row.maker_id }
  const command = { id: commandIdOf(due), ticket, actor, ...body }
  const stored = await db
    .transaction()
    .execute(async (trx) => ((await lockDue(trx, due)) ? storeCommand(trx, command) : null))
  if (!stored) return 'gone'
  const { template } = row.ticket
  if (template && row.maker_id)
    await noteUse(db, await sharerOf(db, row.maker_id, true), ticket, { id: template })
  return { ...stored, shown: shownOf(await configuration.current(), body) }
}

/** The command, or null when it can't be: the occurrence then says why. */
async function bodyOf({ db }: MakeDeps, row: RecurringRow, due: DueOccurrence) {
  try {
    return await recurringBody(db, wantedOf(row, due.at))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, message: detail, field = null } = error
    await db.transaction().execute(async (trx) => {
      // Somebody may have made it meanwhile.
      if (!(await lockDue(trx, due)) || (await findCommand(trx, commandIdOf(due)))) return
      await settleDue(trx, due, { state: 'failed', code, field, detail })
    })
    return null
  }
}

function wantedOf({ id, name, ticket, requester_id, maker_id, only, plan }: RecurringRow, at: number) {
  const ids = { requesterId: requester_id, makerId: maker_id }
  return { ...{ id, name, ticket, only, at }, ...ids, timeZone: plan.timeZone }
}
