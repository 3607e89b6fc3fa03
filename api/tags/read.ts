import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#db/database.ts'
import { isLive } from '#db/live-tickets.ts'
import { DomainError } from '#domain/errors.ts'
import type { Tag, TagChange, TagStatistics } from '#domain/tags/tag.ts'
import { containing } from '../like.ts'
import { after, cut, decodeCursor } from '../paging.ts'

type Db = Kysely<Tables>

const columns = ['id', 'name', 'color', 'icon', 'description'] as const
export type TagRow = Pick<Selectable<Tables['tag']>, (typeof columns)[number]>

/** The tags there are; what became another one is none of them. */
export function tagsQuery(db: Db) {
  return db.selectFrom('tag').select(columns).where('merged_into_id', 'is', null)
}

type Page = { search?: string | undefined; cursor?: string | undefined; limit: number; statistics: boolean }

/** A page of the tags, by name; with what a search finds, those that begin with it come first. */
export async function listTags(db: Db, { search, cursor, limit, statistics }: Page) {
  let query = tagsQuery(db)
  if (search) query = query.where('name', 'ilike', containing(search))
  if (search && !cursor)
    query = query.orderBy(sql`lower(left(name, ${search.length})) = lower(${search})`, 'desc')
  const sort = { column: 'tag.name', idColumn: 'tag.id', direction: 'asc' } as const
  if (cursor) query = query.where(after(sort, decodeCursor(cursor, 'text')))
  const found = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = cut(found, limit, (row) => ({ value: row.name, id: row.id }))
  const used = statistics ? await statisticsOf(db, page.rows) : new Map<string, TagStatistics>()
  const tags = page.rows.map((row) => ({ ...row, statistics: used.get(row.name) ?? null }))
  // What is sorted by how well it fits has no second page: whoever looks for more types more.
  return { tags, next: search ? null : page.next }
}

/** The tag of that id, locked until the transaction ends. Throws `not_found`. */
export async function lockTag(trx: Db, id: string): Promise<TagRow> {
  const row = await tagsQuery(trx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no tag ${id}.`)
  return row
}

/** A tag with its statistics. Throws `not_found`. */
export async function readTag(db: Db, id: string): Promise<Tag> {
  const row = await tagsQuery(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no tag ${id}.`)
  return { ...row, statistics: (await statisticsOf(db, [row])).get(row.name) ?? null }
}

/** How much those tags are used, by name, from one walk over the tickets that have them. */
async function statisticsOf(db: Db, rows: readonly TagRow[]): Promise<Map<string, TagStatistics>> {
  const names = rows.map(({ name }) => name)
  if (!names.length) return new Map()
  const { rows: used } = await sql<
    { name: string } & Omit<TagStatistics, 'lastAt'> & { lastAt: Date | null }
  >`
    select name, count(*)::int as tickets, count(*) filter (where ${isLive})::int as open,
      count(*) filter (where created_at > now() - interval '30 days')::int as recent, max(created_at) as "lastAt"
    from ticket cross join unnest(tags) as name
    where deleted_at is null and tags && ${names}::text[] and name = any(${names}::text[])
    group by name`.execute(db)
  const none: TagStatistics = { tickets: 0, open: 0, recent: 0, lastAt: null }
  const byName = new Map(
    used.map(({ name, lastAt, ...rest }) => [name, { ...rest, lastAt: lastAt?.toISOString() ?? null }]),
  )
  return new Map(names.map((name) => [name, byName.get(name) ?? none]))
}

/** What is still being replaced or taken away, the oldest first. */
export async function openChanges(db: Db): Promise<TagChange[]> {
  const rows = await db
    .selectFrom('tag_change')
    .select(['id', 'from_name as from', 'to_name as to', 'changed', 'created_at'])
    .select(
      sql<number>`(select count(*)::int from ticket where tags @> array[tag_change.from_name]::text[])`.as(
        'left',
      ),
    )
    .where('done_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }))
}
