import { v7 as uuid, v5 } from 'uuid'
import type { Configuration } from '#db/configuration.ts'
import { standingFor } from '#db/standing.ts'
import { isDeleted } from '#domain/deletion/decide.ts'
import { partsOf } from '#domain/macros/run.ts'
import { ringsAt } from '#domain/reminders/decide.ts'
import { type Command, messagesOf } from '#domain/tickets/commands.ts'
import { decide, isDueToClose } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { evolve } from '#domain/tickets/evolve.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import { systemActor } from '#domain/tickets/types.ts'
import { documentAnew, MessagesAbout, rewords } from '../conversation/messages.ts'
import { Links } from '../links/links.ts'
import { Merging } from '../merging/merging.ts'
import { Splits } from '../splitting/splits.ts'
import { TimeEntries } from '../time/entries.ts'
import { followings, watcherWrites } from '../watchers/writes.ts'
import { type Arranged, arrange } from './assignment.ts'
import { advanceClocks, type ClocksAfter, touchesClocks } from './clocks.ts'
import {
  type CommitTransaction,
  eventsAfter,
  type LoadedTicket,
  lockTicket,
  pendingCommands,
} from './load.ts'
import { lockInOrder, requireLocks } from './locks.ts'
import { deliveryRows } from './mails.ts'
import { Others } from './others.ts'
import { reminderMails } from './reminders.ts'
import {
  clockWrites,
  deliveryWrites,
  documentWrites,
  eventWrites,
  fileWrites,
  messageWrites,
  type Settled,
  settlingWrites,
  ticketWrite,
  type Write,
  writeTogether,
} from './write.ts'

/** The namespace of the ids of commands that the system itself asks for (RFC 9562 section 5.5). */
export const systemCommands = '5f1c2a9e-3a54-4d0e-9d2b-6a0d6d2f0c11'

/** A ticket after a drain. */
export type Drained = {
  ticket: { id: string; state: TicketState; clockWakesAt: number | null } | null
  settled: Settled[]
  clocks: ClocksAfter | null
  deliveries: string[]
  /** What the queue's rule added. */
  arranged: TicketEvent[]
  /** When the ticket is escalated unless somebody takes it, in epoch milliseconds, or null. */
  escalatesAt: number | null
  /** The other tickets that its commands were about, as they are now. */
  others: readonly TicketState[]
}

/** What commands are about besides the ticket itself. */
type Alongside = {
  about: MessagesAbout
  links: Links
  times: TimeEntries
  merging: Merging
  splits: Splits
}

/** Hears what was decided about each command, and says what is to be written of it with the ticket. */
interface Companion {
  decided(command: Command, events: readonly TicketEvent[]): void | Promise<void>
  writes?(ticketId: string, fresh: readonly TicketEvent[]): Write[]
}

type Surroundings = {
  configuration: Configuration
  outboundMail: boolean
  now: number
  atMost?: number
  /** Only what was stored before the command of that id. */
  before?: string
  locked?: readonly string[]
}

/**
 * Commits what is pending for a ticket, in the order in which it was stored, in the caller's transaction:
 * decides, evolves, and writes events, messages, clocks and deliveries.
 */
export async function drain(trx: CommitTransaction, number: string, around: Surroundings): Promise<Drained> {
  const { locked = [] } = around
  if (locked.length) await lockInOrder(trx, [number, ...locked])
  const ticket = await lockTicket(trx, number)
  const stored = await pendingCommands(trx, number, around.before)
  const pending = stored.slice(0, around.atMost)
  requireLocks(pending, [number, ...locked])
  const others = new Others(trx, around)
  const beside = {
    about: new MessagesAbout(trx, ticket),
    links: new Links(trx, number, others),
    times: new TimeEntries(trx, ticket?.id ?? null),
    merging: new Merging(trx, ticket, others, around.configuration),
    splits: new Splits(trx, others),
  }
  const commands = [...pending, ...owed(ticket?.state ?? null, around.now)]
  const { state, settled } = await decideAll(trx, ticket, commands, around, beside)
  const events = settled.flatMap((each) => each.events)
  const id = ticket?.id ?? uuid()
  const arranged = state && (await arrange(trx, { id, state }, events, around))
  const changed = events.length || arranged?.events.length
  if (arranged && (changed || touchesClocks(ticket?.state ?? null, commands, events)))
    return {
      ...(await write(trx, id, ticket, arranged, settled, around, beside)),
      others: [...others.states.values()],
    }
  await writeTogether(trx, settlingWrites(settled))
  const escalatesAt = arranged?.escalatesAt ?? null
  return { ticket, settled, clocks: null, deliveries: [], arranged: [], escalatesAt, others: [] }
}

function owed(state: TicketState | null, now: number): Command[] {
  if (!state || isDeleted(state)) return []
  const { number: ticket, closesAt } = state
  const by = { ticket, actor: systemActor, payload: {} }
  const at = ringsAt(state)
  const rung = at !== null && at <= now ? v5(`${ticket}/ring/${at}`, systemCommands) : null
  return [
    ...(rung ? [{ ...by, id: rung, type: 'ring' as const }] : []),
    ...(isDueToClose(state, now)
      ? [{ ...by, id: v5(`${ticket}/close/${closesAt}`, systemCommands), type: 'close' as const }]
      : []),
  ]
}

/** Where a command for a ticket that does not exist is refused. */
const nowhere = { kind: 'incident', queueId: '' } as const

async function decideAll(
  trx: CommitTransaction,
  ticket: { id: string; state: TicketState } | null,
  commands: readonly Command[],
  { configuration, now }: Surroundings,
  beside: Alongside,
): Promise<{ state: TicketState | null; settled: Settled[] }> {
  const { about, links, times, merging, splits } = beside
  const companions: Companion[] = Object.values(beside)
  let state = ticket?.state ?? null
  const settled: Settled[] = []
  for (const command of commands) {
    const { kind, queueId } = command.type === 'create' ? command.payload : (state ?? nowhere)
    const lifecycle = configuration.lifecycleOf(kind, queueId)
    const known = settled.flatMap((each) => each.events)
    const since = await sinceMatch(trx, ticket, command, known)
    const decision = decide(state, command, {
      ...{ lifecycle, fields: configuration.fields, now, since },
      message: await about.of(command),
      link: await links.factsFor(command),
      time: await times.of(command),
      merging: await merging.factsFor(command),
      split: await splits.factsFor(command),
      lifecycleOf: (another) => configuration.lifecycleOf(another, queueId),
      standing: await standingFor(trx, state, command, { lifecycle, configuration }),
    })
    const events = decision.events ?? []
    for (const each of companions) await each.decided(command, events)
    state = events.reduce<TicketState | null>(evolve, state)
    settled.push({ command, events, rejection: decision.rejection ?? null, seq: state?.seq ?? null })
  }
  return { state, settled }
}

/** The event on which a command says to be based. */
function seenBy(command: Command): number | undefined {
  if (command.type === 'change') return command.payload.ifMatch
  return command.type === 'message' ? command.payload.seen : undefined
}

async function sinceMatch(
  trx: CommitTransaction,
  ticket: { id: string; state: TicketState } | null,
  command: Command,
  known: readonly TicketEvent[],
): Promise<TicketEvent[]> {
  const ifMatch = seenBy(command)
  if (ifMatch === undefined || !ticket) return []
  const stored = ifMatch < ticket.state.seq ? await eventsAfter(trx, ticket.id, ifMatch) : []
  return [...stored, ...known.filter((event) => event.seq > ifMatch)]
}

async function write(
  trx: CommitTransaction,
  id: string,
  ticket: LoadedTicket | null,
  arranged: Arranged,
  settled: Settled[],
  around: Surroundings,
  beside: Alongside,
): Promise<Omit<Drained, 'others'>> {
  const { about, merging, splits } = beside
  const companions: Companion[] = Object.values(beside)
  const { configuration, outboundMail: outbound, now } = around
  const fresh = settled.flatMap((each) => each.events)
  const commands = settled.map((each) => each.command)
  const clocks = touchesClocks(ticket?.state ?? null, commands, fresh)
    ? await advanceClocks(trx, configuration, id, arranged.state, fresh, now)
    : null
  const state = clocks?.state ?? arranged.state
  const mailbox = configuration.mailboxOf(state.queueId)
  const parts = settled.flatMap(partsOf)
  const followed = followings(parts, state)
  const watched = (ticket?.watched ?? false) || merging.watched
  const from = { mailbox, outbound, now }
  const deliveries = [
    ...(await deliveryRows(trx, { id, state, watched }, parts, from)),
    ...(await reminderMails(trx, state, fresh, from)),
  ]
  const anew = rewords(fresh)
  const [document, ...rest] = anew ? [] : documentWrites(id, parts.flatMap(foundBy))
  await writeTogether(trx, [
    ticketWrite(trx, id, !ticket, state, clocks, followed.length > 0 || merging.watched),
    ...eventWrites(trx, id, [
      ...settled.flatMap(({ command, events }) => events.map((event) => ({ event, commandId: command.id }))),
      ...[...arranged.events, ...(clocks?.events ?? [])].map((event) => ({ event, commandId: null })),
    ]),
    ...arranged.writes,
    ...messageWrites(trx, id, parts.flatMap(saidIn)),
    ...fileWrites(trx, settled),
    ...companions.flatMap((each) => each.writes?.(id, fresh) ?? []),
    ...watcherWrites(id, followed),
    ...(document ? [document] : []),
    ...(clocks ? clockWrites(trx, id, clocks, now) : []),
    ...deliveryWrites(trx, deliveries),
    ...settlingWrites(settled),
  ])
  for (const piece of rest) await writeTogether(trx, [piece])
  if (anew || splits.any) for (const each of [id, ...about.elsewhere]) await documentAnew(trx, each)
  return {
    // The clock of a new ticket is started asleep until its first instant.
    ticket: { id, state, clockWakesAt: ticket ? ticket.clockWakesAt : (clocks?.nextInstant ?? null) },
    ...{ settled, clocks, deliveries: deliveries.map((row) => row.id) },
    ...{ arranged: arranged.events, escalatesAt: arranged.escalatesAt },
  }
}

function saidIn({ command, events, rejection }: Settled) {
  if (rejection) return []
  const holdMs = command.type === 'message' ? (command.payload.holdMs ?? 0) : 0
  return messagesOf(command).flatMap((message) => {
    const event = events.find(({ data }) => 'messageId' in data && data.messageId === message.id)
    return event
      ? [{ message, event, holdMs: message.kind === 'reply' || message.forwards ? holdMs : 0 }]
      : []
  })
}

/** The texts by which the ticket is found from now on. */
function foundBy({ command, events, rejection }: Settled): string[] {
  if (rejection) return []
  // What not every agent may read is looked for apart.
  const said = messagesOf(command).flatMap(({ text, audience }) => (audience ? [] : [text]))
  const subjects = events.flatMap((event) => {
    if (event.type === 'created') return [event.data.number, event.data.subject]
    return event.type === 'subject_changed' ? [event.data.to] : []
  })
  return [...subjects, ...said.filter((text) => text)]
}
