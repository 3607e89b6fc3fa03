import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** What a scanner says about a file: the signature it found, or null. */
export type Verdict = { found: string | null }

/** Looks for viruses. */
export interface Scanner {
  /** Throws ScannerUnavailable when there is no verdict. */
  scan(content: Readable): Promise<Verdict>
}

/** There was no verdict; the message says why, for people. */
export class ScannerUnavailable extends Error {
  override name = 'ScannerUnavailable'
}

const timeoutMs = 120_000

/** ClamAV's clamd at a Unix socket's path, or at host:port. */
export function createClamd(address: string): Scanner {
  return {
    async scan(content) {
      const answer = await instream(address, content)
      const [, found] = /^stream: (.{1,400}) FOUND$/.exec(answer) ?? []
      if (found) return { found }
      if (answer === 'stream: OK') return { found: null }
      throw new ScannerUnavailable(reasonOf(answer))
    },
  }
}

const tooLarge = "The virus scanner takes no file of this size: raise clamd's StreamMaxLength."

function reasonOf(answer: string): string {
  if (/size limit exceeded/i.test(answer)) return tooLarge
  return answer ? `The virus scanner answered: ${answer.slice(0, 300)}` : 'The virus scanner gave no answer.'
}

/** It says so and hangs up while it is still written to, so that its words may be lost. */
function reasonOfError(error: NodeJS.ErrnoException, sent: number): string {
  const hungUp = error.code === 'EPIPE' || error.code === 'ECONNRESET'
  return hungUp && sent ? tooLarge : `The virus scanner can't be reached: ${error.message}.`
}

/** Sends the content in chunks, each after its length (clamd(8), INSTREAM), and gives the answer. */
async function instream(address: string, content: Readable): Promise<string> {
  const socket = open(address)
  const answer = answerOf(socket)
  // Who fails while it is written to fails by its answer, too.
  answer.catch(() => undefined)
  try {
    socket.write('zINSTREAM\0')
    for await (const chunk of content) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE((chunk as Buffer).length)
      socket.write(length)
      // One that has found something, or takes no more, answers before the end.
      if (!socket.writable || socket.readableEnded) break
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answer])
    }
    if (socket.writable) socket.write(Buffer.alloc(4))
    return await answer
  } finally {
    socket.destroy()
    content.destroy()
  }
}

function open(address: string): Socket {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? []
  const socket =
    host && port
      ? connect({ host: host.replace(/^\[|\]$/g, ''), port: Number(port) })
      : connect({ path: address })
  return socket.setTimeout(timeoutMs, () =>
    socket.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)),
  )
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      if (said.includes('\0') || said.length > 2_000) resolve(said.split('\0')[0] as string)
    })
    socket.on('end', () => resolve(said.trim()))
    socket.on('error', (error) => {
      if (said) resolve(said.trim())
      else reject(new ScannerUnavailable(reasonOfError(error, socket.bytesWritten)))
    })
    socket.on('close', () => resolve(said.trim()))
  })
}
