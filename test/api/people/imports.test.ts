import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ temporalAddress: nowhere })
const { db } = desk
const boss = await desk.person('administrator', 'Zed Boss')
const manager = await desk.person('manager', 'Mona Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
await boss.post('/organizations', { name: 'Acme', domains: ['acme.test'] })

const send = (csv: string | Buffer, who = manager) =>
  who.post('/people/imports', Buffer.from(csv), { 'content-type': 'text/csv' })
const rowsOf = async (id: string, query = '') =>
  (await manager.get(`/people/imports/${id}${query}`)).body.rows
const apply = (id: string, who = manager) => who.post(`/people/imports/${id}/apply`)
const find = async (email: string) =>
  (await manager.get(`/people?search=${encodeURIComponent(email)}`)).body.people[0]

describe('an import', () => {
  test('says first what it would change, then changes it, row by row', async () => {
    const csv = [
      'Email,Name,Role,Organization,Job Title,Addresses',
      'new@acme.test,"Lovelace, New",agent,Acme,,new@home.test',
      `${ada.email},Ada King,,acme,Countess,`,
      `${agent.email},,,,,`,
      'nobody,,,,,',
      'x@x.test,,administrator,,,',
    ].join('\r\n')
    const { status, body } = await send(csv)
    expect(status).toBe(201)
    expect(body.import).toMatchObject({ state: 'previewed', total: 5, done: 0 })
    expect(body.import.counts).toEqual({ create: 1, update: 1, nothing: 1, error: 2, failed: 0 })
    const rows = await rowsOf(body.import.id)
    expect(rows.map((row: { line: number; action: string }) => [row.line, row.action])).toEqual([
      [2, 'create'],
      [3, 'update'],
      [4, 'nothing'],
      [5, 'error'],
      [6, 'error'],
    ])
    expect(rows[1]).toMatchObject({
      person: ada.id,
      state: 'waiting',
      changes: [
        { field: 'name', before: 'Ada Lovelace', after: 'Ada King' },
        { field: 'job_title', before: '', after: 'Countess' },
        { field: 'organization', before: '', after: 'acme' },
      ],
    })
    expect(rows[4].problem).toMatchObject({ code: 'more_than_you_have', field: 'role' })
    expect(await find('new@acme.test')).toBeUndefined()

    const applied = await apply(body.import.id)
    expect(applied.body.import).toMatchObject({ state: 'done', done: 5, counts: { failed: 0 } })
    expect(await find('new@home.test')).toMatchObject({
      name: 'Lovelace, New',
      role: 'agent',
      organization: { name: 'Acme' },
    })
    expect(await find(ada.email)).toMatchObject({ name: 'Ada King', jobTitle: 'Countess' })
    expect((await rowsOf(body.import.id)).map((row: { state: string }) => row.state)).toEqual([
      ...['done', 'done', 'done', 'left_out', 'left_out'],
    ])
    expect(await rowsOf(body.import.id, '?only=update')).toHaveLength(1)
    expect((await apply(body.import.id)).body).toEqual(applied.body)
    expect((await send(csv)).body.import.counts).toMatchObject({ create: 0, update: 0, nothing: 3 })
  })

  test('says of each row why it could not be done, and does the others', async () => {
    const { body } = await send('email,name\nlate@acme.test,Late\nfine@acme.test,Fine')
    await boss.post('/people', { name: 'Earlier', email: 'late@acme.test', role: 'requester' })
    expect((await apply(body.import.id)).body.import).toMatchObject({ state: 'done', counts: { failed: 1 } })
    expect(await rowsOf(body.import.id, '?only=failed')).toMatchObject([
      { line: 2, state: 'failed', problem: { code: 'address_taken' } },
    ])
    expect(await find('late@acme.test')).toMatchObject({ name: 'Earlier' })
    expect(await find('fine@acme.test')).toMatchObject({ name: 'Fine' })
  })

  test('leaves nothing of a row that fails half-way', async () => {
    const { body } = await send('email,name,addresses\nhalf@acme.test,Half,stolen@acme.test')
    await boss.post(`/people/${ada.id}/addresses`, { address: 'stolen@acme.test' })
    expect((await apply(body.import.id)).body.import.counts.failed).toBe(1)
    expect(await find('half@acme.test')).toBeUndefined()
  })

  test('of many rows goes on where it stopped', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => `bulk${index}@acme.test,Bulk ${index}`)
    const { body } = await send(['email,name', ...rows].join('\n'))
    const { id } = body.import
    await db.updateTable('person_import').set({ state: 'running', done: 240 }).where('id', '=', id).execute()
    expect((await apply(id)).body.import).toMatchObject({ state: 'done', done: 250 })
    expect(await find('bulk239@acme.test')).toBeUndefined()
    expect(await find('bulk240@acme.test')).toBeDefined()
  })

  test('is applied once, however many ask', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `once${index}@acme.test`)
    const { id } = (await send(['email', ...rows].join('\n'))).body.import
    const answers = await Promise.all([apply(id), apply(id), apply(id)])
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    const made = await db
      .selectFrom('audit_record')
      .select('id')
      .where('action', '=', 'person.create')
      .where((eb) => eb('after', '@>', JSON.stringify({ email: 'once7@acme.test' }) as never))
      .execute()
    expect(made).toHaveLength(1)
  })

  test('comes as a file too, with a byte order mark and semicolons', async () => {
    const csv = '\uFEFFemail;name\r\n"bom@acme.test";"Bóm; with semicolon"\r\n'
    const path = '/people/imports'
    const { body } = await upload(manager, 'people.csv', csv, 'text/csv', 'file', path)
    expect(body.import).toMatchObject({ name: 'people.csv', counts: { create: 1 } })
    expect((await rowsOf(body.import.id))[0].changes[0].after).toBe('Bóm; with semicolon')
  })

  test('needs the permission', async () => {
    expect((await send('email\nx@x.test', agent)).status).toBe(403)
    const { id } = (await send('email\nx@x.test')).body.import
    expect((await agent.get(`/people/imports/${id}`)).status).toBe(403)
    expect((await apply(id, agent)).status).toBe(403)
    expect((await apply(crypto.randomUUID())).status).toBe(404)
  })
})

describe('a file', () => {
  test.each([
    ['in another encoding', Buffer.from('email,name\nx@x.test,\xe9va', 'latin1'), 'csv_unreadable', 'file'],
    ['in UTF-16', Buffer.from('\uFEFFemail\nx@x.test', 'utf16le'), 'csv_unreadable', 'file'],
    ['with NUL', 'email\nx\0@x.test', 'csv_unreadable', 'file'],
    ['with an unknown column', 'email,salary\nx@x.test,1', 'csv_unknown_column', 'salary'],
    ['with a column twice', 'email,email\nx@x.test,x@x.test', 'csv_unreadable', 'email'],
    ['without addresses', 'name\nAda', 'csv_unreadable', 'email'],
    ['with a quote that never ends', 'email,name\nx@x.test,"Ada', 'csv_unreadable', 'file'],
    ['with a row of another length', 'email,name\nx@x.test', 'csv_unreadable', 'file'],
    ['without rows', 'email,name\n', 'csv_unreadable', 'file'],
    ['with nothing', '', 'csv_unreadable', 'file'],
    ['with too many rows', `email\n${'x@x.test\n'.repeat(50_001)}`, 'csv_too_many_rows', 'file'],
  ])('%s is refused as a whole', async (_, csv, code, field) => {
    expect((await send(csv)).body).toMatchObject({ status: 422, code, field })
  })

  test('that is too large is refused', async () => {
    expect((await send(Buffer.alloc(20 * 1024 * 1024 + 1, 97))).body.code).toBe('payload_too_large')
  })
})

describe('an export', () => {
  test('holds everybody, and is what an import reads without a change', async () => {
    await manager.patch(`/people/${ada.id}`, { phone: '+49 30', location: '=1+1', timeZone: 'Europe/London' })
    const { headers, body } = await manager.get('/people/export.csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toContain('attachment')
    const lines = String(body).split('\n')
    expect(lines[0]).toBe(
      '\uFEFFemail,name,role,active,phone,job_title,location,time_zone,language,organization,addresses',
    )
    expect(lines.find((line) => line.startsWith(ada.email))).toContain("'+49 30,Countess,'=1+1,Europe/London")
    const { counts, total } = (await send(String(body), boss)).body.import
    expect(counts).toEqual({ create: 0, update: 0, nothing: total, error: 0, failed: 0 })
    expect(total).toBe(lines.filter(Boolean).length - 1)
  })

  test('is narrowed as the list is, is kept in the audit log, and needs the permission', async () => {
    const { body } = await manager.get('/people/export.csv?search=Zed')
    expect(String(body).trim().split('\n')).toHaveLength(2)
    expect((await agent.get('/people/export.csv')).status).toBe(403)
    const record = await db
      .selectFrom('audit_record')
      .select(['person_id', 'after'])
      .where('action', '=', 'person.export')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(record).toEqual({ person_id: manager.id, after: { search: 'Zed', count: 1 } })
  })
})
