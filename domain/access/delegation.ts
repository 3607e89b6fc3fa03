import { z } from 'zod'
import type { Grant } from './grant.ts'
import { permissionGroups, permissions } from './permissions.ts'

/** Rights lent for a while: of one's own, those on `queue`, or all of them. */
export const newDelegationSchema = z.strictObject({
  to: z.uuid(),
  queue: z.string().max(60).nullable().default(null).describe('The key of a queue.'),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }),
  reason: z.string().trim().max(500).default(''),
})

/** Longer than that, it is a role. */
export const longestDelegationMs = 366 * 24 * 3_600_000

/** Whether a delegation is still to come, in force, or over. */
export const delegationStates = ['ahead', 'running', 'ended'] as const

/** What it is at `now`. Instants in epoch milliseconds. */
export function delegationState(
  { startsAt, endsAt, revoked }: { startsAt: number; endsAt: number; revoked: boolean },
  now: number,
): (typeof delegationStates)[number] {
  if (revoked || endsAt <= now) return 'ended'
  return startsAt > now ? 'ahead' : 'running'
}

const neverLent = new Set<string>(Object.keys(permissionGroups.access))

/**
 * What somebody with `grants` lends. Rights about access are never lent, nor what was lent to them, nor what reaches
 * them personally: their own tickets and their organizations'.
 */
export function lentGrants(
  grants: readonly Grant[],
  teamQueueIds: readonly string[],
  queueId: string | null,
): Grant[] {
  return grants
    .filter(({ permission }) => !neverLent.has(permission))
    .flatMap((grant) =>
      queueId === null ? everywhere(grant, teamQueueIds) : onQueue(grant, teamQueueIds, queueId),
    )
}

function everywhere({ permission, scope, queues }: Grant, teamQueueIds: readonly string[]): Grant[] {
  if (scope === 'all') return [{ permission, scope }]
  const reached = scope === 'team' ? [...teamQueueIds] : scope === 'queue' ? (queues ?? []) : []
  return reached.length ? [{ permission, scope: 'queue', queues: reached }] : []
}

function onQueue(grant: Grant, teamQueueIds: readonly string[], queueId: string): Grant[] {
  const { permission, scope, queues } = grant
  if (!permissions[permission].scoped) return []
  const reaches =
    scope === 'all' ||
    (scope === 'team' && teamQueueIds.includes(queueId)) ||
    (scope === 'queue' && queues?.includes(queueId))
  return reaches ? [{ permission, scope: 'queue', queues: [queueId] }] : []
}
