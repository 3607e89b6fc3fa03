import { rulesToQuery } from '@casl/ability/extra'
import { isAllowed } from '#api/access/networks.ts'
import { accessOf } from '#db/access.ts'
import type { Database } from '#db/database.ts'
import { abilityFor } from '#domain/access/abilities.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { summary } from './loop.ts'

const checks = 20_000
const lookups = 300

/** What permissions cost, in milliseconds. */
export type PermissionCost = {
  /** Added to a read by somebody who is remembered: networks, the ticket's permission, a list's conditions. */
  check: ReturnType<typeof summary>
  /** Finding out what somebody may do, which is then remembered for five seconds. */
  lookup: ReturnType<typeof summary>
}

/** Measures what permission checks add to a read, for a person of a role with many scopes. */
export async function permissionCost(db: Database): Promise<PermissionCost> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('role_key', '=', 'agent')
    .limit(1)
    .executeTakeFirstOrThrow()
  const looked: number[] = []
  for (let n = 0; n < lookups; n++) {
    const started = performance.now()
    const access = await accessOf(db, person.id)
    if (access) abilityFor(access)
    looked.push(performance.now() - started)
  }
  const access = await accessOf(db, person.id)
  if (!access) throw new Error('There is no agent to measure with.')
  const queues = Array.from({ length: 50 }, (_, index) => `queue ${index}`)
  const grants = [
    ...access.grants.filter(({ permission }) => permission !== 'ticket.read'),
    ...(['own', 'team', 'organization'] as const).map((scope) => ({
      permission: 'ticket.read' as const,
      scope,
    })),
    { permission: 'ticket.read' as const, scope: 'queue' as const, queues },
  ].map((grant) => ({ ...grant, through: { role: 'measured' } }))
  const ability = abilityFor({ ...access, grants, teamQueueIds: queues, organizationIds: queues })
  const networks = { allow: ['10.0.0.0/8', '127.0.0.0/8', '2001:db8::/32'], deny: ['10.1.0.0/16'] }
  const ticket = { requesterId: 'somebody', assigneeId: null, queueId: 'queue 49', organizationId: null }
  const checked: number[] = []
  for (let n = 0; n < checks; n++) {
    const started = performance.now()
    isAllowed('127.0.0.1', networks)
    ability.can('read', asTicket(ticket))
    rulesToQuery(ability, 'read', 'Ticket', (rule) => rule.conditions ?? {})
    checked.push(performance.now() - started)
  }
  return { check: summary(checked), lookup: summary(looked) }
}
