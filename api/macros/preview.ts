import type { Configuration } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import { standingFor } from '#db/standing.ts'
import { type MacroPreview, macroFields } from '#domain/macros/macro.ts'
import type { MacroPayload } from '#domain/macros/run.ts'
import type { Command } from '#domain/tickets/commands.ts'
import { apply, decide } from '#domain/tickets/decide.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { replay } from '#domain/tickets/evolve.ts'
import { findStatus } from '#domain/tickets/lifecycle.ts'
import type { TicketState } from '#domain/tickets/state.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** What a macro would do on a ticket as it is now, and nothing is done. */
export async function previewMacro(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  payload: MacroPayload,
): Promise<MacroPreview> {
  const configuration = await services.configuration.current()
  const state = replay(await eventsOf(services.db, ticket.id))
  const actor = { kind: 'person', id: viewer.id } as const
  const command: Command = { id: payload.macro.id, ticket: ticket.number, actor, type: 'macro', payload }
  const queueId = state?.queueId ?? ''
  const lifecycle = configuration.lifecycleOf(state?.kind ?? 'incident', queueId)
  const decision = decide(state, command, {
    ...{ lifecycle, fields: configuration.fields, now: services.now() },
    lifecycleOf: (kind) => configuration.lifecycleOf(kind, queueId),
    standing: await standingFor(services.db, state, command, { lifecycle, configuration }),
  })
  const after = apply(state, decision)
  const messages = payload.steps.flatMap((step) => {
    if (step.do !== 'message') return []
    const { kind, html, text } = step.message
    return [{ kind, html: html ?? '', text }]
  })
  const checklists = payload.steps.flatMap((step) =>
    step.do === 'checklist' ? [{ title: step.list.title, items: step.list.items.length }] : [],
  )
  const changes = state && after ? await differences(services.db, configuration, state, after) : []
  const { rejection } = decision
  const step = Number(rejection?.field?.replace('steps.', ''))
  return {
    changes,
    checklists,
    messages,
    refusal: rejection ? { code: rejection.code, detail: rejection.detail, step } : null,
  }
}

async function eventsOf(db: Database, ticketId: string): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .select(['seq', 'type', 'at', 'actor_kind', 'actor_id', 'reason', 'data'])
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .execute()
  return rows.map(
    ({ at, actor_kind: kind, actor_id: id, ...event }) =>
      ({ ...event, at: at.getTime(), actor: { kind, id } }) as TicketEvent,
  )
}

async function differences(
  db: Database,
  configuration: Configuration,
  before: TicketState,
  after: TicketState,
): Promise<MacroPreview['changes']> {
  const people = [before.assigneeId, after.assigneeId].filter((id) => id !== null)
  const named = people.length
    ? await db.selectFrom('person').select(['id', 'name']).where('id', 'in', people).execute()
    : []
  const shown = (state: TicketState): Record<(typeof macroFields)[number], string> => ({
    status:
      findStatus(configuration.lifecycleOf(state.kind, state.queueId), state.status)?.name ?? state.status,
    priority: state.priority,
    queue: configuration.queue(state.queueId).name,
    assignee: named.find(({ id }) => id === state.assigneeId)?.name ?? '',
    tags: state.tags.join(', '),
  })
  const [from, to] = [shown(before), shown(after)]
  return macroFields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: from[field], to: to[field] }))
}
