import type { z } from 'zod'
import type { Database } from '#db/database.ts'
import { filledForNew } from '#db/filled.ts'
import { knownByAddress } from '#db/people.ts'
import { valuesBeforeTicket } from '#db/placeholders.ts'
import type { Template, templateFillSchema } from '#domain/templates/template.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

/** Subject and text of a template for a ticket that is about to be opened. Throws what is wrong with them. */
export async function fillTemplate(
  { db, now }: Services,
  viewer: SignedIn,
  template: Template,
  { requester, queue = template.queue ?? undefined }: z.output<typeof templateFillSchema>,
): Promise<{ subject: string; text: string }> {
  const values = await valuesBeforeTicket(db, {
    agentId: viewer.id,
    now: now(),
    requester: requester ? await known(db, viewer, requester) : null,
    queueName: await queueName(db, queue),
    ticket: template,
  })
  return filledForNew(template, values)
}

/** Who has that address, if it is known and `viewer` may know; else what was said of them. */
async function known(db: Database, viewer: SignedIn, said: { email: string; name: string }) {
  const email = said.email.trim().toLowerCase()
  const person = email && viewer.ability.can('read', 'Person') ? await knownByAddress(db, email) : undefined
  const organization =
    person?.organizationId && viewer.ability.can('read', 'Organization')
      ? await db
          .selectFrom('organization')
          .select('name')
          .where('id', '=', person.organizationId)
          .executeTakeFirst()
      : undefined
  return { email, name: said.name.trim() || person?.name || '', organization: organization?.name ?? '' }
}

async function queueName(db: Database, key: string | undefined): Promise<string> {
  if (!key) return ''
  const row = await db.selectFrom('queue').select('name').where('key', '=', key).executeTakeFirst()
  return row?.name ?? ''
}
