import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createCommit } from '#activities/tickets/commit.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { replay } from '#domain/tickets/evolve.ts'
import { openCommits } from '#test/support/commits.ts'
import { makePerson } from '#test/support/people.ts'
import { makeQueue, makeTeam, setProfile } from '#test/support/teams.ts'

const minute = 60_000
const start = Date.parse('2026-03-02T10:00:00Z')
let now = start
const desk = await openCommits({ now: () => now })
const { db, commit } = desk

const assigneeOf = async (number: string) => (await desk.ticketOf(number)).assignee_id
const eventOf = async (number: string, type: string) =>
  (await desk.eventsOf(number)).find((event) => event.type === type)

describe('a new ticket in a queue with a rule', () => {
  test('is assigned in the same commit, by the system, and the event says why', async () => {
    const team = await makeTeam(db, 2)
    const queue = await makeQueue(db, team.id, { strategy: 'least_loaded' })
    const number = await desk.opened({ queueId: queue.id })
    expect(await assigneeOf(number)).toBe(team.agents[0]?.id)
    expect(await eventOf(number, 'assigned')).toMatchObject({
      seq: 2,
      actor_kind: 'system',
      data: {
        from: null,
        to: team.agents[0]?.id,
        why: { by: 'least_loaded', load: 0, capacity: 20, skills: [], standsInFor: null },
      },
    })
    expect(await assigneeOf(await desk.opened({ queueId: queue.id }))).toBe(team.agents[1]?.id)
    expect(desk.news).toContainEqual(expect.objectContaining({ assigneeId: team.agents[1]?.id }))
  })

  test('is what its events say it is', async () => {
    const team = await makeTeam(db, 1)
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const number = await desk.opened({ queueId: queue.id })
    const events = (await desk.eventsOf(number)).map(({ at, actor_kind, ...event }) => ({
      ...event,
      at: at.getTime(),
      actor: { kind: actor_kind },
    })) as unknown as TicketEvent[]
    const row = await desk.ticketOf(number)
    expect(replay(events)).toMatchObject({ assigneeId: row.assignee_id, seq: row.seq })
  })

  test('goes round', async () => {
    const team = await makeTeam(db, 3)
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const given = []
    for (let round = 0; round < 6; round++) {
      now += minute
      given.push(await assigneeOf(await desk.opened({ queueId: queue.id })))
    }
    const order = team.agents.map(({ id }) => id)
    expect(given).toEqual([...order, ...order])
  })

  test("goes to who has the queue's skills, in the level it asks for", async () => {
    const team = await makeTeam(db, 3)
    const skill = uuid()
    await db.insertInto('skill').values({ id: skill, name: 'Network' }).execute()
    const levels = team.agents.map(({ id }, index) => ({ person_id: id, skill_id: skill, level: index + 1 }))
    await db.insertInto('person_skill').values(levels).execute()
    const queue = await makeQueue(db, team.id, { strategy: 'by_skill', skills: [{ skill, level: 2 }] })
    const number = await desk.opened({ queueId: queue.id })
    expect((await eventOf(number, 'assigned'))?.data).toMatchObject({
      to: team.agents[2]?.id,
      why: { by: 'by_skill', skills: [{ skill, name: 'Network', level: 3 }] },
    })
  })

  test("goes to the requester's last agent in the team when the rule is sticky", async () => {
    const team = await makeTeam(db, 3)
    const queue = await makeQueue(db, team.id, { strategy: 'least_loaded', sticky: true })
    const requesterId = (await makePerson(db, 'requester')).id
    const known = team.agents[2]?.id ?? null
    const first = await desk.opened({ queueId: queue.id, requesterId })
    await desk.change(first, { assigneeId: known })
    await commit({ number: first, wanted: [], first: false })
    const number = await desk.opened({ queueId: queue.id, requesterId })
    expect(await assigneeOf(number)).toBe(known)
    expect((await eventOf(number, 'assigned'))?.data).toMatchObject({ why: { by: 'sticky', load: 1 } })
  })

  test('passes over who is off duty, inactive, or no agent any more', async () => {
    const team = await makeTeam(db, 4)
    const [off, gone, demoted, there] = team.agents.map(({ id }) => id)
    await setProfile(db, off ?? '', { onDuty: false })
    await db
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', gone ?? '')
      .execute()
    await db
      .updateTable('person')
      .set({ role_key: 'requester' })
      .where('id', '=', demoted ?? '')
      .execute()
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    expect(await assigneeOf(await desk.opened({ queueId: queue.id }))).toBe(there)
    expect(await assigneeOf(await desk.opened({ queueId: queue.id }))).toBe(there)
  })

  test('goes to the substitute of who is absent, for as long as they are', async () => {
    const team = await makeTeam(db, 1)
    const away = team.agents[0]?.id ?? ''
    const substitute = await makePerson(db, 'agent')
    await setProfile(db, substitute.id, {})
    const times = { starts_at: new Date(now - minute), ends_at: new Date(now + minute) }
    await db
      .insertInto('absence')
      .values({ id: uuid(), person_id: away, substitute_id: substitute.id, ...times })
      .execute()
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const number = await desk.opened({ queueId: queue.id })
    expect((await eventOf(number, 'assigned'))?.data).toMatchObject({
      to: substitute.id,
      why: { standsInFor: away },
    })
    now += minute
    expect(await assigneeOf(await desk.opened({ queueId: queue.id }))).toBe(away)
  })

  test('waits when nobody can take it, and its history says what kept each of them', async () => {
    const team = await makeTeam(db, 2, { capacity: 1 })
    await setProfile(db, team.agents[1]?.id ?? '', { onDuty: false })
    const queue = await makeQueue(db, team.id, { strategy: 'least_loaded' })
    await desk.opened({ queueId: queue.id })
    const number = await desk.opened({ queueId: queue.id })
    expect(await assigneeOf(number)).toBeNull()
    const { data } = (await eventOf(number, 'not_assigned')) ?? {}
    expect(data).toEqual({
      why: {
        by: 'least_loaded',
        passedOver: expect.arrayContaining([
          { agent: team.agents[0]?.id, hindrance: 'full' },
          { agent: team.agents[1]?.id, hindrance: 'off_duty' },
        ]),
      },
    })
  })

  test('stays with the agent who took it before the commit', async () => {
    const team = await makeTeam(db, 1)
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const { number } = await desk.storeCreation({ queueId: queue.id })
    await desk.change(number, { assigneeId: desk.agent.id })
    await commit({ number, wanted: [], first: true })
    expect(await assigneeOf(number)).toBe(desk.agent.id)
  })
})

describe('a ticket that is moved to such a queue', () => {
  test('is assigned when nobody has it, and stays with who has it', async () => {
    const team = await makeTeam(db, 1)
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const free = await desk.opened()
    const taken = await desk.opened()
    await desk.change(taken, { assigneeId: desk.agent.id })
    for (const number of [free, taken]) {
      await desk.change(number, { queueId: queue.id })
      await commit({ number, wanted: [], first: false })
    }
    expect(await assigneeOf(free)).toBe(team.agents[0]?.id)
    expect(await assigneeOf(taken)).toBe(desk.agent.id)
  })

  test('is not assigned again when an agent gives it back later', async () => {
    const team = await makeTeam(db, 1)
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const number = await desk.opened({ queueId: queue.id })
    await desk.change(number, { assigneeId: null })
    await commit({ number, wanted: [], first: false })
    expect(await assigneeOf(number)).toBeNull()
  })
})

describe('many tickets at once', () => {
  test('never give an agent more than they can take on, and leave none waiting that somebody could have', async () => {
    const team = await makeTeam(db, 3, { capacity: 2 })
    const queue = await makeQueue(db, team.id, { strategy: 'least_loaded' })
    const other = await makeQueue(db, team.id, { strategy: 'round_robin' })
    const numbers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => desk.opened({ queueId: (index % 2 ? queue : other).id })),
    )
    const assignees = await Promise.all(numbers.map(assigneeOf))
    for (const { id } of team.agents) expect(assignees.filter((each) => each === id)).toHaveLength(2)
    expect(assignees.filter((each) => each === null)).toHaveLength(4)
  })
})

test('a queue without a rule costs no statement more, one with a rule two', async () => {
  const team = await makeTeam(db, 1)
  const [none, manual, turns] = await Promise.all([
    makeQueue(db, team.id, null),
    makeQueue(db, team.id, { strategy: 'manual' }),
    makeQueue(db, team.id, { strategy: 'round_robin' }),
  ])
  const plain = await statementsFor(none.id)
  expect(await statementsFor(manual.id)).toBe(plain)
  expect(await statementsFor(turns.id)).toBe(plain + 2)
})

/** How many statements the commit of a new ticket in that queue takes. */
async function statementsFor(queueId: string): Promise<number> {
  let statements = 0
  const counting = db.withPlugin({
    transformQuery({ node }) {
      statements++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const { number } = await desk.storeCreation({ queueId })
  await createCommit({ ...desk.deps, db: counting })({ number, wanted: [], first: true })
  return statements
}

describe('an urgent ticket nobody took', () => {
  const escalateAfterMinutes = 15

  async function waiting(
    leads: number,
  ): Promise<{ number: string; team: Awaited<ReturnType<typeof makeTeam>> }> {
    const team = await makeTeam(db, 2, { leads })
    const queue = await makeQueue(db, team.id, { escalateAfterMinutes })
    return { number: await desk.opened({ queueId: queue.id, priority: 'urgent' }), team }
  }
  const look = (number: string) => commit({ number, wanted: [], first: false })

  test("goes to the team's lead when its time is over, once, and not before", async () => {
    const { number, team } = await waiting(1)
    const due = now + 15 * minute
    expect((await look(number)).ticket?.escalatesAt).toBe(due)
    now = due - 1
    expect((await look(number)).ticket?.escalatesAt).toBe(due)
    expect(await assigneeOf(number)).toBeNull()
    now = due
    desk.news.length = 0
    expect((await look(number)).ticket?.escalatesAt).toBeNull()
    expect(await assigneeOf(number)).toBe(team.agents[0]?.id)
    expect(desk.news).toMatchObject([{ number, assigneeId: team.agents[0]?.id }])
    expect(await eventOf(number, 'escalated')).toMatchObject({
      actor_kind: 'system',
      data: { to: team.agents[0]?.id, afterMinutes: 15, why: { load: 0, capacity: 20, hindrance: null } },
    })
    const { seq } = await desk.ticketOf(number)
    await look(number)
    expect((await desk.ticketOf(number)).seq).toBe(seq)
  })

  test('is escalated also where a rule found nobody', async () => {
    const team = await makeTeam(db, 1, { leads: 1 })
    await setProfile(db, team.agents[0]?.id ?? '', { onDuty: false })
    const queue = await makeQueue(db, team.id, { strategy: 'round_robin', escalateAfterMinutes })
    const number = await desk.opened({ queueId: queue.id, priority: 'urgent' })
    expect(await eventOf(number, 'not_assigned')).toBeDefined()
    now += 15 * minute
    await look(number)
    expect((await eventOf(number, 'escalated'))?.data).toMatchObject({
      to: team.agents[0]?.id,
      why: { hindrance: 'off_duty' },
    })
  })

  test('is taken, by then, and stays where it is', async () => {
    const { number } = await waiting(1)
    await desk.change(number, { assigneeId: desk.agent.id })
    now += 20 * minute
    expect((await look(number)).ticket?.escalatesAt).toBeNull()
    expect(await assigneeOf(number)).toBe(desk.agent.id)
    expect(await eventOf(number, 'escalated')).toBeUndefined()
  })

  test('is escalated to nobody, once, where the team has no lead', async () => {
    const { number } = await waiting(0)
    now += 15 * minute
    expect((await look(number)).ticket?.escalatesAt).toBeNull()
    expect((await eventOf(number, 'escalated'))?.data).toMatchObject({ to: null, why: null })
    now += 60 * minute
    await look(number)
    expect((await desk.eventsOf(number)).filter(({ type }) => type === 'escalated')).toHaveLength(1)
  })
})
