import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { isRestricted, transitionOf } from '#domain/lifecycles/transition.ts'
import type { PersonRef } from '#domain/people/person.ts'
import type { Ticket, TicketChanges } from '#domain/tickets/ticket.ts'
import { asksForAnything, type Given, useMoves, wantsOf } from '@/features/lifecycles/moves.ts'
import { useLifecycleOf } from '@/features/lifecycles/useLifecycleOf.ts'
import { useChildOutcomes, useEndings } from '@/features/links/endings.ts'
import { asProblem, type Problem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { uuid } from '@/shared/uuid.ts'
import { changeTicket } from '../api.ts'
import { adoptTicket, knownTicket, patchTicket } from '../cache.ts'
import type { Queue } from '../types.ts'
import { useTold } from './useTold.ts'

/** A change as people see it: whole things, not their keys. */
export type Change = {
  subject?: string
  kind?: Ticket['kind']
  status?: { key: string; name: string; category: Ticket['statusCategory'] }
  priority?: Ticket['priority']
  queue?: Pick<Queue, 'id' | 'key' | 'name'>
  assignee?: PersonRef | null
  tags?: string[]
  /** Values of custom fields by their keys; null takes one away. */
  fields?: Record<string, unknown>
  impact?: Ticket['impact']
  urgency?: Ticket['urgency']
  /** Lets impact and urgency give the priority again. */
  priorityByMatrix?: true
  /** Has the open children end with it. */
  children?: true
} & Pick<Given, 'resolution' | 'note' | 'confirm' | 'time'>

const chains = new Map<string, Promise<unknown>>()

/** Changes a ticket at once on screen and then on the server; goes back and says why when it is refused. */
export function useTicketChanges() {
  const queries = useQueryClient()
  const told = useTold()
  const { t } = useI18n()
  const moves = useMoves()
  const lifecycleOf = useLifecycleOf()
  const endings = useEndings()
  const tellOutcomes = useChildOutcomes()

  function change(number: string, asked: Change, { silent = false } = {}): Promise<boolean> {
    const given = whatItAsksFor(number, asked)
    if (!given) return withChildren(number, asked, silent)
    return given.then((more) => (more ? withChildren(number, together(asked, more), silent) : false))
  }

  function withChildren(number: string, wanted: Change, silent: boolean): Promise<boolean> {
    const ending = endings.ask(number, wanted.status)
    if (!ending) return make(number, wanted, silent)
    return ending.then((answer) => {
      if (!answer) return false
      return make(number, { ...wanted, ...(answer === 'with' && { children: true as const }) }, silent)
    })
  }

  /** What the transition asks for, null when somebody thinks better of it; nothing where it asks for nothing. */
  function whatItAsksFor(number: string, { status, ...others }: Change): Promise<Given | null> | undefined {
    const ticket = status && knownTicket(queries, number)
    return ticket && moves.ask({ ...ticket, ...asFields(ticket, others) }, status, lifecycleOf(ticket))
  }

  function make(number: string, wanted: Change, silent: boolean): Promise<boolean> {
    const before = knownTicket(queries, number)
    if (!before || isAlready(before, wanted)) return Promise.resolve(false)
    patchTicket(queries, number, (ticket) => ({ ...ticket, ...asFields(ticket, wanted) }))
    const back = inverse(before, wanted)
    // One after the other, so that each is made on the outcome of the one before.
    const turn = (chains.get(number) ?? Promise.resolve()).then(() => commit(number, wanted, back))
    chains.set(number, turn)
    return turn.then((done) => {
      if (done && !silent) tell(number, wanted, back)
      return done
    })
  }

  async function commit(number: string, wanted: Change, back: Change): Promise<boolean> {
    const seq = knownTicket(queries, number)?.seq
    try {
      const answer = await changeTicket(number, asChanges(wanted), { seq, key: uuid() })
      if (!isWaiting(answer)) {
        adoptTicket(queries, answer.ticket)
        if (answer.children) tellOutcomes(number, answer.children)
        void queries.invalidateQueries({
          queryKey: ['ticket', number],
          predicate: (query) => query.queryKey.length > 2,
        })
        return true
      }
      void told.waits(answer, number).then((done) => done || goBack(number, back))
      return false
    } catch (error) {
      goBack(number, back)
      refuse(number, asProblem(error))
      return false
    }
  }

  function goBack(number: string, back: Change): void {
    patchTicket(queries, number, (ticket) => ({ ...ticket, ...asFields(ticket, back) }))
  }

  function refuse(number: string, { status, errors, message }: Problem): void {
    if (status === 409) void queries.invalidateQueries({ queryKey: ['ticket', number] })
    told.refused(errors[0]?.message ?? message, t(status === 409 ? 'tickets.conflict' : 'tickets.refused'))
  }

  function nameOf({ status, queue, assignee, priority, kind }: Change): string {
    if (priority) return t(`shell.priority.${priority}`)
    if (kind) return t(`shell.kind.${kind}`)
    return status?.name ?? queue?.name ?? assignee?.name ?? t('tickets.nobody')
  }

  /** A status may have no way back. */
  function canGoBack(number: string, { status }: Change): boolean {
    const ticket = knownTicket(queries, number)
    if (!status || !ticket) return true
    const own = lifecycleOf(ticket)
    const way = own && transitionOf(own, ticket.status, status.key)
    return way !== undefined && !isRestricted(way) && !asksForAnything(wantsOf(ticket, way, null))
  }

  function tell(number: string, wanted: Change, back: Change): void {
    const title = t(`tickets.changed.${Object.keys(wanted)[0]}`, { to: nameOf(wanted) })
    const undo = () => change(number, back, { silent: true })
    told.done(title, canGoBack(number, back) ? undo : null)
  }

  return { change }
}

/** What was asked for, and what was given for it. */
function together(asked: Change, given: Given): Change {
  const fields = { ...asked.fields, ...given.fields }
  return { ...asked, ...given, ...(Object.keys(fields).length && { fields }) }
}

/** Nothing would change: there is nothing to ask for. */
function isAlready(ticket: Ticket, wanted: Change): boolean {
  const shown = asChanges(inverse(ticket, wanted))
  return JSON.stringify(shown) === JSON.stringify(asChanges(wanted))
}

function asFields(
  ticket: Ticket,
  {
    status,
    fields,
    note: _,
    confirm: __,
    resolution: ___,
    priorityByMatrix: ____,
    children: _____,
    time: ______,
    ...rest
  }: Change,
): Partial<Ticket> {
  return {
    ...rest,
    ...(rest.priority && { priorityByHand: true }),
    ...(status && { status: status.key, statusCategory: status.category }),
    ...(fields && { fields: withValues(ticket.fields, fields) }),
  }
}

function withValues(before: Ticket['fields'], changes: Record<string, unknown>): Ticket['fields'] {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null))
}

function asChanges({ status, queue, assignee, ...rest }: Change): TicketChanges {
  return {
    ...rest,
    ...(status && { status: status.key }),
    ...(queue && { queue: queue.key }),
    ...(assignee !== undefined && { assignee: assignee?.id ?? null }),
  }
}

function inverse(before: Ticket, wanted: Change): Change {
  const back: Change = {}
  if (wanted.subject !== undefined) back.subject = before.subject
  if (wanted.kind !== undefined) back.kind = before.kind
  if (wanted.priority !== undefined) back.priority = before.priority
  if (wanted.tags !== undefined) back.tags = before.tags
  if (wanted.fields !== undefined)
    back.fields = Object.fromEntries(
      Object.keys(wanted.fields).map((key) => [key, before.fields[key] ?? null]),
    )
  if (wanted.queue !== undefined) back.queue = before.queue
  if (wanted.impact !== undefined) back.impact = before.impact
  if (wanted.urgency !== undefined) back.urgency = before.urgency
  if (wanted.assignee !== undefined) back.assignee = before.assignee
  if (wanted.status !== undefined)
    back.status = { key: before.status, name: before.status, category: before.statusCategory }
  return back
}
