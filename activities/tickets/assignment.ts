import { sql } from 'kysely'
import type { Configuration, QueueRow } from '#db/configuration.ts'
import { assign, escalateTo } from '#domain/people/assign.ts'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import { awaitsSomebody, escalatesAt, waitingEventTypes } from '#domain/people/escalation.ts'
import type { EventBody, TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { endedCategories, systemActor } from '#domain/tickets/types.ts'
import { lastAgentOf, leadsOf, lockCandidates } from './candidates.ts'
import { type CommitTransaction, eventsOfTypes } from './load.ts'
import type { Write } from './write.ts'

/** A ticket after its queue's rule has looked at it. */
export type Arranged = {
  state: TicketState
  events: TicketEvent[]
  writes: Write[]
  /** When it is escalated unless somebody takes it, in epoch milliseconds, or null. */
  escalatesAt: number | null
}

type Around = { configuration: Configuration; now: number }
type Ticket = { id: string; state: TicketState }

/**
 * What the rule of the ticket's queue adds to a commit: the agent of a ticket that has just come to the queue, or the
 * lead of one that nobody took in time. Asks nothing of the database when there is no rule.
 */
export async function arrange(
  trx: CommitTransaction,
  { id, state }: Ticket,
  fresh: readonly TicketEvent[],
  { configuration, now }: Around,
): Promise<Arranged> {
  const queue = configuration.queue(state.queueId)
  const around = { configuration, queue, now }
  const assigned = await assigning(trx, { id, state }, fresh, around)
  const after = assigned.state
  const dueAt = await escalationOf(
    trx,
    { id, state: after },
    [...fresh, ...assigned.events],
    queue.assignment,
  )
  if (dueAt === null || dueAt > now) return { ...assigned, escalatesAt: dueAt }
  const escalated = await escalating(trx, after, around)
  return {
    ...escalated,
    events: [...assigned.events, ...escalated.events],
    writes: assigned.writes,
    escalatesAt: null,
  }
}

type Looking = Around & { queue: QueueRow }
type Step = Pick<Arranged, 'state' | 'events' | 'writes'>

async function assigning(
  trx: CommitTransaction,
  { id, state }: Ticket,
  fresh: readonly TicketEvent[],
  { configuration, queue, now }: Looking,
): Promise<Step> {
  const rule = queue.assignment
  const arrived = fresh.some(({ type }) => type === 'created' || type === 'queue_changed')
  const wanted = arrived && state.assigneeId === null && !endedCategories.includes(state.category)
  if (!wanted || !rule || rule.strategy === 'manual' || !queue.teamId)
    return { state, events: [], writes: [] }
  const lastAgent = rule.sticky ? await lastAgentOf(trx, id, state.requesterId, queue.teamId) : null
  const candidates = await lockCandidates(trx, { teamId: queue.teamId, now }, configuration)
  const { agent, why } = assign(rule, candidates, { lastAgent }, now)
  if (agent === undefined) return step(state, { type: 'not_assigned', data: { why } }, now)
  const turn = sql`update agent_profile set last_assigned_at = ${new Date(now)} where person_id = ${agent}`
  return { ...step(state, { type: 'assigned', data: { from: null, to: agent, why } }, now), writes: [turn] }
}

async function escalationOf(
  trx: CommitTransaction,
  { id, state }: Ticket,
  fresh: readonly TicketEvent[],
  rule: AssignmentRule | null,
): Promise<number | null> {
  if (!awaitsSomebody(state, rule)) return null
  const known = fresh.filter(({ type }) => (waitingEventTypes as readonly string[]).includes(type))
  const events = known.length ? known : await eventsOfTypes(trx, id, waitingEventTypes)
  return escalatesAt(state, rule, events)
}

async function escalating(
  trx: CommitTransaction,
  state: TicketState,
  { configuration, queue, now }: Looking,
): Promise<Step> {
  const leads = queue.teamId ? await leadsOf(trx, queue.teamId, now, configuration) : []
  const lead = escalateTo(leads, now)
  const afterMinutes = queue.assignment?.escalateAfterMinutes ?? 0
  const data = { to: lead?.agent ?? null, afterMinutes, why: lead?.why ?? null }
  return step(state, { type: 'escalated', data }, now)
}

function step(state: TicketState, body: EventBody, now: number): Step {
  const at = Math.max(now, state.updatedAt)
  const event = { ...body, seq: state.seq + 1, at, actor: systemActor, reason: null } as TicketEvent
  return { state: evolve(state, event), events: [event], writes: [] }
}
