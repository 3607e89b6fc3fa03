import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type DetailedError, Upload } from 'tus-js-client'
import { beforeAll, expect, test } from 'vitest'
import { defaultFileSettings } from '#domain/files/settings.ts'
import { type Caller, openApp } from '#test/support/app.ts'

const desk = await openApp()
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')
const administrator = await desk.person('administrator')
let home: string

beforeAll(async () => {
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  home = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}`
  const types = [...defaultFileSettings.types, 'application/octet-stream']
  await administrator.put('/files/settings', { ...defaultFileSettings, fileMb: 10, types })
})

type Options = { url?: string; breakAfter?: number }

/** Sends a file in parts of 1 MB as the console does; gives the address of the upload. */
function send(
  who: Caller,
  name: string,
  content: Buffer,
  { url, breakAfter }: Options = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${home}/api/v1/files/uploads`,
      ...(url ? { uploadUrl: url } : {}),
      headers: { authorization: `Bearer ${who.token}` },
      metadata: { filename: name },
      chunkSize: 1024 * 1024,
      retryDelays: null,
      onSuccess: () => resolve(upload.url as string),
      onError: reject,
      onChunkComplete: (_, sent) => {
        if (breakAfter && sent >= breakAfter) void upload.abort().then(() => resolve(upload.url as string))
      },
    })
    upload.start()
  })
}
const finish = (who: Caller, url: string, name: string) =>
  who.post(`/files/uploads/${url.split('/').at(-1)}/finish`, { name })

test('a large file comes in parts, goes on after an interruption, and is as it was', async () => {
  const content = randomBytes(6_000_000)
  const url = await send(ada, 'dump.bin', content, { breakAfter: 2_000_000 })
  expect((await finish(ada, url, 'dump.bin')).body).toMatchObject({ status: 409, code: 'conflict' })
  expect(await send(ada, 'dump.bin', content, { url })).toBe(url)
  const { status, body } = await finish(ada, url, 'dump.bin')
  expect(status).toBe(201)
  expect(body.file).toMatchObject({ name: 'dump.bin', size: 6_000_000, type: 'application/octet-stream' })
  expect((await ada.get(`/files/${body.file.id}`)).raw.equals(content)).toBe(true)
  // The answer may have got lost.
  expect((await finish(ada, url, 'dump.bin')).body.file.id).toBe(body.file.id)
})

test('what somebody else began is out of reach', async () => {
  const content = randomBytes(3_000_000)
  const url = await send(ada, 'mine.bin', content, { breakAfter: 1_000_000 })
  const error = await send(alan, 'mine.bin', content, { url }).catch((caught: unknown) => caught)
  expect((await finish(alan, url, 'mine.bin')).status).toBe(404)
  // Without the right to it, the client can only begin one of its own.
  expect(error).not.toBe(url)
  const head = await fetch(url, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${alan.token}`, 'tus-resumable': '1.0.0' },
  })
  expect(head.status).toBe(404)
})

test('one that is too large is refused before it is sent, by name', async () => {
  const error = await send(ada, 'huge.bin', randomBytes(11 * 1024 * 1024)).catch((caught: unknown) => caught)
  const body = JSON.parse((error as DetailedError).originalResponse?.getBody() ?? '')
  expect(body).toMatchObject({
    code: 'payload_too_large',
    detail: '"huge.bin" is too large: a file may have 10 MB.',
  })
})

test('one that lies about its type is refused when it is complete', async () => {
  const url = await send(ada, 'photo.jpg', Buffer.from(`MZ${'\0'.repeat(300)}`))
  expect((await finish(ada, url, 'photo.jpg')).body).toMatchObject({ code: 'file_type_lies', field: 'file' })
  expect((await finish(ada, url, 'photo.jpg')).status).toBe(404)
})

test('nobody who is not signed in sends anything', async () => {
  const answer = await fetch(`${home}/api/v1/files/uploads`, {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '5' },
  })
  expect(answer.status).toBe(401)
})
