import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import {
  cities,
  companyKinds,
  companyWords,
  firstNames,
  lastNames,
  mailboxOf,
  otherScripts,
} from './names.ts'
import { Random } from './random.ts'
import { queues } from './topics.ts'

/** Always the same people, so that more tickets can be added to a desk that has been filled before. */
const directorySeed = 20_261
const agentCount = 30

export type SeededPerson = { id: string; name: string; email: string; organizationId: string | null }
export type Agent = { id: string; name: string; queue: string }

/** Whom tickets come from and who works on them. */
export type Directory = {
  requesters: SeededPerson[]
  /** Each works mostly in one queue. */
  agents: Agent[]
  /** Ids by key. */
  queues: Map<string, string>
}

/** Makes organizations, people, queues and mailboxes for that many tickets, as far as they are not there yet. */
export async function fillDirectory(db: Database, tickets: number, since: number): Promise<Directory> {
  const random = new Random(directorySeed)
  const desk = await deskDomain(db)
  const organizations = await fillOrganizations(db, random, since, Math.ceil(Math.min(160, tickets / 40 + 5)))
  const requesters = requesterRows(random, organizations, since, Math.ceil(Math.min(9_000, tickets / 8 + 20)))
  // Chance of their own: the same agents, however many others there are.
  const agents = agentRows(new Random(directorySeed + 1), desk, since)
  const queueIds = await fillQueues(db, random, desk, since)
  const ids = await fillPeople(db, [...requesters, ...agents])
  await fillMemberships(db)
  await fillTeams(db, agents, ids, queueIds, since)
  return {
    requesters: requesters.map(({ name, email, organization_id }) => ({
      id: ids.get(email)!,
      name,
      email,
      organizationId: organization_id,
    })),
    agents: agents.map(({ name, email }, index) => ({
      id: ids.get(email)!,
      name,
      queue: queues[index % queues.length]!.key,
    })),
    queues: queueIds,
  }
}

async function deskDomain(db: Database): Promise<string> {
  const row = await db
    .selectFrom('mailbox')
    .select('address')
    .where('is_default', '=', true)
    .executeTakeFirst()
  return row?.address.slice(row.address.lastIndexOf('@') + 1) ?? 'localhost'
}

async function fillOrganizations(db: Database, random: Random, since: number, count: number) {
  const wanted = Array.from({ length: count }, (_, index) => {
    const word = companyWords[index % companyWords.length]!
    const kind = random.pick(companyKinds)
    const domain = `${word}-${kind}.example`.toLowerCase()
    return { id: random.uuid(since), name: `${word} ${kind}`, domain, place: random.pick(cities) }
  })
  const unique = [...new Map(wanted.map((each) => [each.domain, each])).values()]
  const known = await db.selectFrom('organization').select(['id', 'domains']).execute()
  const missing = unique.filter(({ domain }) => !known.some((row) => row.domains.includes(domain)))
  if (missing.length)
    await db
      .insertInto('organization')
      .values(
        missing.map(({ id, name, domain, place }) => ({
          id,
          name,
          domains: [
            domain,
            `${place
              .normalize('NFD')
              .replace(/[^a-zA-Z]/g, '')
              .toLowerCase()}.${domain}`,
          ],
        })),
      )
      .execute()
  return unique.map(({ id, domain }) => ({
    id: known.find((row) => row.domains.includes(domain))?.id ?? id,
    domain,
  }))
}

function requesterRows(
  random: Random,
  organizations: readonly { id: string; domain: string }[],
  since: number,
  count: number,
) {
  return Array.from({ length: count }, (_, index) => {
    const { id, domain } = organizations[random.skewed(organizations.length)]!
    const { name, mailbox } = personName(random, 0.06)
    const email = `${mailbox}${index}@${domain}`
    return { id: random.uuid(since + index), name, email, role: 'requester' as const, organization_id: id }
  })
}

function agentRows(random: Random, desk: string, since: number) {
  return Array.from({ length: agentCount }, (_, index) => {
    const { name, mailbox } = personName(random, 0.1)
    return {
      id: random.uuid(since + index),
      name,
      email: `${mailbox}.${index + 1}@${desk}`,
      role: 'agent' as const,
      organization_id: null,
    }
  })
}

function personName(random: Random, otherScript: number) {
  if (random.chance(otherScript)) return random.pick(otherScripts)
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
  return { name: `${first} ${last}`, mailbox: mailboxOf(first, last) }
}

async function fillPeople(
  db: Database,
  people: readonly {
    id: string
    name: string
    email: string
    role: string
    organization_id: string | null
  }[],
) {
  await sql`
    insert into person (id, name, email, role_key, organization_id)
    select id, name, email, role, organization_id
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as made(id uuid, name text, email text, role text, organization_id uuid)
    on conflict (email) do nothing`.execute(db)
  const rows = await sql<{ id: string; email: string }>`
    select id, email from person where email = any(${people.map(({ email }) => email)})`.execute(db)
  return new Map(rows.rows.map(({ id, email }) => [email, id]))
}

/** Everybody belongs to the organization they write for. */
async function fillMemberships(db: Database): Promise<void> {
  await sql`
    insert into person_organization (person_id, organization_id)
    select id, organization_id from person where organization_id is not null
    on conflict do nothing`.execute(db)
}

/** A team for each queue: who works in it, the first of them its lead. */
async function fillTeams(
  db: Database,
  agents: readonly { email: string }[],
  ids: ReadonlyMap<string, string>,
  queueIds: ReadonlyMap<string, string>,
  since: number,
): Promise<void> {
  const random = new Random(directorySeed + 2)
  for (const [index, { key, name }] of queues.entries()) {
    const team = { id: random.uuid(since), name }
    const made = await db
      .insertInto('team')
      .values(team)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) continue
    const members = agents.filter((_, place) => place % queues.length === index)
    await db
      .insertInto('team_member')
      .values(
        members.map(({ email }, place) => ({
          team_id: team.id,
          person_id: ids.get(email)!,
          is_lead: place === 0,
        })),
      )
      .execute()
    await db
      .insertInto('agent_profile')
      .values(members.map(({ email }) => ({ person_id: ids.get(email)!, capacity: random.int(10, 30) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await db.updateTable('queue').set({ team_id: team.id }).where('id', '=', queueIds.get(key)!).execute()
  }
}

async function fillQueues(
  db: Database,
  random: Random,
  desk: string,
  since: number,
): Promise<Map<string, string>> {
  for (const [position, { key, name, mailbox }] of queues.entries()) {
    const id = random.uuid(since)
    const made = await db
      .insertInto('queue')
      .values({ id, key, name, position })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made)
      await db
        .insertInto('mailbox')
        .values({ id: random.uuid(since), address: `${mailbox}@${desk}`, name, queue_id: id })
        .onConflict((conflict) => conflict.column('address').doNothing())
        .execute()
  }
  const rows = await db.selectFrom('queue').select(['id', 'key']).execute()
  return new Map(rows.map(({ id, key }) => [key, id]))
}
