import { randomBytes } from 'node:crypto'
import { ApiClient } from './client.ts'
import type { Scenario } from './scenarios.ts'

const size = 10 * 1024 * 1024
const part = 5 * 1024 * 1024
const boundary = 'frontier-of-the-parts'

// A log that compresses badly; each has another beginning, so that its content is stored anew.
const log = randomBytes(size / 2).toString('hex')
const content = (): Buffer => Buffer.from(randomBytes(16).toString('hex') + log.slice(32))

/** A file in one request, as scripts send it. */
async function inOneGo(api: ApiClient): Promise<void> {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="server.log"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), content(), Buffer.from(`\r\n--${boundary}--\r\n`)])
  await api.sendBytes('POST', '/files', body, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

/** A file in parts by the tus protocol, as the console sends it. */
async function inParts(api: ApiClient): Promise<void> {
  const bytes = content()
  const tus = { 'tus-resumable': '1.0.0' }
  const begun = await api.sendBytes('POST', '/files/uploads', Buffer.alloc(0), {
    ...tus,
    'upload-length': String(bytes.length),
  })
  const path = `/files/uploads/${String(begun.location).split('/').at(-1)}`
  for (let at = 0; at < bytes.length; at += part)
    await api.sendBytes('PATCH', path, bytes.subarray(at, at + part), {
      ...tus,
      'upload-offset': String(at),
      'content-type': 'application/offset+octet-stream',
    })
  await api.post(`${path}/finish`, { name: 'server.log' })
}

const uploading =
  (upload: (api: ApiClient) => Promise<void>): Scenario =>
  async ({ apiUrl, tokens, compressed }, user) => {
    const api = new ApiClient(apiUrl, tokens[user % tokens.length] as string, compressed)
    return { operation: () => upload(api) }
  }

/** Uploads of 10 MB. */
export const fileScenarios: Record<string, Scenario> = {
  upload: uploading(inOneGo),
  'upload in parts': uploading(inParts),
}
