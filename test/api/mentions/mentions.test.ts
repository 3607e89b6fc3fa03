import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { openApp, publicUrl } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'

const desk = await openApp({ outboundMail: true })
const [grace, alan, ada, boss] = [
  await desk.person('agent', 'Grace Hopper'),
  await desk.person('agent', 'Alan Turing'),
  await desk.person('requester', 'Ada Lovelace'),
  await desk.person('administrator', 'Boss'),
]
const queue = await firstQueue(desk.db)
await boss.post('/roles', {
  ...{ key: 'no-notes', name: 'No notes' },
  grants: [{ permission: 'ticket.read', scope: 'queue', queues: [queue.id] }],
})
const outsider = await desk.person('no-notes', 'Oscar Outside')
const team = uuid()
await desk.db.insertInto('team').values({ id: team, name: 'Network' }).execute()
for (const { id } of [alan, outsider])
  await desk.db.insertInto('team_member').values({ team_id: team, person_id: id }).execute()

const opened = async () =>
  (await ada.post('/tickets', { subject: 'No network', text: 'Help' })).body.ticket.number
const span = (kind: string, { id }: { id: string }, name = 'Somebody') =>
  `<span data-mention="${kind}:${id}">@${name}</span>`
const write = (number: string, kind: string, html: string, more: object = {}) =>
  grace.post(`/tickets/${number}/messages`, { kind, html: `<p>${html}</p>`, ...more })
const watching = async (number: string) =>
  (await grace.get(`/tickets/${number}/watchers`)).body.watchers.map(
    (watcher: { person: { name: string } | null; team: { name: string } | null; reason: string }) => [
      watcher.person?.name ?? watcher.team?.name,
      watcher.reason,
    ],
  )
const noticesOf = (number: string) =>
  desk.db
    .selectFrom('delivery')
    .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
    .select(['to_address', 'delivery.subject', 'body'])
    .where('ticket.number', '=', number)
    .where('delivery.kind', '=', 'notice')
    .execute()

describe('a mention', () => {
  test('in a note for some agents calls nobody else to it', async () => {
    const number = await opened()
    const linus = await desk.person('agent', 'Linus Torvalds')
    const audience = { people: [alan.id] }
    const refused = await write(number, 'note', `${span('person', linus)} look`, { audience })
    expect(refused.body).toMatchObject({ status: 422, code: 'mention_not_possible' })
    expect((await write(number, 'note', `${span('person', alan)} look`, { audience })).status).toBe(201)
    expect((await noticesOf(number)).map(({ to_address }) => to_address)).toEqual([alan.email])
  })

  test('in a note tells who is called, makes them watch, and bears their real name', async () => {
    const number = await opened()
    const { body, status } = await write(number, 'note', `${span('person', alan, 'The King')} look`, {
      text: '@The King look',
    })
    expect(status).toBe(201)
    expect(body.message).toMatchObject({
      html: `<p><span data-mention="person:${alan.id}">@Alan Turing</span> look</p>`,
      text: '@Alan Turing look',
    })
    expect(await watching(number)).toEqual([['Alan Turing', 'mention']])
    const [notice, ...others] = await noticesOf(number)
    expect(others).toEqual([])
    expect(notice).toMatchObject({
      to_address: alan.email,
      subject: `[${number}] Grace Hopper mentioned you`,
    })
    expect(notice!.body).toContain(`${publicUrl}/tickets/${number}`)
    expect(notice!.body).not.toContain('look')
  })

  test('of who may not see notes is refused, and says why', async () => {
    const number = await opened()
    const { status, body } = await write(number, 'note', span('person', outsider))
    expect([status, body.code, body.field]).toEqual([422, 'mention_not_possible', 'html'])
    expect(body.detail).toContain('Oscar Outside may not see notes')
    expect((await write(number, 'note', span('person', ada))).body.code).toBe('mention_not_possible')
    expect((await write(number, 'note', span('person', { id: uuid() }))).body.code).toBe('unknown_person')
    expect((await write(number, 'note', span('team', { id: uuid() }))).body.code).toBe('unknown_team')
    expect(await watching(number)).toEqual([])
  })

  test('of a team calls those of it who may see the note', async () => {
    const number = await opened()
    await write(number, 'note', span('team', { id: team }))
    expect(await watching(number)).toEqual([['Alan Turing', 'mention']])
    expect((await noticesOf(number)).map(({ to_address }) => to_address)).toEqual([alan.email])
    await write(number, 'reply', `Ask ${span('team', { id: team })}`)
    expect(await watching(number)).toContainEqual(['Network', 'mention'])
  })

  test('in a reply sends a copy instead', async () => {
    const number = await opened()
    await write(number, 'reply', `${span('person', alan)} takes over`)
    expect(await noticesOf(number)).toEqual([])
    const copies = await desk.db
      .selectFrom('delivery')
      .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
      .select('to_address')
      .where('ticket.number', '=', number)
      .where('delivery.kind', '=', 'copy')
      .execute()
    expect(copies).toEqual([{ to_address: alan.email }])
  })

  test('by a requester is just text', async () => {
    const number = await opened()
    const { body } = await ada.post(`/tickets/${number}/messages`, {
      ...{ kind: 'reply', html: `<p>${span('person', alan, 'Alan')}</p>` },
    })
    expect(body.message.html).not.toContain('data-mention')
    expect(await watching(number)).toEqual([])
  })

  test('is not seen by the requester through who watches', async () => {
    const number = await opened()
    await write(number, 'note', span('person', alan))
    expect((await ada.get(`/tickets/${number}/watchers`)).body.watchers).toEqual([])
  })

  test('is offered by the beginning of names, to who writes notes', async () => {
    const number = await opened()
    const offered = async (search: string) =>
      (await grace.get(`/tickets/${number}/mentions?search=${search}`)).body.mentions.map(
        ({ name }: { name: string }) => name,
      )
    expect(await offered('tur')).toEqual(['Alan Turing'])
    expect(await offered('net')).toEqual(['Network'])
    expect(await offered('Lovelace')).toEqual([])
    expect(await offered('%25')).toEqual([])
  })
})
