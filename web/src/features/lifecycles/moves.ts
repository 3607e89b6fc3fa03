import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { FieldDefinition } from '#domain/fields/definition.ts'
import { landing } from '#domain/lifecycles/statuses.ts'
import { lacksField, transitionOf } from '#domain/lifecycles/transition.ts'
import type { Status, Transition } from '#domain/tickets/lifecycle.ts'
import type { MessageKind, Ticket } from '#domain/tickets/ticket.ts'
import type { NewTime } from '#domain/time/entry.ts'
import type { KindLifecycle } from '../tickets/types.ts'

/** What was given along with a move to another status. */
export type Given = {
  resolution?: {
    code: string
    summary: string
    estimatedMinutes: number | null
    actualMinutes: number | null
  }
  assignee?: { id: string; name: string; email: string }
  tags?: string[]
  impact?: 'low' | 'medium' | 'high'
  urgency?: 'low' | 'medium' | 'high'
  /** Values of custom fields by their keys. */
  fields?: Record<string, unknown>
  note?: string
  time?: NewTime
  confirm?: true
}

/** A move that asks for something before it is made. */
export type AskedMove = {
  ticket: Ticket
  status: Status
  lifecycle: KindLifecycle
  transition: Transition
  /** The parts of it that are not there yet. */
  wants: Wants
  /** What is sent with it, if anything: a note is one already. */
  message: MessageKind | null
  answer: (given: Given | null) => void
}

export type Wants = { resolution: boolean; note: boolean; confirm: string | null; fields: string[] }

/** What `transition` asks for that `ticket` does not have yet; `lacked` are fields it lacks in any case. */
export function wantsOf(
  ticket: Ticket,
  transition: Transition,
  message: MessageKind | null,
  lacked: readonly string[] = [],
): Wants {
  const { resolution, note, confirm, fields = [] } = transition
  const said = { ...ticket, checklists: ticket.checklist, time: ticket.time?.minutes ?? 0 }
  return {
    resolution: Boolean(resolution && !(ticket.resolution?.code && ticket.resolution.summary.trim())),
    note: Boolean(note && message !== 'note'),
    confirm: confirm ?? null,
    fields: [...new Set([...fields.filter((field) => lacksField(said, field)), ...lacked])],
  }
}

export function asksForAnything({ resolution, note, confirm, fields }: Wants): boolean {
  return resolution || note || confirm !== null || fields.length > 0
}

/** Moves of tickets to other statuses, and what they ask for first. */
export const useMoves = defineStore('moves', () => {
  const queries = useQueryClient()
  const asked = shallowRef<AskedMove | null>(null)
  const isAsking = computed(() => asked.value !== null)

  /** What is given with the move, null when the person thinks better of it; undefined when it asks for nothing. */
  function ask(
    ticket: Ticket,
    status: Status,
    lifecycle: KindLifecycle | undefined,
    message: MessageKind | null = null,
  ): Promise<Given | null> | undefined {
    const definitions = queries.getQueryData<FieldDefinition[]>(['fields'])
    if (status.category !== 'resolved' || !definitions?.length)
      return askFor(ticket, status, lifecycle, message, [])
    // What tells whether a field is to be filled in reads conditions: too much for every ticket that is opened.
    return import('./lacked.ts').then(({ lackedFor }) => {
      const lacked = lackedFor(ticket, status, definitions, queries.getQueryData(['queues']))
      return askFor(ticket, status, lifecycle, message, lacked) ?? {}
    })
  }

  function askFor(
    ticket: Ticket,
    status: Status,
    lifecycle: KindLifecycle | undefined,
    message: MessageKind | null,
    lacked: readonly string[],
  ): Promise<Given | null> | undefined {
    const here = lifecycle && landing(lifecycle, { status: ticket.status, category: ticket.statusCategory })
    const transition = here && transitionOf(lifecycle, here.key, status.key)
    const wants = transition && wantsOf(ticket, transition, message, lacked)
    if (!wants || !asksForAnything(wants)) return undefined
    asked.value?.answer(null)
    return new Promise((resolve) => {
      asked.value = {
        ...{ ticket, status, lifecycle, transition, wants, message },
        answer(given) {
          asked.value = null
          resolve(given)
        },
      }
    })
  }

  return { asked, isAsking, ask }
})
