import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { type Macro, type MacroStep, stepAction } from '#domain/macros/macro.ts'
import type { MacroPayload, ReadyStep } from '#domain/macros/run.ts'
import { allow } from '../access/allow.ts'
import { fill } from '../canned-replies/fill.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { meantTags } from '../tags/known.ts'
import { agentId, messagePayload, queueId } from '../tickets/commands.ts'
import type { TicketKey } from '../tickets/find.ts'

/**
 * A macro as `viewer` runs it on a ticket: names are ids, texts are filled in. Throws what they are not allowed, and what
 * is no longer there, at the step. Nothing is made for it when they are only `looking`.
 */
export async function readyMacro(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  { id, name, steps }: Macro,
  { looking = false } = {},
): Promise<MacroPayload> {
  for (const step of steps) allow(viewer, stepAction[step.do], asTicket(ticket))
  const ready: ReadyStep[] = []
  for (const [index, step] of steps.entries())
    ready.push(await atStep(index, step, () => readyStep(services, viewer, ticket, step, looking)))
  return { macro: { id, name }, steps: ready }
}

async function atStep<T>(index: number, step: MacroStep, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const text = `Step ${index + 1} (${step.do}) can't be done. ${error.message}`
    throw new DomainError(error.code, text, `steps.${index}`)
  }
}

async function readyStep(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  step: MacroStep,
  looking: boolean,
): Promise<ReadyStep> {
  const name = step.do
  switch (step.do) {
    case 'status':
      return { name, do: 'change', changes: { status: step.status } }
    case 'priority':
      return { name, do: 'change', changes: { priority: step.priority } }
    case 'assignee':
      return { name, do: 'change', changes: { assigneeId: await assignee(services, viewer, step.assignee) } }
    case 'queue':
      return { name, do: 'change', changes: { queueId: await queueId(services, step.queue) } }
    case 'tags':
      return {
        name,
        do: 'tags',
        add: await meantTags(services, viewer, step.add, { looking }),
        remove: step.remove,
      }
    case 'reply':
    case 'note': {
      const { html } = await fill(services, viewer, ticket, step.html, 'html')
      if (!html) throw new DomainError('invalid', 'Nothing is left of its text on this ticket.')
      const asAgent = viewer.ability.can('note', asTicket(ticket))
      return {
        name,
        do: 'message',
        message: await messagePayload(services, viewer, step.do, asAgent, { html }),
      }
    }
  }
}

async function assignee(services: Services, viewer: SignedIn, who: string | null): Promise<string | null> {
  if (who === null) return null
  return agentId(services, who === 'me' ? viewer.id : who)
}
