import { DomainError } from '#domain/errors.ts'
import type { Database } from './database.ts'

/** The queue of that key, or the first one where none is named. Throws `unknown_queue`. */
export async function queueNamed(db: Database, key?: string | null): Promise<{ id: string; name: string }> {
  const query = db.selectFrom('queue').select(['id', 'name'])
  const row = await (key == null ? query.orderBy('position').orderBy('id') : query.where('key', '=', key))
    .limit(1)
    .executeTakeFirst()
  if (row) return row
  throw new DomainError('unknown_queue', `There is no queue "${key}".`, 'queue')
}
