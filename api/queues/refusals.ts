import type { Database } from '#db/database.ts'
import { DomainError } from '#domain/errors.ts'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import { requireSkills } from '../teams/profiles.ts'

type Settings = { team: string | null; assignment: AssignmentRule | null; slaPolicy: string | null }

/** Throws unless what a queue refers to is there, and its rule has somebody to choose from. */
export async function requireReferences(
  trx: Database,
  { team, assignment, slaPolicy }: Settings,
): Promise<void> {
  if (
    team &&
    !(await trx.selectFrom('team').select('id').where('id', '=', team).forKeyShare().executeTakeFirst())
  )
    throw new DomainError('unknown_team', `There is no team ${team}.`, 'team')
  if (
    slaPolicy &&
    !(await trx.selectFrom('sla_policy').select('id').where('id', '=', slaPolicy).executeTakeFirst())
  )
    throw new DomainError('unknown_sla_policy', `There is no SLA policy ${slaPolicy}.`, 'slaPolicy')
  if (!assignment) return
  const chooses = assignment.strategy !== 'manual' || assignment.escalateAfterMinutes !== null
  if (chooses && !team)
    throw new DomainError(
      'assignment_without_team',
      'A rule chooses from a team: give the queue one.',
      'team',
    )
  await requireSkills(
    trx,
    assignment.skills.map(({ skill }) => skill),
    'assignment.skills',
  )
}

/** Throws unless nothing would miss the queue. */
export async function refuseUnlessEmpty(
  trx: Database,
  { id, name, address }: { id: string; name: string; address: string | null },
): Promise<void> {
  const ticket = await trx
    .selectFrom('ticket')
    .select('number')
    .where('queue_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (ticket)
    throw new DomainError(
      'queue_not_empty',
      `${name} holds tickets, ${ticket.number} among them. Move them first.`,
    )
  if (address) throw new DomainError('queue_in_use', `Mail to ${address} comes to ${name}.`)
  const other = await trx.selectFrom('queue').select('id').where('id', '<>', id).limit(1).executeTakeFirst()
  if (!other) throw new DomainError('last_queue', 'Tickets need a queue: this is the last one.')
}
