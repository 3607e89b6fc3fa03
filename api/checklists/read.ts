import type { Database } from '#db/database.ts'
import { visibleTo } from '#db/sharing.ts'
import type { Sharer } from '#domain/access/sharing.ts'
import type { Checklist, ShownChecklist } from '#domain/checklists/checklist.ts'
import type { ChecklistTemplate } from '#domain/checklists/template.ts'
import { DomainError } from '#domain/errors.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import { shownSharing } from '../access/sharing.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** The checklists of a ticket, in their order. */
export async function readChecklists({ db }: Services, ticket: TicketKey): Promise<ShownChecklist[]> {
  const row = await db
    .selectFrom('ticket')
    .select('checklists')
    .where('id', '=', ticket.id)
    .executeTakeFirst()
  const lists = (row?.checklists ?? []) as Checklist[]
  const items = lists.flatMap((list) => list.items)
  const ids = [...new Set(items.flatMap(({ done }) => done?.by ?? []))]
  const people = ids.length
    ? await db.selectFrom('person').select(['id', 'name', 'email']).where('id', 'in', ids).execute()
    : []
  return lists.map((list) => ({
    ...list,
    items: list.items.map(({ id, text, done }) => ({
      ...{ id, text },
      done: done && {
        at: new Date(done.at).toISOString(),
        by: people.find((person) => person.id === done.by) ?? null,
      },
    })),
  }))
}

/** The templates for checklists that `who` may use. */
export function templatesQuery(db: Database, who: Sharer) {
  return db
    .selectFrom('checklist_template')
    .leftJoin('person as owner', 'owner.id', 'checklist_template.owner_id')
    .leftJoin('team', 'team.id', 'checklist_template.team_id')
    .select(['checklist_template.id', 'checklist_template.name', 'category', 'kinds', 'items'])
    .select(['owner_id', 'shared_with', 'team_id', 'uses', 'last_used_at'])
    .select(['owner.name as owner_name', 'owner.email as owner_email', 'team.name as team_name'])
    .where(visibleTo(who, 'checklist_template'))
}

type Row = Awaited<ReturnType<ReturnType<typeof templatesQuery>['execute']>>[number]

/** One as the API shows it to `who`. */
export function showTemplate(who: Sharer, row: Row): ChecklistTemplate {
  const { id, name, category, kinds, items } = row
  return { id, name, category, kinds: kinds as TicketKind[], items, ...shownSharing(who, row) }
}

/** The template of that id. Throws `not_found`, also for what `who` may not see. */
export async function readTemplate(db: Database, who: Sharer, id: string): Promise<ChecklistTemplate> {
  const row = await templatesQuery(db, who).where('checklist_template.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('not_found', `There is no template ${id} for checklists.`)
  return showTemplate(who, row)
}
