import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ maxFileBytes: 100_000 })
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')
const ticket = async (who = ada) =>
  `/tickets/${(await who.post('/tickets', { subject: 'Files', text: 'See below' })).body.ticket.number}`

describe('a file', () => {
  test('is uploaded, sent with a message, and downloaded as it was', async () => {
    const content = randomBytes(50_000)
    const { status, body } = await upload(ada, 'Fehler Größe 😀.bin', content, 'application/x-thing')
    expect(status).toBe(201)
    expect(body.file).toMatchObject({
      name: 'Fehler Größe 😀.bin',
      type: 'application/x-thing',
      size: 50_000,
    })
    const path = await ticket()
    const said = await ada.post(`${path}/messages`, { kind: 'reply', text: 'Here', files: [body.file.id] })
    expect(said.body.message.attachments).toEqual([{ ...body.file, contentId: null }])

    const got = await agent.get(`/files/${body.file.id}`)
    expect(got.status).toBe(200)
    expect(got.raw.equals(content)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '50000',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Fehler Größe 😀.bin')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  test('comes with a new ticket too', async () => {
    const { body } = await upload(ada, 'a.txt', 'Text')
    const made = await ada.post('/tickets', { subject: 'With file', files: [body.file.id] })
    const { messages } = (await ada.get(`/tickets/${made.body.ticket.number}/messages`)).body
    expect(messages[0].attachments).toHaveLength(1)
  })

  test.each([
    ['image/png', 'inline', 'image/png'],
    ['image/svg+xml', 'attachment', 'application/octet-stream'],
    ['text/html', 'attachment', 'application/octet-stream'],
    ['application/pdf', 'attachment', 'application/octet-stream'],
  ])('of type %s, asked for inline, is %s', async (type, disposition, shown) => {
    const { body } = await upload(ada, 'a', '<script>alert(1)</script>', type)
    const { headers } = await ada.get(`/files/${body.file.id}?inline=1`)
    expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`))
    expect(headers['content-type']).toBe(shown)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('has a name that no path or header trips over', async () => {
    for (const [name, kept] of [
      ['../../etc/passwd', /^[^/\\]+$/],
      ['a\\b', /^[^/\\]+$/],
      ['invoice\u202Efdp.exe', /^[^\u202e]+$/],
    ] as const) {
      const { body } = await upload(ada, name, 'x')
      expect(body.file.name).toMatch(kept)
    }
  })
})

describe('a file is out of reach', () => {
  test('before it is sent, for everybody else', async () => {
    const { id } = (await upload(ada, 'a.txt', 'Text')).body.file
    expect((await ada.get(`/files/${id}`)).status).toBe(200)
    for (const other of [alan, agent]) {
      expect((await other.get(`/files/${id}`)).status).toBe(404)
      const { body } = await other.post('/tickets', { subject: 'Mine now', files: [id] })
      expect(body).toMatchObject({ status: 404, code: 'not_found', field: 'files' })
    }
  })

  test('a second time: what was sent cannot be sent again', async () => {
    const { id } = (await upload(ada, 'a.txt', 'Text')).body.file
    const path = await ticket()
    expect((await ada.post(`${path}/messages`, { kind: 'reply', text: 'One', files: [id] })).status).toBe(201)
    expect((await ada.post(`${path}/messages`, { kind: 'reply', text: 'Two', files: [id] })).status).toBe(404)
  })

  test('on a ticket one may not see, or with a note', async () => {
    const sent = (await upload(agent, 'a.txt', 'Text')).body.file
    const noted = (await upload(agent, 'b.txt', 'Secret')).body.file
    const path = await ticket()
    await agent.post(`${path}/messages`, { kind: 'reply', text: 'Here', files: [sent.id] })
    await agent.post(`${path}/messages`, { kind: 'note', text: 'Inner', files: [noted.id] })
    const status = async (who: typeof ada, id: string) => (await who.get(`/files/${id}`)).status
    expect([await status(ada, sent.id), await status(alan, sent.id)]).toEqual([200, 404])
    expect([await status(agent, noted.id), await status(ada, noted.id)]).toEqual([200, 404])
  })
})

describe('an upload is refused', () => {
  test('when it is too large', async () => {
    expect((await upload(ada, 'big', Buffer.alloc(100_001))).body).toMatchObject({
      status: 413,
      code: 'payload_too_large',
    })
    expect((await upload(ada, 'fits', Buffer.alloc(100_000))).status).toBe(201)
  })

  test('when there is no file in it, or it is no upload', async () => {
    const empty = await ada.post('/files', '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' })
    expect(empty.body).toMatchObject({ status: 422, field: 'file' })
    for (const headers of [{ 'content-type': 'multipart/form-data' }, { 'content-type': 'application/json' }])
      expect((await ada.post('/files', '{}', headers)).status).toBeGreaterThanOrEqual(400)
    const broken = await ada.post(
      '/files',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nText',
      { 'content-type': 'multipart/form-data; boundary=b' },
    )
    expect(broken.status).toBeGreaterThanOrEqual(400)
    expect(broken.status).toBeLessThan(500)
  })

  test('what is not there is not found', async () => {
    expect((await ada.get(`/files/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await ada.get('/files/7')).body).toMatchObject({ status: 422, field: 'id' })
    expect((await ada.get(`/files/${crypto.randomUUID()}?inline=2`)).body).toMatchObject({
      status: 422,
      field: 'inline',
    })
  })
})
