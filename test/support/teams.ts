import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'
import type { AssignmentRule } from '#domain/people/assignment.ts'
import { makePerson, type TestPerson } from './people.ts'

/** A team of that many agents who take tickets automatically. */
export async function makeTeam(
  db: Database,
  size: number,
  { capacity = 20, leads = 0 } = {},
): Promise<{ id: string; agents: TestPerson[] }> {
  const id = uuid()
  await db
    .insertInto('team')
    .values({ id, name: `Team ${id}` })
    .execute()
  const agents = []
  for (let index = 0; index < size; index++) {
    const agent = await makePerson(db, 'agent')
    await db
      .insertInto('team_member')
      .values({ team_id: id, person_id: agent.id, is_lead: index < leads })
      .execute()
    await setProfile(db, agent.id, { capacity })
    agents.push(agent)
  }
  return { id, agents }
}

/** Has rules give them tickets, up to their capacity. */
export async function setProfile(db: Database, id: string, { capacity = 20, onDuty = true }): Promise<void> {
  await sql`
    insert into agent_profile (person_id, capacity, on_duty) values (${id}, ${capacity}, ${onDuty})
    on conflict (person_id) do update set capacity = excluded.capacity, on_duty = excluded.on_duty`.execute(
    db,
  )
}

/** A queue of the team, with that rule. */
export async function makeQueue(
  db: Database,
  team: string | null,
  rule: Partial<AssignmentRule> | null,
): Promise<{ id: string; key: string }> {
  const id = uuid()
  const whole = { strategy: 'manual', skills: [], sticky: false, escalateAfterMinutes: null, ...rule }
  const key = `queue-${id}`
  await db
    .insertInto('queue')
    .values({ id, key, name: key, team_id: team, assignment: rule ? (whole as never) : null, position: 99 })
    .execute()
  return { id, key }
}
