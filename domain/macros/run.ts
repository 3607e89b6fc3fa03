import type { NewChecklist } from '../checklists/checklist.ts'
import type { Changes, Command, CommandBody, MessagePayload } from '../tickets/commands.ts'
import type { Decision, DecisionConfig, Rejection } from '../tickets/decide.ts'
import type { TicketEvent } from '../tickets/events.ts'
import { evolve } from '../tickets/evolve.ts'
import type { TicketState } from '../tickets/state.ts'
import type { MessageKind } from '../tickets/ticket.ts'
import type { StepName } from './macro.ts'

/** A step whose names are ids and whose texts are filled in. */
export type ReadyStep = { name: string } & (
  | { do: 'change'; changes: Changes }
  | { do: 'tags'; add: string[]; remove: string[] }
  | { do: 'checklist'; list: NewChecklist }
  | { do: 'message'; message: MessagePayload }
)

/** A step whose names are ids; its texts are templates still, for whichever ticket it is run on. */
export type PreparedStep = { name: StepName } & (
  | Exclude<ReadyStep, { do: 'message' | 'checklist' }>
  | { do: 'begin'; template: { id: string; name: string; items: string[] } }
  | { do: 'say'; kind: MessageKind; html: string }
)

/** What a macro's command carries until it is committed. */
export type MacroPayload = { macro: { id: string; name: string }; steps: ReadyStep[] }

/** Why a text is not said whose conditions leave nothing of it. */
export const nothingLeft = 'Nothing is left of its text on this ticket.'

type Decide = (state: TicketState | null, command: Command, config: DecisionConfig) => Decision

/** The command that a step is on a ticket that is in `state`. */
export function commandOf(step: ReadyStep, state: TicketState, macro: string): CommandBody {
  const reason = `Macro: ${macro}`
  switch (step.do) {
    case 'change':
      return { type: 'change', payload: { changes: step.changes, reason } }
    case 'tags': {
      const kept = state.tags.filter((tag) => !step.remove.includes(tag))
      return { type: 'change', payload: { changes: { tags: [...kept, ...step.add] }, reason } }
    }
    case 'checklist':
      return { type: 'checklist', payload: step.list }
    case 'message':
      return { type: 'message', payload: { message: step.message } }
  }
}

/**
 * What follows from a macro's steps, each decided on what the ones before it made of the ticket: all of it, or nothing and
 * the step that was refused. Pure.
 */
export function runMacro(
  state: TicketState,
  command: Command & { type: 'macro' },
  config: DecisionConfig,
  decide: Decide,
): TicketEvent[] | Rejection {
  const { macro, steps } = command.payload
  const events: TicketEvent[] = []
  let current = state
  for (const [index, step] of steps.entries()) {
    const { id, ticket, actor } = command
    const decision = decide(current, { id, ticket, actor, ...commandOf(step, current, macro.name) }, config)
    if (decision.rejection) return refused(decision.rejection, step, index)
    events.push(...decision.events)
    current = decision.events.reduce<TicketState>(evolve, current)
  }
  return events
}

function refused(rejection: Rejection, step: ReadyStep, index: number): Rejection {
  return {
    ...rejection,
    field: `steps.${index}`,
    detail: `Step ${index + 1} (${step.name}) was refused, so nothing was done. ${rejection.detail}`,
  }
}

type Committed = { command: Command; events: TicketEvent[]; rejection: Rejection | null; seq: number | null }

/**
 * A committed command as those who write messages, send mails and index texts know it: a macro falls apart into its
 * messages and the rest, each with its events.
 */
export function partsOf<T extends Committed>(settled: T): T[] {
  const { command, events, rejection } = settled
  if (command.type !== 'macro' || rejection) return [settled]
  const said = command.payload.steps.flatMap((step) => (step.do === 'message' ? [step.message] : []))
  const saying = (message: MessagePayload) =>
    events.filter(({ data }) => 'messageId' in data && data.messageId === message.id)
  const spoken = said.map((message) => {
    const { id, ticket, actor } = command
    const part: Command = { id, ticket, actor, type: 'message', payload: { message } }
    return { ...settled, command: part, events: saying(message) }
  })
  const rest = events.filter((event) => !spoken.some((part) => part.events.includes(event)))
  return [{ ...settled, events: rest }, ...spoken]
}
