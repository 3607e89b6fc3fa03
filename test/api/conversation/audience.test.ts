import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp()
const author = await desk.person('agent', 'Grace Hopper')
const mate = await desk.person('agent', 'Annie Easley')
const other = await desk.person('agent', 'Alan Turing')
const administrator = await desk.person('administrator', 'Margaret Hamilton')
const ada = await desk.person('requester', 'Ada Lovelace')

const team = uuid()
await desk.db.insertInto('team').values({ id: team, name: 'Network' }).execute()
await desk.db
  .insertInto('team_member')
  .values([author, mate].map(({ id }) => ({ team_id: team, person_id: id })))
  .execute()
const { number } = (await ada.post('/tickets', { subject: 'Printer', text: 'Help' })).body.ticket
const path = `/tickets/${number}`

const note = (audience: object, more: object = {}) =>
  author.post(`${path}/messages`, { kind: 'note', text: 'The pangolin did it', audience, ...more })

describe.each([
  ['my team', { team }],
  ['named people', { people: [mate.id] }],
])('a note for %s', async (_, audience) => {
  const file = (await upload(author, 'names.txt', 'names')).body.file
  const { message } = (await note(audience, { files: [file.id] })).body
  const reads = async (who: typeof ada) =>
    (await who.get(`${path}/messages`)).body.messages.some(({ id }: { id: string }) => id === message.id)

  test('is read by them and by its author, and by no other agent', async () => {
    expect(await Promise.all([author, mate, other, ada].map(reads))).toEqual([true, true, false, false])
  })

  test('is found by them, and by no other', async () => {
    const filters = ['pangolin', 'queue:service-desk pangolin did', 'kind:incident pangolin -zebra']
    for (const filter of filters) {
      const finds = async (who: typeof ada) =>
        (await who.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.tickets.length
      expect(await Promise.all([author, mate, other, ada].map(finds)), filter).toEqual([1, 1, 0, 0])
    }
  })

  test('keeps its files, history and pin to them', async () => {
    const statuses = (who: typeof ada) => who.get(`/files/${file.id}`).then(({ status }) => status)
    expect(await Promise.all([mate, other, ada].map(statuses))).toEqual([200, 404, 404])
    const knows = async (who: typeof ada) =>
      JSON.stringify((await who.get(`${path}/events`)).body).includes(message.id)
    expect(await Promise.all([mate, other, ada].map(knows))).toEqual([true, false, false])
    expect((await other.put(`${path}/messages/${message.id}/pin`, { pinned: true })).status).toBe(404)
    expect((await other.get(`${path}/messages/${message.id}/versions`)).status).toBe(404)
    await mate.put(`${path}/messages/${message.id}/pin`, { pinned: true })
    const sees = async (who: typeof ada) =>
      JSON.stringify((await who.get(`${path}/messages`)).body.pinned).includes(message.id)
    expect(await Promise.all([mate, other, ada].map(sees))).toEqual([true, false, false])
    const forwarded = { kind: 'note', text: '', forwards: message.id, recipients: { to: ['x@y.test'] } }
    expect((await other.post(`${path}/messages`, forwarded)).status).toBe(404)
  })

  test('is read by whoever may read notes meant for others', async () => {
    expect(await reads(administrator)).toBe(true)
    expect((await administrator.get('/tickets?filter=pangolin')).body.tickets).toHaveLength(1)
  })

  test('says whom it is for', async () => {
    const named = 'team' in audience ? { team: { name: 'Network' } } : { people: [{ name: 'Annie Easley' }] }
    expect(message.audience).toMatchObject(named)
  })
})

test('who leaves the team reads its notes no more', async () => {
  const { message } = (await note({ team })).body
  await desk.db.deleteFrom('team_member').where('person_id', '=', mate.id).execute()
  const { messages } = (await mate.get(`${path}/messages`)).body
  expect(messages.map(({ id }: { id: string }) => id)).not.toContain(message.id)
})

test('a note is for a team of one’s own or for people there are; a reply is for the requester', async () => {
  const refused = async (audience: object, more: object = {}) => (await note(audience, more)).body
  const foreign = uuid()
  await desk.db.insertInto('team').values({ id: foreign, name: 'Managers' }).execute()
  expect(await refused({ team: foreign })).toMatchObject({ code: 'unknown_team', status: 422 })
  expect(await refused({ people: [uuid()] })).toMatchObject({ code: 'unknown_person', status: 422 })
  expect(await refused({ people: [] })).toMatchObject({ status: 422 })
  expect(await refused({ team }, { kind: 'reply' })).toMatchObject({ status: 422 })
})
