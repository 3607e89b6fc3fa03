import pLimit from 'p-limit'
import { v5 } from 'uuid'
import { storeCommand } from '#db/commands.ts'
import {
  claimTagChanges,
  finishTagChange,
  type OpenTagChange,
  postponeTagChange,
  progressTagChange,
  renewTagChanges,
  ticketsTagged,
} from '#db/tags.ts'
import type { Command } from '#domain/tickets/commands.ts'
import type { Actor } from '#domain/tickets/types.ts'
import type { Work } from '../followers/loop.ts'
import type { TagDeps } from './index.ts'

/** The namespace of the ids of commands that replace a tag (RFC 9562 section 5.5). */
const retagCommands = 'e2b1f0de-4e39-4c52-9a39-0f3d5c1b7a44'
const leaseMs = 30_000
const tryAgainAfterMs = 5_000
const batch = 50
// Few, so that people who work meanwhile do not notice.
const atOnce = 4

/**
 * Replaces a tag on ticket after ticket, each by a command of its own: its history then says so, and by whom. Which
 * tickets are left is asked of their rows, and a command's id comes from the ticket as it stands, so that a worker
 * that takes over changes nothing twice.
 */
export function tagWork(deps: TagDeps, signal: AbortSignal): Work<OpenTagChange> {
  const { db, announcer } = deps
  return {
    claim: (limit) => claimTagChanges(db, limit, leaseMs),
    async work(change) {
      for (;;) {
        const tickets = await ticketsTagged(db, change.from, batch)
        if (!tickets.length) break
        const changed = await retagAll(deps, change, tickets)
        await progressTagChange(db, change.id, changed)
        announcer.announce({ type: 'tags' })
        // Their processes can't be reached, or this one is to stop: somebody goes on from here.
        if (!changed || signal.aborted)
          return postponeTagChange(db, change.id, signal.aborted ? 0 : tryAgainAfterMs)
      }
      await finishTagChange(db, change.id)
      announcer.announce({ type: 'tags' })
    },
    renew: (changes) => renewTagChanges(db, changes, leaseMs),
    async release(changes) {
      for (const { id } of changes) await postponeTagChange(db, id, 0)
    },
    keyOf: () => 'tags',
  }
}

/** How many of them were changed. */
async function retagAll(
  { db, processes }: TagDeps,
  { id, from, to, by }: OpenTagChange,
  tickets: readonly { number: string; seq: number }[],
): Promise<number> {
  const limit = pLimit(atOnce)
  const actor: Actor = by ? { kind: 'person', id: by } : { kind: 'system' }
  const outcomes = await limit.map([...tickets], async ({ number, seq }) => {
    const commandId = v5(`${id}/${number}/${seq}`, retagCommands)
    const command: Command = { id: commandId, ticket: number, actor, type: 'retag', payload: { from, to } }
    const { state } = await storeCommand(db, command)
    return state === 'pending' ? (await processes.submit(number, commandId)).state : state
  })
  return outcomes.filter((state) => state === 'committed').length
}
