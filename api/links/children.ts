import type { StoredCommand } from '#db/commands.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { lackedValues } from '#domain/bulk/given.ts'
import { fieldsOf } from '#domain/fields/visible.ts'
import { followTo } from '#domain/links/follow.ts'
import type { ChildOutcome } from '#domain/links/schemas.ts'
import type { Ticket, TicketChanges } from '#domain/tickets/ticket.ts'
import { endedCategories, type StatusCategory } from '#domain/tickets/types.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'
import { submitFollowing } from '../tickets/submit.ts'
import { listLinks } from './find.ts'

/**
 * Has the open children of a ticket that has ended end, too, as far as `viewer` sees them: each by a command of its own
 * that follows from the parent's, so that asking again changes nothing twice. Each is resolved as its parent was.
 */
export async function endChildren(
  services: Services,
  viewer: SignedIn,
  parent: Ticket,
  command: StoredCommand,
  changes: Asked,
): Promise<ChildOutcome[]> {
  const { statusCategory } = parent
  if (changes.status === undefined || !endedCategories.includes(statusCategory)) return []
  const { id } = await findTicket(services, viewer, parent.number)
  const links = await listLinks(services, viewer, { id })
  const outcomes: ChildOutcome[] = []
  // One after the other: a parent of a hundred must not keep everybody else waiting.
  for (const { relation, ticket } of links)
    if (relation === 'parent_of')
      outcomes.push(
        ...(await endChild(services, viewer, { number: ticket.number, statusCategory, command, changes })),
      )
  return outcomes
}

/** What the parent's change asked for, as far as its children are asked for the same. */
type Asked = Pick<TicketChanges, 'status' | 'resolution' | 'confirm' | 'fields'>

type Ending = {
  number: string
  statusCategory: StatusCategory
  command: StoredCommand
  changes: Asked
}

async function endChild(
  services: Services,
  viewer: SignedIn,
  { number, statusCategory, command, changes }: Ending,
): Promise<ChildOutcome[]> {
  const child = await services.db
    .selectFrom('ticket')
    .select(['kind', 'category', 'queue_id as queueId', 'assignee_id as assigneeId', 'fields'])
    .select(['requester_id as requesterId', 'organization_id as organizationId'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const refused = (detail: string): ChildOutcome[] => [{ number, state: 'refused', detail }]
  const { lifecycleOf, fields } = await services.configuration.current()
  const followed = followTo(lifecycleOf(child.kind, child.queueId), child.category, statusCategory)
  if (!followed) return []
  if (!viewer.ability.can('update', asTicket(child))) return refused('You may not change it.')
  if ('code' in followed) return refused(followed.detail)
  const { resolution, confirm } = changes
  const own = fieldsOf(fields.definitions, { ...child, queue: fields.queue(child.queueId) })
  const values = lackedValues(changes.fields ?? {}, child.fields, (key) =>
    own.some((field) => field.key === key),
  )
  const following = await submitFollowing(services, viewer, command, {
    ticket: number,
    body: {
      type: 'change',
      payload: {
        changes: {
          ...followed,
          ...(resolution ? { resolution } : {}),
          ...(Object.keys(values).length ? { fields: values } : {}),
        },
        ...(confirm ? { confirmed: true } : {}),
      },
    },
  })
  if (following.rejection) return refused(following.rejection.detail)
  return [{ number, state: following.state === 'pending' ? 'waiting' : 'changed', detail: null }]
}
