import type { Answer, Caller } from './app.ts'

/** Uploads a file as a browser does. */
export function upload(
  who: Pick<Caller, 'post'>,
  name: string,
  content: Buffer | string,
  type = 'text/plain',
  field = 'file',
  path = '/files',
): Promise<Answer> {
  const boundary = 'frontier-of-the-parts'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return who.post(path, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}
