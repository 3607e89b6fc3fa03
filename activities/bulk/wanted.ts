import { v5 } from 'uuid'
import type { BulkItem, BulkRow } from '#db/bulk.ts'
import type { Configuration } from '#db/configuration.ts'
import type { Ability } from '#domain/access/abilities.ts'
import { actionsFor } from '#domain/bulk/changes.ts'
import { following } from '#domain/bulk/following.ts'
import { lackedOf } from '#domain/bulk/given.ts'
import { type BulkMerging, mergeCommand } from '#domain/bulk/merging.ts'
import { fieldsOf } from '#domain/fields/visible.ts'
import type { Changes, CommandBody, MessagePayload, MoveDetails } from '#domain/tickets/commands.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import { parentsOf } from './children.ts'
import type { BulkDeps } from './index.ts'
import { macroOn } from './macro.ts'
import { targetRefusal } from './merging.ts'
import type { BulkTicket } from './tickets.ts'
import { backFrom } from './undo.ts'

/** The command for one ticket, and what somebody has to be allowed for it; `of` is the ticket that is asked, if another. */
export type Wanted = { body: CommandBody; actions: readonly string[]; of?: string }

/** What is to become of each of those tickets, or why nothing is; null for one that is meant to stay as it is. */
export async function wantedOf(
  { db, configuration }: BulkDeps,
  bulk: BulkRow,
  items: readonly BulkItem[],
  tickets: ReadonlyMap<string, BulkTicket>,
  ability: Ability,
): Promise<(item: BulkItem, ticket: BulkTicket) => Promise<Wanted | Rejection | null>> {
  const { undoes_id: undoes, macro } = bulk
  if (undoes) {
    const backs = await backFrom(db, undoes, items, [...tickets.values()])
    const refusals = new Map<string, Promise<Rejection | null>>()
    const refusalOf = (number: string) => {
      const refusal = refusals.get(number) ?? targetRefusal(db, ability, number, null)
      refusals.set(number, refusal)
      return refusal
    }
    return async ({ number }) => {
      const back = backs.get(number) ?? { changes: {} }
      if (!('from' in back)) return changeOf(bulk, back)
      // What it was merged into may be gone.
      return (await refusalOf(back.from)) ?? mergeOf(bulk, number, back)
    }
  }
  const into = bulk.asked?.mergeInto
  if (into !== undefined) {
    const refused = await targetRefusal(db, ability, into)
    return async ({ number }) => (number === into ? null : (refused ?? mergeOf(bulk, number, { into })))
  }
  const configured = await configuration.current()
  if (macro) return async (_, ticket) => macroOn(db, bulk, macro, ticket, configured)
  const parents = await parentsOf(db, bulk, items)
  return async ({ parent }, ticket) => {
    const changes =
      parent === null
        ? (bulk.changes ?? {})
        : following(parents.get(parent), ticket.category, configured.lifecycleOf(ticket.kind, ticket.queueId))
    if (!changes || 'code' in changes) return changes
    return changeOf(bulk, givenTo(bulk, ticket, changes, configured))
  }
}

/** Merging is a change of the ticket. */
function mergeOf({ reason }: BulkRow, number: string, merging: BulkMerging): Wanted {
  const { ticket: of, ...body } = mergeCommand(number, merging, reason)
  return { body, of, actions: ['update'] }
}

type Change = { changes: Changes; ifMatch?: number } & MoveDetails

function changeOf({ reason }: BulkRow, { changes, ...details }: Change): Wanted {
  const payload = { changes, ...details, ...(reason ? { reason } : {}) }
  const actions = [...actionsFor(changes), ...(details.note ? ['note'] : [])]
  return { body: { type: 'change', payload }, actions }
}

/** The changes with what is given for what their transition asks; nothing for a ticket that is there already. */
function givenTo(bulk: BulkRow, ticket: BulkTicket, changes: Changes, configured: Configuration): Change {
  const { given } = bulk
  if (!given || changes.status === ticket.status) return { changes }
  const queue = configured.fields.queue(ticket.queueId)
  const own = new Set(fieldsOf(configured.fields.definitions, { ...ticket, queue }).map(({ key }) => key))
  const { fields, ...lacked } = lackedOf(given.changes, ticket, (key) => own.has(key))
  const values = { ...fields, ...changes.fields }
  return {
    changes: { ...lacked, ...changes, ...(Object.keys(values).length ? { fields: values } : {}) },
    ...(given.note ? { note: noteOn(bulk, ticket.number, given.note) } : {}),
    ...(given.confirmed ? { confirmed: true } : {}),
  }
}

function noteOn({ id, person_id }: BulkRow, number: string, text: string): MessagePayload {
  const message = { id: v5(`${number}/note`, id), kind: 'note', from: 'agent' } as const
  return { ...message, authorId: person_id, text, html: null, attachments: [], mail: null }
}
