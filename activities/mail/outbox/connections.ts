import type { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'

type Envelope = { from: string; to: string[] }

/** A line to the mail server, for one mail after another. */
export type Line = {
  /** It has sent a mail before, so the server may have closed it meanwhile. */
  readonly used: boolean
  send(envelope: Envelope, mail: Readable): Promise<SMTPConnectionSendInfo>
  /** Cuts the connection at once. What was begun on it is dropped by the server. */
  cut(): void
}

const idleMs = 10_000
// RFC 5321 section 4.5.3.2.6: the answer to the end of the data may take ten minutes.
const timeouts = {
  connectionTimeout: 15_000,
  greetingTimeout: 30_000,
  dnsTimeout: 15_000,
  socketTimeout: 10 * 60_000,
}

/** Lines to one mail server. Each is used by one at a time; idle ones are closed after a while. */
export class Connections {
  readonly #url: string
  readonly #hostname: string
  readonly #idle: SmtpLine[] = []

  /** `url` is `smtp://` or `smtps://`, with user and password if the server wants them. */
  constructor(url: string, hostname: string) {
    this.#url = url
    this.#hostname = hostname
  }

  /** An open line, signed in. */
  async take(): Promise<SmtpLine> {
    for (let line = this.#idle.pop(); line; line = this.#idle.pop()) {
      clearTimeout(line.idle)
      if (line.isOpen) return line
    }
    const { auth, ...options } = parseConnectionUrl(this.#url)
    const line = new SmtpLine(
      // The close timeout of 0 makes closing cut: nothing that is still buffered, such as a dot, goes out.
      new SMTPConnection({
        ...timeouts,
        ...options,
        name: this.#hostname,
        socketCloseTimeout: 0,
        logger: false,
      }),
    )
    await line.open(auth)
    return line
  }

  /** Gives a line back after a mail that went well. */
  give(line: SmtpLine): void {
    if (!line.isOpen) return
    line.idle = setTimeout(() => {
      const at = this.#idle.indexOf(line)
      if (at >= 0) this.#idle.splice(at, 1)
      line.quit()
    }, idleMs).unref()
    this.#idle.push(line)
  }

  close(): void {
    for (const line of this.#idle.splice(0)) {
      clearTimeout(line.idle)
      line.quit()
    }
  }
}

export class SmtpLine implements Line {
  readonly #connection: SMTPConnection
  idle: NodeJS.Timeout | undefined
  isOpen = false
  used = false
  #abandon: ((reason: Error) => void) | undefined

  constructor(connection: SMTPConnection) {
    this.#connection = connection
    connection.once('end', () => {
      this.isOpen = false
    })
    // Each failure is told to whoever waits for it; without a listener it would end the process.
    connection.on('error', () => {
      this.isOpen = false
    })
  }

  open(auth: object | undefined): Promise<void> {
    const connection = this.#connection
    return new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect((error) => {
        if (error) return reject(error)
        if (!auth || !connection.allowsAuth) return resolve()
        connection.login(auth, (failed) => (failed ? reject(failed) : resolve()))
      })
    }).then(
      () => {
        this.isOpen = true
      },
      (error: unknown) => {
        this.cut()
        throw error
      },
    )
  }

  send(envelope: Envelope, mail: Readable): Promise<SMTPConnectionSendInfo> {
    return new Promise((resolve, reject) => {
      // The connection forgets whom to tell when it is closed in the middle.
      this.#abandon = reject
      this.#connection.send(envelope, mail, (error, info) => {
        this.used = true
        return error || !info ? reject(error) : resolve(info)
      })
    })
  }

  cut(): void {
    this.isOpen = false
    this.#connection.close()
    this.#abandon?.(new Error('The connection was cut.'))
  }

  quit(): void {
    this.isOpen = false
    this.#connection.quit()
  }
}
