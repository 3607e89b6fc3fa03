import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '#domain/sla/calendar.ts'
import { nowhere, openApp } from '#test/support/app.ts'
import { insertTicket } from '#test/support/tickets.ts'

const day = 24 * 3_600_000
const now = Date.parse('2026-03-02T10:00:00Z')
const desk = await openApp({ temporalAddress: nowhere, now: () => now })
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')
const nobody = uuid()

let made = 0
const newTeam = async (members: object[] = []) =>
  (await boss.post('/teams', { name: `Team ${++made}`, members })).body.team
const newSkill = async () => (await boss.post('/skills', { name: `Skill ${++made}` })).body.skill
const recorded = async (subject: string) =>
  (
    await db
      .selectFrom('audit_record')
      .select(['action', 'person_id'])
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute()
  ).map(({ action }) => action)

describe('a team', () => {
  test('is added with its members and leads, changed, listed and deleted, and each is on record', async () => {
    const members = [{ person: grace.id }, { person: linus.id, isLead: true }]
    const { status, body } = await boss.post('/teams', { name: 'Network', description: 'Wires', members })
    expect(status).toBe(201)
    const { team } = body
    expect(team).toMatchObject({
      ...{ name: 'Network', description: 'Wires', queues: [] },
      members: [
        { id: linus.id, name: 'Linus', isLead: true },
        { id: grace.id, isLead: false },
      ],
    })
    expect((await grace.get(`/teams/${team.id}`)).body.team).toEqual(team)
    const changed = await boss.patch(`/teams/${team.id}`, { members: [{ person: grace.id, isLead: true }] })
    expect(changed.body.team).toMatchObject({ name: 'Network', members: [{ id: grace.id, isLead: true }] })
    expect((await grace.get('/teams')).body.teams).toContainEqual(changed.body.team)
    expect((await boss.delete(`/teams/${team.id}`)).status).toBe(204)
    expect((await grace.get(`/teams/${team.id}`)).status).toBe(404)
    expect(await recorded(team.id)).toEqual(['team.create', 'team.update', 'team.delete'])
  })

  test.each([
    ['has no name', { name: ' ' }, 422, 'invalid', 'name'],
    ['has a name of another one', { name: 'Taken' }, 409, 'name_taken', 'name'],
    ['has a requester', { name: 'A', members: [{ person: ada.id }] }, 422, 'not_an_agent', 'members'],
    ['has somebody unknown', { name: 'B', members: [{ person: nobody }] }, 422, 'unknown_person', 'members'],
    [
      'names somebody twice',
      { name: 'C', members: [{ person: grace.id }, { person: grace.id }] },
      422,
      'invalid',
      undefined,
    ],
  ])('is refused that %s', async (_, body, status, code, field) => {
    await boss.post('/teams', { name: 'Taken' })
    const refused = await boss.post('/teams', body)
    expect(refused.status).toBe(status)
    expect(refused.body.code).toBe(code)
    if (field) expect(JSON.stringify(refused.body)).toContain(`"field":"${field}"`)
  })

  test('keeps who is no agent any more until they are taken out', async () => {
    const person = await desk.person('agent')
    const team = await newTeam([{ person: person.id }])
    await db.updateTable('person').set({ active: false }).where('id', '=', person.id).execute()
    const members = [{ person: person.id }, { person: grace.id }]
    expect((await boss.patch(`/teams/${team.id}`, { members })).status).toBe(200)
    expect((await boss.patch(`/teams/${team.id}`, { members: [] })).status).toBe(200)
    expect((await boss.patch(`/teams/${team.id}`, { members })).body.code).toBe('not_an_agent')
  })

  test('is not deleted while a queue belongs to it', async () => {
    const team = await newTeam()
    const { queue } = (await boss.post('/queues', { key: 'wires', name: 'Wires', team: team.id })).body
    expect((await boss.delete(`/teams/${team.id}`)).body).toMatchObject({ status: 409, code: 'team_in_use' })
    await boss.delete(`/queues/${queue.id}`)
    expect((await boss.delete(`/teams/${team.id}`)).status).toBe(204)
  })

  test('is changed by managers only, and not seen by requesters', async () => {
    const team = await newTeam()
    expect((await grace.post('/teams', { name: 'Mine' })).status).toBe(403)
    expect((await grace.patch(`/teams/${team.id}`, { name: 'Mine' })).status).toBe(403)
    expect((await grace.delete(`/teams/${team.id}`)).status).toBe(403)
    expect((await ada.get('/teams')).status).toBe(403)
    expect((await ada.get(`/teams/${team.id}/workload`)).status).toBe(403)
  })

  test('that is not there is not found', async () => {
    expect((await boss.patch(`/teams/${nobody}`, { name: 'X' })).status).toBe(404)
    expect((await boss.delete(`/teams/${nobody}`)).status).toBe(404)
    expect((await boss.get(`/teams/${nobody}/workload`)).status).toBe(404)
  })
})

describe('a skill', () => {
  test('is added, renamed and deleted, unless its name is taken or a queue asks for it', async () => {
    const skill = await newSkill()
    const other = await newSkill()
    expect((await boss.post('/skills', { name: skill.name })).body.code).toBe('name_taken')
    expect((await boss.patch(`/skills/${skill.id}`, { name: other.name })).body.code).toBe('name_taken')
    expect((await boss.patch(`/skills/${skill.id}`, { name: 'Networks' })).body.skill.name).toBe('Networks')
    expect((await grace.get('/skills')).body.skills).toContainEqual({
      id: skill.id,
      name: 'Networks',
      agents: 0,
    })
    const team = await newTeam()
    const assignment = { strategy: 'by_skill', skills: [{ skill: skill.id, level: 2 }] }
    const queue = { key: `asks-${made}`, name: 'Asks', team: team.id, assignment }
    const { id } = (await boss.post('/queues', queue)).body.queue
    expect((await boss.delete(`/skills/${skill.id}`)).body.code).toBe('skill_in_use')
    await boss.delete(`/queues/${id}`)
    expect((await boss.delete(`/skills/${skill.id}`)).status).toBe(204)
    expect(await recorded(skill.id)).toEqual(['skill.create', 'skill.update', 'skill.delete'])
    expect((await grace.post('/skills', { name: 'Mine' })).status).toBe(403)
    expect((await boss.delete(`/skills/${nobody}`)).status).toBe(404)
  })
})

describe("an agent's profile", () => {
  test('says what they can take on and know', async () => {
    const person = await desk.person('agent')
    const path = `/people/${person.id}/agent`
    expect((await grace.get(path)).body.agent).toEqual({
      person: { id: person.id, name: person.name, email: person.email },
      ...{ automatic: false, capacity: 20, calendar: null, onDuty: true, skills: [], teams: [] },
    })
    const skill = await newSkill()
    const team = await newTeam([{ person: person.id, isLead: true }])
    const calendar = (await boss.post('/calendars', { ...defaultCalendar, name: 'Early' })).body.calendar.id
    const wanted = {
      automatic: true,
      capacity: 5,
      calendar,
      onDuty: true,
      skills: [{ skill: skill.id, level: 3 }],
    }
    const { status, body } = await boss.put(path, wanted)
    expect(status).toBe(200)
    expect(body.agent).toMatchObject({
      ...wanted,
      skills: [{ skill: skill.id, name: skill.name, level: 3 }],
      teams: [{ id: team.id, name: team.name, isLead: true }],
    })
    expect((await boss.put(path, { automatic: false })).body.agent).toMatchObject({
      automatic: false,
      skills: [],
    })
    expect(await recorded(person.id)).toEqual(['agent.update', 'agent.update'])
  })

  test.each([
    ['a level of 6', { skills: [{ skill: nobody, level: 6 }] }, 'invalid'],
    ['an unknown skill', { skills: [{ skill: nobody, level: 3 }] }, 'unknown_skill'],
    ['an unknown calendar', { calendar: nobody }, 'unknown_calendar'],
    ['no capacity', { capacity: 0 }, 'invalid'],
  ])('is refused with %s', async (_, body, code) => {
    expect((await boss.put(`/people/${grace.id}/agent`, body)).body).toMatchObject({ status: 422, code })
  })

  test('is for agents, and set by managers', async () => {
    expect((await boss.put(`/people/${ada.id}/agent`, {})).body.code).toBe('not_an_agent')
    expect((await boss.put(`/people/${nobody}/agent`, {})).status).toBe(404)
    expect((await grace.put(`/people/${grace.id}/agent`, {})).status).toBe(403)
  })
})

describe('duty', () => {
  test('is switched by oneself, and is on record', async () => {
    const person = await desk.person('agent')
    expect((await person.get('/me/duty')).body).toEqual({ duty: { onDuty: false, automatic: false } })
    expect((await person.put('/me/duty', { onDuty: true })).body.code).toBe('no_agent_profile')
    await boss.put(`/people/${person.id}/agent`, {})
    expect((await person.get('/me/duty')).body).toEqual({ duty: { onDuty: true, automatic: true } })
    expect((await person.put('/me/duty', { onDuty: false })).body).toEqual({
      duty: { onDuty: false, automatic: true },
    })
    expect((await grace.get(`/people/${person.id}/agent`)).body.agent.onDuty).toBe(false)
    expect(await recorded(person.id)).toEqual(['agent.update', 'agent.duty'])
  })
})

describe('an absence', () => {
  const at = (days: number) => new Date(now + days * day).toISOString()
  const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })

  test("is one's own, with a substitute, and can be changed and taken back", async () => {
    const person = await desk.person('agent')
    const { status, body } = await person.post('/absences', {
      ...span(1, 8),
      substitute: linus.id,
      reason: 'Holiday',
    })
    expect(status).toBe(201)
    expect(body.absence).toMatchObject({
      person: { id: person.id },
      ...span(1, 8),
      substitute: { id: linus.id },
      reason: 'Holiday',
    })
    const path = `/absences/${body.absence.id}`
    const later = { ...span(2, 9), substitute: null, reason: '' }
    expect((await person.put(path, later)).body.absence).toMatchObject({ ...span(2, 9), substitute: null })
    expect((await grace.get(`/absences?person=${person.id}`)).body.absences).toHaveLength(1)
    expect((await grace.put(path, later)).status).toBe(403)
    expect((await grace.delete(path)).status).toBe(403)
    expect((await person.delete(path)).status).toBe(204)
    expect(await recorded(body.absence.id)).toEqual(['absence.create', 'absence.update', 'absence.delete'])
  })

  test("of others is a manager's to say", async () => {
    const person = await desk.person('agent')
    expect((await grace.post('/absences', { person: person.id, ...span(1, 2) })).status).toBe(403)
    expect((await boss.post('/absences', { person: person.id, ...span(1, 2) })).status).toBe(201)
    expect((await ada.post('/absences', span(1, 2))).status).toBe(403)
    expect((await boss.post('/absences', { person: ada.id, ...span(1, 2) })).body.code).toBe('not_an_agent')
  })

  test('is refused when it ends before it starts, overlaps another, or has no sensible substitute', async () => {
    const person = await desk.person('agent')
    const refusal = async (body: object) => (await person.post('/absences', body)).body.code
    expect(await refusal(span(2, 1))).toBe('invalid')
    expect(await refusal({ ...span(1, 2), substitute: person.id })).toBe('invalid')
    expect(await refusal({ ...span(1, 2), substitute: ada.id })).toBe('not_an_agent')
    const both = await Promise.all([
      person.post('/absences', span(1, 3)),
      person.post('/absences', span(2, 4)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await refusal(span(2, 3))).toBe('absence_overlaps')
  })

  test('is listed from the first on, page after page, the past ones only when asked for', async () => {
    const person = await desk.person('agent')
    for (const [from, to] of [
      [5, 6],
      [-3, -2],
      [-1, 1],
    ] as const)
      await person.post('/absences', span(from, to))
    const list = async (query: string) => (await grace.get(`/absences?person=${person.id}&${query}`)).body
    const starts = ({ absences }: { absences: { startsAt: string }[] }) =>
      absences.map(({ startsAt }) => startsAt)
    expect(starts(await list(''))).toEqual([at(-1), at(5)])
    const first = await list('past=true&limit=2')
    expect(starts(first)).toEqual([at(-3), at(-1)])
    expect(starts(await list(`past=true&limit=2&cursor=${first.next}`))).toEqual([at(5)])
  })
})

describe('the workload of a team', () => {
  test('counts the open tickets of each by priority, and says who is away', async () => {
    const busy = await desk.person('agent', 'A Busy')
    const away = await desk.person('agent', 'B Away')
    const team = await newTeam([{ person: busy.id, isLead: true }, { person: away.id }])
    const { queue } = (await boss.post('/queues', { key: 'load', name: 'Load', team: team.id })).body
    await boss.put(`/people/${busy.id}/agent`, { capacity: 7, onDuty: false })
    const absentUntil = new Date(now + day).toISOString()
    await away.post('/absences', {
      startsAt: new Date(now - day).toISOString(),
      endsAt: absentUntil,
      substitute: busy.id,
    })
    const row = { queue_id: queue.id, requester_id: ada.id }
    await insertTicket(db, { ...row, assignee_id: busy.id, priority: 'urgent' })
    await insertTicket(db, { ...row, assignee_id: busy.id })
    await insertTicket(db, { ...row, assignee_id: busy.id, status: 'closed', category: 'closed' })
    await insertTicket(db, { ...row, priority: 'high' })
    const { workload } = (await grace.get(`/teams/${team.id}/workload`)).body
    const none = { low: 0, normal: 0, high: 0, urgent: 0 }
    expect(workload).toEqual({
      agents: [
        {
          ...{ id: busy.id, name: 'A Busy', email: busy.email, isLead: true, capacity: 7, onDuty: false },
          ...{ absentUntil: null, substitute: null, open: { ...none, normal: 1, urgent: 1 }, total: 2 },
        },
        {
          ...{ id: away.id, name: 'B Away', email: away.email, isLead: false, capacity: null, onDuty: true },
          ...{
            absentUntil,
            substitute: { id: busy.id, name: busy.name, email: busy.email },
            open: none,
            total: 0,
          },
        },
      ],
      unassigned: { ...none, high: 1 },
    })
  })
})

describe('tickets', () => {
  test("are found by a team, by one's own teams, and the view of them counts", async () => {
    const person = await desk.person('agent')
    const team = await newTeam([{ person: person.id }])
    const { queue } = (await boss.post('/queues', { key: 'found', name: 'Found', team: team.id })).body
    const number = await insertTicket(db, { queue_id: queue.id, requester_id: ada.id })
    const found = async (filter: string, who = person) =>
      (await who.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.tickets.map(
        (ticket: { number: string }) => ticket.number,
      )
    expect(await found(`team:"${team.name}"`)).toEqual([number])
    expect(await found(`-team:"${team.name}"`)).not.toContain(number)
    expect(await found('is:team')).toEqual([number])
    expect(await found('is:team is:unassigned')).toEqual([number])
    expect(await found('is:team is:mine')).toEqual([])
    expect(await found('is:team', linus)).toEqual([])
    const { views } = (await person.get('/views')).body
    expect(views).toContainEqual(
      expect.objectContaining({ key: 'team', filter: 'is:team is:open -is:snoozed', count: 1 }),
    )
  })
})
