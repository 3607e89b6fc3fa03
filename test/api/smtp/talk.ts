import { connect, type Socket } from 'node:net'

/** A raw SMTP conversation, for what no well-behaved client would say. */
export class Talk {
  readonly socket: Socket
  #heard = ''
  #closed = false
  #listeners: (() => void)[] = []

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    const changed = () => {
      for (const listener of this.#listeners.splice(0)) listener()
    }
    this.socket.on('data', (chunk) => {
      this.#heard += chunk.toString('latin1')
      changed()
    })
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.#closed = true
      changed()
    })
  }

  /** What the server says next, up to the end of its reply; empty when it hangs up. */
  async hear(): Promise<string> {
    for (;;) {
      const reply = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#heard)?.[0]
      if (reply) {
        this.#heard = this.#heard.slice(reply.length)
        return reply.trim()
      }
      if (this.#closed) return ''
      await new Promise<void>((resolve) => this.#listeners.push(resolve))
    }
  }

  async say(line: string | Buffer): Promise<string> {
    this.socket.write(typeof line === 'string' ? `${line}\r\n` : line)
    return this.hear()
  }

  /** Greets and opens a mail; the server waits for its data. */
  async open(to = 'support@perdure.test', from = 'jane@x.org'): Promise<this> {
    await this.hear()
    for (const line of ['EHLO x', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) await this.say(line)
    return this
  }

  /** Resolves when the server has hung up. */
  async closed(): Promise<void> {
    while (!this.#closed) await new Promise<void>((resolve) => this.#listeners.push(resolve))
  }
}
