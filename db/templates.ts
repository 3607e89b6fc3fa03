import { sql } from 'kysely'
import type { Sharer } from '#domain/access/sharing.ts'
import type { Database } from './database.ts'
import { visibleTo } from './sharing.ts'

/**
 * Remembers that a ticket began with a version of a template that `who` may use, the latest when it is left out; once,
 * whoever says so again.
 */
export async function noteUse(
  db: Database,
  who: Sharer,
  ticket: string,
  { id, version = null }: { id: string; version?: number | null },
): Promise<void> {
  await sql`
    with used as (
      insert into ticket_template_use (ticket_number, template_id, version, person_id)
      select ${ticket}, ticket_template.id, known.version, ${who.id} from ticket_template
        join ticket_template_version as known on known.template_id = ticket_template.id
          and known.version = coalesce(${version}::int, ticket_template.version)
      where ticket_template.id = ${id} and ${visibleTo(who, 'ticket_template')}
      on conflict (ticket_number) do nothing returning template_id
    )
    update ticket_template set uses = uses + 1, last_used_at = now() from used where used.template_id = id`.execute(
    db,
  )
}
