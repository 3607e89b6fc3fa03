import { v7 as uuid } from 'uuid'
import { queueNamed } from '#db/queues.ts'
import { countUse } from '#db/sharing.ts'
import { meantTags } from '#db/tags.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import type { BulkMacro } from '#domain/bulk/macro.ts'
import { listFrom } from '#domain/checklists/checklist.ts'
import { DomainError } from '#domain/errors.ts'
import { type Macro, type MacroStep, stepAction } from '#domain/macros/macro.ts'
import { type MacroPayload, nothingLeft, type PreparedStep, type ReadyStep } from '#domain/macros/run.ts'
import { allow } from '../access/allow.ts'
import { fill } from '../canned-replies/fill.ts'
import { usableTemplate } from '../checklists/usable.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { agentId, messagePayload } from '../tickets/commands.ts'
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
    ready.push(
      await atStep(index, step, async () =>
        readyStep(services, viewer, ticket, await preparedStep(services, viewer, step, looking)),
      ),
    )
  return { macro: { id, name }, steps: ready }
}

/** A macro as `viewer` runs it on many tickets: texts are filled in on each. Throws like `readyMacro`. */
export async function preparedMacro(
  services: Services,
  viewer: SignedIn,
  { id, name, steps }: Macro,
): Promise<BulkMacro> {
  for (const step of steps) allow(viewer, stepAction[step.do], 'Ticket')
  const prepared: PreparedStep[] = []
  for (const [index, step] of steps.entries())
    prepared.push(await atStep(index, step, () => preparedStep(services, viewer, step, false)))
  return { id, name, steps: prepared }
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
  step: PreparedStep,
): Promise<ReadyStep> {
  if (step.do === 'begin')
    return { name: step.name, do: 'checklist', list: listFrom(step.template, () => uuid()) }
  if (step.do !== 'say') return step
  const { name, kind } = step
  const { html } = await fill(services, viewer, ticket, step.html, 'html')
  if (!html) throw new DomainError('invalid', nothingLeft)
  const asAgent = viewer.ability.can('note', asTicket(ticket))
  const message = await messagePayload(services, viewer, kind, asAgent, { html })
  return { name, do: 'message', message }
}

/** A step with ids for names, whichever ticket it is for. */
async function preparedStep(
  services: Services,
  viewer: SignedIn,
  step: MacroStep,
  looking: boolean,
): Promise<PreparedStep> {
  const name = step.do
  switch (step.do) {
    case 'status':
      return { name, do: 'change', changes: { status: step.status } }
    case 'priority':
      return { name, do: 'change', changes: { priority: step.priority } }
    case 'assignee':
      return { name, do: 'change', changes: { assigneeId: await assignee(services, viewer, step.assignee) } }
    case 'queue':
      return { name, do: 'change', changes: { queueId: (await queueNamed(services.db, step.queue)).id } }
    case 'tags':
      return {
        name,
        do: 'tags',
        add: await meantTags(services.db, viewer.ability, step.add, { looking }),
        remove: step.remove,
      }
    case 'checklist': {
      const { id, name: title, items } = await usableTemplate(services, viewer, step.template)
      if (!looking) await countUse(services.db, 'checklist_template', id)
      return { name, do: 'begin', template: { id, name: title, items } }
    }
    case 'reply':
    case 'note':
      return { name, do: 'say', kind: step.do, html: step.html }
  }
}

async function assignee(services: Services, viewer: SignedIn, who: string | null): Promise<string | null> {
  if (who === null) return null
  return agentId(services, who === 'me' ? viewer.id : who)
}
