import type { Database } from '#db/database.ts'
import { subjectColumns } from '#db/query/readable.ts'
import type { Ability } from '#domain/access/abilities.ts'
import { notThere, refusalFor } from '#domain/bulk/changes.ts'
import type { Rejection } from '#domain/tickets/decide.ts'

/** Why who has `ability` may merge nothing into that ticket, or null; `gone` where it is no more. */
export async function targetRefusal(
  db: Database,
  ability: Ability,
  number: string,
  gone: Rejection | null = notThere(number),
): Promise<Rejection | null> {
  const row = await db
    .selectFrom('ticket')
    .select([...subjectColumns, 'deleted_at as deletedAt'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row && !row.deletedAt ? refusalFor(ability, { number, ...row }, ['update']) : gone
}
