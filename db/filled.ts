import { DomainError } from '#domain/errors.ts'
import type { PlaceholderValues } from '#domain/placeholders/catalogue.ts'
import type { Configuration } from './configuration.ts'
import type { Database } from './database.ts'
import { sanitizedHtml, textOfHtml } from './html.ts'
import { renderLiquid } from './liquid.ts'
import { valuesOnTicket } from './placeholders.ts'

/** Which ticket a template is filled in for, and for whom; `now` in epoch milliseconds. */
export type FilledFor = { ticketId: string; agentId: string; configuration: Configuration; now: number }

/** A template's HTML filled in for a ticket that `agentId` may read. Throws what is wrong with it, at `field`. */
export async function filledOnTicket(
  db: Database,
  about: FilledFor,
  template: string,
  field: string,
): Promise<{ html: string; text: string }> {
  const html = sanitizedHtml(renderLiquid(template, 'html', await valuesOnTicket(db, about), field))
  return { html, text: textOfHtml(html) }
}

/**
 * Subject, in one line, and text of a template for a new ticket. What ran out of time is tried `tries` times: the machine
 * may have been busy. Throws what is wrong with them.
 */
export function filledForNew(
  { subject, text }: { subject: string; text: string },
  values: PlaceholderValues,
  tries = 1,
): { subject: string; text: string } {
  return {
    subject: rendered(subject, values, 'subject', tries).replace(/\s+/g, ' ').trim().slice(0, 500),
    text: rendered(text, values, 'text', tries),
  }
}

function rendered(source: string, values: PlaceholderValues, field: string, tries: number): string {
  try {
    return renderLiquid(source, 'text', values, field)
  } catch (error) {
    const isLate = error instanceof DomainError && error.code === 'template_too_much'
    if (!isLate || tries <= 1) throw error
    return rendered(source, values, field, tries - 1)
  }
}
