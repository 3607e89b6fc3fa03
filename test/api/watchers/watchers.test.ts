import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { mostWatchers } from '#domain/watchers/watcher.ts'
import { openApp } from '#test/support/app.ts'
import { makePerson } from '#test/support/people.ts'

const desk = await openApp({ outboundMail: true })
const [grace, alan, ada, bob, eve] = [
  await desk.person('agent', 'Grace Hopper'),
  await desk.person('agent', 'Alan Turing'),
  await desk.person('requester', 'Ada Lovelace'),
  await desk.person('requester', 'Bob Babbage'),
  await desk.person('requester', 'Eve'),
]
const acme = uuid()
await desk.db.insertInto('organization').values({ id: acme, name: 'Acme' }).execute()
for (const { id } of [ada, bob])
  await desk.db.insertInto('person_organization').values({ person_id: id, organization_id: acme }).execute()
const team = uuid()
await desk.db.insertInto('team').values({ id: team, name: 'Network' }).execute()
for (const { id } of [grace, alan])
  await desk.db.insertInto('team_member').values({ team_id: team, person_id: id }).execute()

const opened = async () =>
  (await ada.post('/tickets', { subject: 'No network', text: 'Help' })).body.ticket.number
const names = (body: { watchers: { person: { name: string } | null; team: { name: string } | null }[] }) =>
  body.watchers.map(({ person, team: whole }) => person?.name ?? whole?.name)
const mailsOf = async (number: string) =>
  desk.db
    .selectFrom('delivery')
    .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .select(['delivery.kind', 'to_address', 'from_name', 'delivery.subject', 'message_id', 'delivery.id'])
    .where('ticket.number', '=', number)
    .where('delivery.kind', '<>', 'receipt')
    .orderBy('delivery.created_at')
    .orderBy('delivery.id')
    .execute()

describe('watchers', () => {
  test('are people who watch by themselves, and those whom others add', async () => {
    const number = await opened()
    const path = `/tickets/${number}/watchers`
    expect((await grace.post(path, { person: 'me' })).body).toMatchObject({
      watching: true,
      most: mostWatchers,
    })
    await grace.post(path, { person: bob.email })
    const { body, status } = await grace.post(path, { team })
    expect([status, names(body)]).toEqual([201, ['Grace Hopper', 'Bob Babbage', 'Network']])
    expect(body.watchers[2]).toMatchObject({
      ...{ team: { members: 2 }, person: null, reason: 'added' },
      addedBy: { name: 'Grace Hopper' },
    })
    expect(names((await grace.post(path, { person: bob.id })).body)).toHaveLength(3)
    expect(names((await grace.delete(`${path}/me`)).body)).toEqual(['Bob Babbage', 'Network'])
    expect((await grace.delete(`${path}/me`)).status).toBe(200)
    expect((await grace.delete(`${path}/${uuid()}`)).status).toBe(404)
  })

  test('are added by the requester too, from among their own colleagues', async () => {
    const number = await opened()
    const path = `/tickets/${number}/watchers`
    await alan.post(path, { person: 'me' })
    expect(names((await ada.post(path, { person: bob.email })).body)).toEqual(['Bob Babbage'])
    for (const person of [eve.email, 'nobody@nowhere.test', grace.id]) {
      const { status, body } = await ada.post(path, { person })
      expect([status, body.code, body.field]).toEqual([422, 'unknown_person', 'person'])
    }
    expect((await ada.post(path, { team })).body.code).toBe('unknown_team')
    expect((await bob.get(path)).status).toBe(404)
    const all = (await grace.get(path)).body
    expect(names(all)).toEqual(['Alan Turing', 'Bob Babbage'])
    expect((await ada.delete(`${path}/${all.watchers[0].id}`)).status).toBe(404)
    expect(names((await ada.delete(`${path}/${all.watchers[1].id}`)).body)).toEqual([])
  })

  test('are so many and no more', async () => {
    const number = await opened()
    const path = `/tickets/${number}/watchers`
    const people = await Promise.all(
      Array.from({ length: mostWatchers }, () => makePerson(desk.db, 'requester')),
    )
    for (const { id } of people) expect((await grace.post(path, { person: id })).status).toBe(201)
    const { status, body } = await grace.post(path, { person: 'me' })
    expect([status, body.code]).toEqual([409, 'too_many_watchers'])
    expect((await grace.post(path, { person: people[0]!.id })).status).toBe(201)
  })

  test('must be named one at a time', async () => {
    const path = `/tickets/${await opened()}/watchers`
    for (const body of [{}, { person: 'me', team }]) expect((await grace.post(path, body)).status).toBe(422)
  })
})

describe('who watches gets a copy', () => {
  test('of what agents and requesters say, but not of their own words, and of no note', async () => {
    const number = await opened()
    const path = `/tickets/${number}`
    await grace.post(`${path}/watchers`, { person: bob.email })
    await grace.post(`${path}/watchers`, { team })
    await grace.post(`${path}/messages`, { kind: 'note', text: 'Between us' })
    expect(await mailsOf(number)).toEqual([])
    const { message } = (await grace.post(`${path}/messages`, { kind: 'reply', text: 'On it' })).body
    const sent = await mailsOf(number)
    expect(sent.map(({ kind, to_address }) => [kind, to_address]).sort()).toEqual(
      [
        ['reply', ada.email],
        ['copy', bob.email],
        ['copy', alan.email],
      ].sort(),
    )
    const copy = sent.find(({ kind }) => kind === 'copy')
    expect(copy).toMatchObject({ message_id: message.id, subject: `Re: [${number}] No network` })
    expect(copy!.from_name).toMatch(/^Grace Hopper \(/)
    const shown = (await grace.get(`/deliveries/${copy!.id}`)).body.delivery
    expect(shown.text).toContain('On it')
    // What the console shows beside the reply is the mail to the requester.
    expect((await grace.get(`${path}/messages`)).body.messages[0].delivery.id).toBe(
      sent.find(({ kind }) => kind === 'reply')!.id,
    )

    await ada.post(`${path}/messages`, { kind: 'reply', text: 'Thanks' })
    const more = (await mailsOf(number)).slice(sent.length)
    expect(more.map(({ kind, to_address }) => [kind, to_address]).sort()).toEqual(
      [bob.email, alan.email, grace.email].map((address) => ['copy', address]).sort(),
    )
  })

  test('and nobody else on a ticket that nobody watches', async () => {
    const number = await opened()
    await ada.post(`/tickets/${number}/messages`, { kind: 'reply', text: 'More' })
    expect(await mailsOf(number)).toEqual([])
  })

  test('as the one whom two were merged into', async () => {
    const number = await opened()
    const path = `/tickets/${number}/watchers`
    const twin = await desk.person('requester', 'Bobby Babbage')
    await grace.post(path, { person: twin.id })
    const boss = await desk.person('manager')
    const { merge } = (await boss.post(`/people/${bob.id}/merge`, { from: twin.id })).body
    expect(names((await grace.get(path)).body)).toEqual(['Bob Babbage'])
    await boss.post(`/people/merges/${merge.id}/undo`)
    expect(names((await grace.get(path)).body)).toEqual(['Bobby Babbage'])
  })
})
