import { v5 } from 'uuid'
import type { BulkRow } from '#db/bulk.ts'
import type { Configuration } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import { type FilledFor, filledOnTicket } from '#db/filled.ts'
import { actionsOfSteps } from '#domain/bulk/macro.ts'
import { listFrom } from '#domain/checklists/checklist.ts'
import { DomainError } from '#domain/errors.ts'
import { nothingLeft, type PreparedStep, type ReadyStep } from '#domain/macros/run.ts'
import type { Rejection } from '#domain/tickets/decide.ts'
import type { BulkTicket } from './tickets.ts'
import type { Wanted } from './wanted.ts'

/** The command that runs a macro on one of the tickets, its texts filled in there, or why it can't be. */
export async function macroOn(
  db: Database,
  bulk: BulkRow,
  { id, name, steps }: NonNullable<BulkRow['macro']>,
  ticket: BulkTicket,
  configuration: Configuration,
): Promise<Wanted | Rejection> {
  const about = { ticketId: ticket.id, agentId: bulk.person_id, configuration, now: Date.now() }
  const ready: ReadyStep[] = []
  for (const [index, step] of steps.entries()) {
    const made = await readyStep(db, bulk, ticket.number, { step, index }, about)
    if ('code' in made) return made
    ready.push(made)
  }
  const actions = actionsOfSteps(steps.map((step) => step.name))
  return { body: { type: 'macro', payload: { macro: { id, name }, steps: ready } }, actions }
}

async function readyStep(
  db: Database,
  { id, person_id }: BulkRow,
  number: string,
  { step, index }: { step: PreparedStep; index: number },
  about: FilledFor,
): Promise<ReadyStep | Rejection> {
  if (step.do === 'begin') {
    const list = listFrom(step.template, (at) => v5(`${number}/${index}/${at}`, id))
    return { name: step.name, do: 'checklist', list }
  }
  if (step.do !== 'say') return step
  const field = `steps.${index}`
  try {
    const { html, text } = await filledOnTicket(db, about, step.html, field)
    if (!html) return { code: 'invalid', field, detail: nothingLeft }
    const message = { id: v5(`${number}/${index}`, id), kind: step.kind, from: 'agent' } as const
    return {
      ...{ name: step.name, do: 'message' },
      message: { ...message, authorId: person_id, text, html, attachments: [], mail: null },
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.code, field, detail: error.message }
  }
}
