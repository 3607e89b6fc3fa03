import type { Database } from '#db/database.ts'
import { visibleTo } from '#db/sharing.ts'
import type { Sharer } from '#domain/access/sharing.ts'
import { DomainError } from '#domain/errors.ts'
import {
  contentOf,
  type Template,
  type TemplateContent,
  type TemplateVersion,
} from '#domain/templates/template.ts'
import { shownSharing } from '../access/sharing.ts'
import { personRef } from '../people/ref.ts'

/** The templates that `who` may use, in their latest version. */
export function templatesQuery(db: Database, who: Sharer) {
  return db
    .selectFrom('ticket_template')
    .innerJoin('ticket_template_version as latest', (join) =>
      join
        .onRef('latest.template_id', '=', 'ticket_template.id')
        .onRef('latest.version', '=', 'ticket_template.version'),
    )
    .leftJoin('person as owner', 'owner.id', 'ticket_template.owner_id')
    .leftJoin('team', 'team.id', 'ticket_template.team_id')
    .select([
      'ticket_template.id',
      'ticket_template.name',
      'category',
      'ticket_template.version',
      'latest.content',
    ])
    .select(['owner_id', 'shared_with', 'team_id', 'uses', 'last_used_at'])
    .select(['owner.name as owner_name', 'owner.email as owner_email', 'team.name as team_name'])
    .where(visibleTo(who, 'ticket_template'))
}

type Row = Awaited<ReturnType<ReturnType<typeof templatesQuery>['execute']>>[number]

/** One as the API shows it to `who`. */
export function showTemplate(who: Sharer, row: Row): Template {
  const { id, name, category, version, content } = row
  return { id, name, category, version, ...contentOf(content as TemplateContent), ...shownSharing(who, row) }
}

/** The template of that id. Throws `not_found`, also for what `who` may not see. */
export async function readTemplate(db: Database, who: Sharer, id: string): Promise<Template> {
  const row = await templatesQuery(db, who).where('ticket_template.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no template ${id}.`)
  return showTemplate(who, row)
}

/** What it was, the latest first, and how often each version was used. */
export async function readVersions(db: Database, id: string): Promise<TemplateVersion[]> {
  const rows = await db
    .selectFrom('ticket_template_version as version')
    .leftJoin('person as author', 'author.id', 'version.author_id')
    .select(['version.version', 'version.content', 'version.created_at'])
    .select(['author.id as author_id', 'author.name as author_name', 'author.email as author_email'])
    .select((eb) =>
      eb
        .selectFrom('ticket_template_use as used')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .whereRef('used.template_id', '=', 'version.template_id')
        .whereRef('used.version', '=', 'version.version')
        .as('uses'),
    )
    .where('version.template_id', '=', id)
    .orderBy('version.version', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    version: row.version,
    ...contentOf(row.content as TemplateContent),
    author: personRef(row.author_id, row.author_name, row.author_email),
    createdAt: row.created_at.toISOString(),
    uses: row.uses ?? 0,
  }))
}
