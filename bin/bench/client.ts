import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer }

/** Speaks to the API as one user, over connections that stay open. Answers are read when somebody looks inside. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 })
  readonly #base: string
  readonly #token: string
  readonly #encodings: string

  /** `compressed` asks for compressed answers, as browsers do. */
  constructor(base: string, token: string, compressed: boolean) {
    this.#base = base
    this.#token = token
    this.#encodings = compressed ? 'gzip, deflate, br' : 'identity'
  }

  get(path: string): Promise<() => unknown> {
    return this.#expect('GET', path, undefined, 200)
  }

  post(path: string, body: unknown): Promise<() => unknown> {
    return this.#expect('POST', path, body, 201)
  }

  patch(path: string, body: unknown): Promise<() => unknown> {
    return this.#expect('PATCH', path, body, 200)
  }

  /** Sends bytes as they are; gives the answer's headers. */
  async sendBytes(
    method: string,
    path: string,
    bytes: Buffer,
    headers: Record<string, string>,
  ): Promise<IncomingHttpHeaders> {
    const answer = await this.#send(method, path, bytes, { ...headers, 'content-length': bytes.length })
    if (answer.status < 300) return answer.headers
    throw new Error(`${method} ${path}: ${answer.status} ${textOf(answer).slice(0, 300)}`)
  }

  async #expect(method: string, path: string, body: unknown, status: number): Promise<() => unknown> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const described: Record<string, string | number> = payload
      ? { 'content-type': 'application/json', 'content-length': payload.length }
      : {}
    const answer = await this.#send(method, path, payload, described)
    if (answer.status === status) return () => JSON.parse(textOf(answer))
    throw new Error(`${method} ${path}: ${answer.status} ${textOf(answer).slice(0, 300)}`)
  }

  #send(
    method: string,
    path: string,
    payload: Buffer | undefined,
    described: Record<string, string | number>,
  ): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'accept-encoding': this.#encodings,
      ...described,
    }
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#base}${path}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
          }),
        )
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(payload)
    })
  }
}

function textOf({ headers, bytes }: Answer): string {
  const encoding = headers['content-encoding']
  if (encoding === 'br') return brotliDecompressSync(bytes).toString()
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}
