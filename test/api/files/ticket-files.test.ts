import { expect, test } from 'vitest'
import { type Caller, openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ scansFiles: true })
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const { db } = desk

async function opened(): Promise<string> {
  return `/tickets/${(await ada.post('/tickets', { subject: 'Files', text: 'See below' })).body.ticket.number}`
}

async function attach(
  who: Caller,
  path: string,
  kind: 'reply' | 'note',
  name: string,
  text = name,
): Promise<string> {
  const { id } = (await upload(who, name, text)).body.file
  await db.updateTable('attachment').set({ state: 'clean' }).where('id', '=', id).execute()
  expect((await who.post(`${path}/messages`, { kind, text: 'Here', files: [id] })).status).toBe(201)
  return id
}
const listed = async (who: Caller, path: string) => (await who.get(`${path}/files`)).body.files

test('files of one name are versions of each other, and those of notes are for agents', async () => {
  const path = await opened()
  await attach(ada, path, 'reply', 'Report.txt', 'one')
  await attach(agent, path, 'note', 'secret.txt')
  await attach(agent, path, 'reply', 'report.txt', 'two')
  const seen = (await listed(agent, path)).map(
    (file: { name: string; version: number; versions: number }) => [file.name, file.version, file.versions],
  )
  expect(seen).toEqual([
    ['report.txt', 2, 2],
    ['secret.txt', 1, 1],
    ['Report.txt', 1, 2],
  ])
  expect((await listed(ada, path)).map(({ name }: { name: string }) => name)).toEqual([
    'report.txt',
    'Report.txt',
  ])
})

test('nobody gets a file before it was scanned, or when something was found; it is said by name', async () => {
  const { id } = (await upload(ada, 'a.txt', 'Text')).body.file
  expect((await ada.get(`/files/${id}`)).body).toMatchObject({ status: 409, code: 'file_waiting' })
  await db
    .updateTable('attachment')
    .set({ state: 'infected', reason: 'Eicar-Test-Signature' })
    .where('id', '=', id)
    .execute()
  const refused = (await ada.get(`/files/${id}`)).body
  expect(refused).toMatchObject({ status: 403, code: 'file_infected' })
  expect(refused.detail).toBe(
    '"a.txt" is kept from everybody: the virus scanner found Eicar-Test-Signature in it.',
  )
  const said = await ada.post('/tickets', { subject: 'With it', text: 'See', files: [id] })
  expect(said.body).toMatchObject({ code: 'file_infected', field: 'files' })
  expect((await ada.get(`/files/${id}/about`)).body.file).toMatchObject({ state: 'infected', name: 'a.txt' })
})

test('an agent removes a file and brings it back; both are in the history', async () => {
  const path = await opened()
  const id = await attach(ada, path, 'reply', 'a.txt')
  expect((await ada.post(`${path}/files/${id}/remove`, {})).status).toBe(403)
  const { files } = (await agent.post(`${path}/files/${id}/remove`, { reason: 'It holds a password.' })).body
  expect(files[0].removed.by.name).toBe('Grace Hopper')
  expect((await ada.get(`/files/${id}`)).status).toBe(404)
  const { messages } = (await ada.get(`${path}/messages`)).body
  expect(messages[0].attachments[0]).toMatchObject({ name: 'a.txt', removed: true })
  await agent.post(`${path}/files/${id}/restore`)
  expect((await ada.get(`/files/${id}`)).status).toBe(200)
  const { events } = (await agent.get(`${path}/events`)).body
  expect(events.slice(0, 2)).toMatchObject([
    { type: 'file_restored', data: { name: 'a.txt' } },
    { type: 'file_removed', reason: 'It holds a password.' },
  ])
  const others = (await ada.get(`${path}/events`)).body.events.map(({ type }: { type: string }) => type)
  expect(others).not.toContain('file_removed')
})

test('a file is removed from its own ticket only', async () => {
  const [one, other] = [await opened(), await opened()]
  const id = await attach(ada, one, 'reply', 'a.txt')
  expect((await agent.post(`${other}/files/${id}/remove`, {})).status).toBe(404)
})

test('who downloaded or saw a file is remembered, once in a while', async () => {
  const path = await opened()
  const id = await attach(ada, path, 'reply', 'a.txt')
  for (let times = 0; times < 3; times++) await ada.get(`/files/${id}`)
  await agent.get(`/files/${id}?inline=1`)
  const { downloads } = (await agent.get(`${path}/files/${id}/downloads`)).body
  expect(downloads.map(({ how, by }: { how: string; by: { name: string } }) => [how, by.name])).toEqual([
    ['preview', 'Grace Hopper'],
    ['download', 'Ada Lovelace'],
  ])
  expect((await ada.get(`${path}/files/${id}/downloads`)).status).toBe(403)
})

test('what files are taken is set by administrators, and audited', async () => {
  const administrator = await desk.person('administrator')
  expect((await agent.get('/files/settings')).status).toBe(403)
  const { settings, scanning } = (await administrator.get('/files/settings')).body
  expect(settings).toMatchObject({ fileMb: 50, ticketMb: 200 })
  expect(scanning.configured).toBe(true)
  const types = ['text/plain']
  expect((await administrator.put('/files/settings', { ...settings, types })).status).toBe(200)
  expect((await upload(ada, 'a.csv', '1,2')).body).toMatchObject({ code: 'file_type_refused' })
  expect((await upload(ada, 'a.txt', '1,2')).status).toBe(201)
  const wrong = await administrator.put('/files/settings', { ...settings, types: ['everything'] })
  expect(wrong.body).toMatchObject({ status: 422, field: 'types.0' })
  const record = await db
    .selectFrom('audit_record')
    .selectAll()
    .where('action', '=', 'files.update')
    .executeTakeFirst()
  expect(record).toBeTruthy()
  await administrator.put('/files/settings', settings)
})
