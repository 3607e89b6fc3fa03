import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { defaultFileSettings } from '#domain/files/settings.ts'
import { openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp()
const administrator = await desk.person('administrator')
const types = [...defaultFileSettings.types, 'application/octet-stream']
await administrator.put('/files/settings', { ...defaultFileSettings, fileMb: 1, ticketMb: 2, types })
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')
const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer()
const ticket = async (who = ada) =>
  `/tickets/${(await who.post('/tickets', { subject: 'Files', text: 'See below' })).body.ticket.number}`

describe('a file', () => {
  test('is uploaded, sent with a message, and downloaded as it was', async () => {
    const content = randomBytes(50_000)
    const { status, body } = await upload(ada, 'Fehler Größe 😀.bin', content, 'application/x-thing')
    expect(status).toBe(201)
    expect(body.file).toMatchObject({
      name: 'Fehler Größe 😀.bin',
      type: 'application/octet-stream',
      size: 50_000,
    })
    const path = await ticket()
    const said = await ada.post(`${path}/messages`, { kind: 'reply', text: 'Here', files: [body.file.id] })
    expect(said.body.message.attachments).toEqual([{ ...body.file, contentId: null, removed: false }])

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
    ['a.png', png, 'inline', 'image/png'],
    [
      'a.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'inline',
      'text/plain; charset=utf-8',
    ],
    ['a.html', '<script>alert(1)</script>', 'inline', 'text/plain; charset=utf-8'],
    ['a.pdf', '%PDF-1.7\n', 'inline', 'application/pdf'],
    ['a.zip', 'PK\x05\x06'.padEnd(22, '\0'), 'attachment', 'application/octet-stream'],
  ])('like %s, asked for inline, can do nothing', async (name, content, disposition, shown) => {
    const { body } = await upload(ada, name, content)
    const { headers } = await ada.get(`/files/${body.file.id}?inline=1`)
    expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`))
    expect(headers['content-type']).toBe(shown)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']?.includes('sandbox')).toBe(shown !== 'application/pdf')
  })

  test('is asked for again each time, part by part if wanted', async () => {
    const { id } = (await upload(ada, 'a.txt', '0123456789')).body.file
    const { headers } = await ada.get(`/files/${id}`)
    expect(headers['cache-control']).toBe('private, no-cache')
    expect((await ada.get(`/files/${id}`, { 'if-none-match': headers.etag as string })).status).toBe(304)
    expect((await alan.get(`/files/${id}`, { 'if-none-match': headers.etag as string })).status).toBe(404)
    const part = await ada.get(`/files/${id}`, { range: 'bytes=2-4' })
    expect([part.status, part.raw.toString(), part.headers['content-range']]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    expect((await ada.get(`/files/${id}`, { range: 'bytes=10-' })).status).toBe(416)
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
  test('when it is too large, by name', async () => {
    expect((await upload(ada, 'big.txt', Buffer.alloc(1024 * 1024 + 1, 'a'))).body).toMatchObject({
      ...{ status: 413, code: 'payload_too_large', field: 'file' },
      detail: '"big.txt" is too large: a file may have 1 MB.',
    })
    expect((await upload(ada, 'fits.txt', Buffer.alloc(1024 * 1024, 'a'))).status).toBe(201)
  })

  test('when it lies about its type, or is of one that is not taken', async () => {
    const program = Buffer.from(`MZ${'\0'.repeat(200)}`)
    expect((await upload(ada, 'invoice.pdf', program, 'application/pdf')).body).toMatchObject({
      ...{ status: 422, code: 'file_type_lies', field: 'file' },
      detail: expect.stringContaining(
        '"invoice.pdf" is not what its name says: its content is a Windows program',
      ),
    })
    expect((await upload(ada, 'tool.exe', program)).body).toMatchObject({
      ...{ status: 422, code: 'file_type_refused', field: 'file' },
      detail: expect.stringContaining('"tool.exe" is a Windows program'),
    })
  })

  test('when it is a small file that becomes a huge picture', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect((await upload(ada, 'bomb.png', bomb, 'image/png')).body).toMatchObject({
      ...{ status: 422, code: 'picture_too_large', field: 'file' },
      detail: '"bomb.png" has 9000 × 9000 pixels; pictures of at most 50 million pixels are taken.',
    })
  })

  test('when the ticket has no room for it: the message is refused, the files stay', async () => {
    const path = await ticket()
    const files: string[] = []
    for (const name of ['one.txt', 'two.txt', 'three.txt'])
      files.push((await upload(ada, name, Buffer.alloc(1_000_000, name))).body.file.id)
    const refused = await ada.post(`${path}/messages`, { kind: 'reply', text: 'All', files })
    expect(refused.body).toMatchObject({ status: 422, code: 'ticket_files_too_large', field: 'files' })
    expect(refused.body.detail).toContain('"three.txt"')
    const fits = { kind: 'reply', text: 'Two', files: files.slice(0, 2) }
    expect((await ada.post(`${path}/messages`, fits)).status).toBe(201)
    const last = { kind: 'reply', text: 'The last', files: files.slice(2) }
    expect((await ada.post(`${path}/messages`, last)).body.code).toBe('ticket_files_too_large')
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
