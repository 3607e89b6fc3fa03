import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { readRoles } from '#db/access.ts'
import { type AuditActor, audit } from '#db/audit.ts'
import type { Database, Tables } from '#db/database.ts'
import { type LifecycleRow, latestLifecycles } from '#db/lifecycles.ts'
import { DomainError } from '#domain/errors.ts'
import { removedBy } from '#domain/lifecycles/publish.ts'
import { type Lifecycle, lifecycleSchema } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'

/** `PUT /lifecycles/:kind`. */
export const publishSchema = lifecycleSchema.safeExtend({
  /** Whose queues' tickets it is for; all of the kind that have no own one when left out. */
  team: z.uuid().nullable().optional(),
  /** What the tickets of removed statuses become, by the removed status. */
  mapping: z.record(z.string().max(40), z.string().max(40)).default({}),
  /** The version this one was made from: refused when somebody published another one since. */
  basedOn: z.int().optional(),
})

/** Publishes the next version. Throws what keeps it from being one, naming the culprit. */
export async function publish(
  db: Database,
  by: AuditActor,
  kind: TicketKind,
  { team = null, mapping, basedOn, ...next }: z.output<typeof publishSchema>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { own, kinds, version } = await lockLifecycle(trx, kind, team)
    const latest = own ?? kinds
    if (basedOn !== undefined && latest && latest.version !== basedOn)
      throw new DomainError(
        'conflict',
        `Somebody published version ${latest.version} in the meantime. Look at it and try again.`,
        'basedOn',
      )
    if (team !== null) await mustExist(trx, team)
    await checkRoles(trx, next)
    const previous = latest && { ...latest.definition, removed: latest.removed }
    const { rejection, removed } = removedBy(previous, next, mapping)
    if (rejection) throw new DomainError(rejection.code, rejection.detail, rejection.field ?? undefined)
    await trx
      .insertInto('lifecycle_version')
      .values({
        ...{ kind, version: version + 1, team_id: team, definition: next },
        removed: JSON.stringify(removed) as never,
      })
      .execute()
    await audit(trx, {
      ...by,
      action: 'lifecycle.publish',
      subject: team === null ? kind : `${kind}/${team}`,
      before: latest?.definition,
      after: Object.keys(mapping).length ? { ...next, mapping } : next,
    })
  })
}

/** Lets a team's tickets move by their kind's lifecycle again. */
export async function withdraw(db: Database, by: AuditActor, kind: TicketKind, team: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { own, version } = await lockLifecycle(trx, kind, team)
    if (!own) throw new DomainError('not_found', 'This team has no lifecycle of its own for that kind.')
    const { definition } = own
    await trx
      .insertInto('lifecycle_version')
      .values({ kind, version: version + 1, team_id: team, definition, withdrawn: true })
      .execute()
    await audit(trx, { ...by, action: 'lifecycle.withdraw', subject: `${kind}/${team}`, before: definition })
  })
}

/** Of two who publish at once, the second waits for the first one's number. */
async function lockLifecycle(trx: Kysely<Tables>, kind: TicketKind, team: string | null) {
  await sql`select pg_advisory_xact_lock(hashtext(${`perdure lifecycle ${kind}`}))`.execute(trx)
  const rows = await latestLifecycles(trx)
  const of = (teamId: string | null): LifecycleRow | undefined =>
    rows.find((row) => row.kind === kind && row.teamId === teamId)
  const { version } = await trx
    .selectFrom('lifecycle_version')
    .select(sql<number>`coalesce(max(version), 0)`.as('version'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return { own: of(team), kinds: of(null), version }
}

async function mustExist(trx: Kysely<Tables>, team: string): Promise<void> {
  const row = await trx.selectFrom('team').select('id').where('id', '=', team).executeTakeFirst()
  if (!row) throw new DomainError('unknown_team', 'There is no such team.', 'team')
}

async function checkRoles(trx: Kysely<Tables>, { transitions }: Lifecycle): Promise<void> {
  const named = transitions.flatMap(({ who }, index) => (who?.roles ?? []).map((role) => ({ role, index })))
  if (!named.length) return
  const roles = await readRoles(trx)
  const unknown = named.find(({ role }) => !roles.has(role))
  if (unknown)
    throw new DomainError(
      'unknown_role',
      `There is no role "${unknown.role}".`,
      `transitions.${unknown.index}.who.roles`,
    )
}
