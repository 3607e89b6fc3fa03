import { v7 as uuid } from 'uuid'
import { type Ability, abilityFor } from '#domain/access/abilities.ts'
import type { Permission } from '#domain/access/permissions.ts'
import { listFrom, type NewChecklist } from '#domain/checklists/checklist.ts'
import { DomainError } from '#domain/errors.ts'
import { occurrenceValues } from '#domain/recurring/placeholders.ts'
import type { RecurringTicket } from '#domain/recurring/recurring.ts'
import { contentOf, type TemplateContent } from '#domain/templates/template.ts'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { accessOf } from './access.ts'
import { storableText } from './commands.ts'
import type { Database } from './database.ts'
import { requireGivable } from './fields.ts'
import { filledForNew } from './filled.ts'
import { type KnownPerson, organizationFor } from './people.ts'
import { valuesBeforeTicket } from './placeholders.ts'
import { queueNamed } from './queues.ts'
import { sharerOf, visibleTo } from './sharing.ts'
import { meantTags } from './tags.ts'

/** What is to be made, for whom, and in whose name. `at` is when it is due, in epoch milliseconds. */
export type Wanted = {
  id: string
  name: string
  ticket: RecurringTicket
  requesterId: string | null
  makerId: string | null
  only: readonly Permission[] | null
  timeZone: string
  at: number
}

type Maker = { id: string; ability: Ability }

/**
 * The command that makes a ticket as its definition says, with the rights that its maker has now. Throws what is in the
 * way: `maker_gone`, `not_allowed`, `requester_gone`, `template_gone`, and what is wrong with the content. With `looking`,
 * no tag is made.
 */
export async function recurringBody(
  db: Database,
  wanted: Wanted,
  { looking = false } = {},
): Promise<CommandBody & { type: 'create' }> {
  const maker = await makerOf(db, wanted)
  const known = await requesterOf(db, wanted, maker)
  const named = wanted.ticket.requester ? wanted.ticket.organization : null
  const requester = { ...known, organizationId: await organizationFor(db, known, named) }
  const content = wanted.ticket.content ?? (await templateContent(db, wanted, maker))
  const { impact, urgency } = wanted.ticket
  const queue = await queueNamed(db, content.queue)
  await requireGivable(db, maker.ability, content.fields)
  const { subject, text } = await filled(db, wanted, { content, requester, queueName: queue.name, maker })
  if (!subject) throw new DomainError('invalid', 'The ticket has no subject.', 'subject')
  const checklist = await checklistOf(db, maker, content.checklist)
  const message = {
    ...{ id: uuid(), kind: 'reply' as const, from: 'agent' as const, authorId: maker.id },
    ...{ text: storableText(text), html: null, attachments: [], mail: null },
  }
  return {
    type: 'create',
    payload: {
      ...{ kind: content.kind, subject, priority: content.priority },
      ...{ impact, urgency, priorityByHand: content.priority !== 'normal' },
      ...{ queueId: queue.id, requesterId: requester.id, organizationId: requester.organizationId },
      tags: await meantTags(db, maker.ability, content.tags, { looking, who: 'its maker' }),
      ...{ fields: content.fields, channel: 'recurring', filledBy: 'agent', continues: null },
      message: text.trim() ? message : null,
      recurring: { id: wanted.id, name: wanted.name, at: wanted.at },
      ...(checklist ? { checklists: [checklist] } : {}),
    },
  }
}

async function makerOf(db: Database, { makerId, only }: Wanted): Promise<Maker> {
  const person = makerId ? await accessOf(db, makerId) : undefined
  if (!person?.active)
    throw new DomainError('maker_gone', 'Who made this is no longer there. Save it to go on in your name.')
  const ability = abilityFor({ ...person, ...(only ? { only } : {}) })
  for (const [action, subject, says] of [
    ['use', 'Recurring', 'plan tickets'],
    ['create', 'Ticket', 'open tickets'],
  ] as const)
    if (!ability.can(action, subject))
      throw new DomainError('not_allowed', `${person.name}, in whose name it is made, may no longer ${says}.`)
  return { id: person.id, ability }
}

/** Who it is for, by the name they have by now; whoever they were merged into. */
async function requesterOf(db: Database, wanted: Wanted, maker: Maker): Promise<KnownPerson> {
  const { ticket, requesterId } = wanted
  if (ticket.requester && requesterId !== maker.id && !maker.ability.can('open_for', 'Ticket'))
    throw new DomainError('not_allowed', 'Its maker may open tickets for themselves only.', 'requester')
  let id: string | null = ticket.requester ? requesterId : maker.id
  for (const seen = new Set<string>(); id && !seen.has(id); ) {
    seen.add(id)
    const row = await db
      .selectFrom('person')
      .select(['id', 'name', 'email', 'active', 'organization_id as organizationId', 'merged_into_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row?.active) return row
    id = row?.merged_into_id ?? null
  }
  const email = ticket.requester?.email ?? ''
  throw new DomainError('requester_gone', `${email} is no longer there, or can't ask any more.`, 'requester')
}

/** What the template says now. */
async function templateContent(db: Database, { ticket }: Wanted, maker: Maker): Promise<TemplateContent> {
  const who = await sharerOf(db, maker.id, maker.ability.can('manage', 'Template'))
  const row = await db
    .selectFrom('ticket_template')
    .innerJoin('ticket_template_version as latest', (join) =>
      join
        .onRef('latest.template_id', '=', 'ticket_template.id')
        .onRef('latest.version', '=', 'ticket_template.version'),
    )
    .select('latest.content')
    .where('ticket_template.id', '=', ticket.template)
    .where(visibleTo(who, 'ticket_template'))
    .executeTakeFirst()
  if (row) return contentOf(row.content as TemplateContent)
  const text = 'Its template was deleted, or is no longer shared with its maker.'
  throw new DomainError('template_gone', text, 'template')
}

/** What its checklist's template says now. */
async function checklistOf(db: Database, maker: Maker, id: string | null): Promise<NewChecklist | null> {
  if (id === null) return null
  const who = await sharerOf(db, maker.id, maker.ability.can('manage', 'Checklist'))
  const row = await db
    .selectFrom('checklist_template')
    .select(['id', 'name', 'items'])
    .where('id', '=', id)
    .where(visibleTo(who, 'checklist_template'))
    .executeTakeFirst()
  if (row && maker.ability.can('use', 'Checklist')) return listFrom(row, () => uuid())
  const text = "The checklist's template was deleted, or is no longer shared with the maker."
  throw new DomainError('template_gone', text, 'checklist')
}

async function filled(
  db: Database,
  { at, timeZone }: Wanted,
  about: { content: TemplateContent; requester: KnownPerson; queueName: string; maker: Maker },
): Promise<{ subject: string; text: string }> {
  const { content, requester, queueName, maker } = about
  const organization = requester.organizationId
    ? await db
        .selectFrom('organization')
        .select('name')
        .where('id', '=', requester.organizationId)
        .executeTakeFirst()
    : undefined
  const known = await valuesBeforeTicket(db, {
    ...{ agentId: maker.id, queueName, now: at },
    requester: { name: requester.name, email: requester.email, organization: organization?.name ?? '' },
    ticket: content,
  })
  const occurrence = occurrenceValues(at, timeZone)
  const day = occurrence['occurrence.date']
  // Nobody is there to try again.
  return filledForNew(content, { ...known, ...occurrence, today: day, 'ticket.created': day }, 3)
}
