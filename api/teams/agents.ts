import { hasRole, rolesGranting } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'

/** Throws `unknown_person` or `not_an_agent`, with that field, unless all of them are active and work on tickets. */
export async function requireAgents(db: Database, ids: readonly string[], field: string): Promise<void> {
  if (!ids.length) return
  const working = await rolesGranting(db, 'ticket.update')
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'active'])
    .select((eb) => hasRole(eb, working).as('works'))
    .where('id', 'in', ids)
    .execute()
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing) throw new DomainError('unknown_person', `There is nobody with the id ${missing}.`, field)
  const other = rows.find((row) => !row.works || !row.active)
  if (other) throw new DomainError('not_an_agent', `${other.name} is no active agent.`, field)
}
