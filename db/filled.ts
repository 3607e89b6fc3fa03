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
