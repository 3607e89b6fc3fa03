import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type ParsedMail, simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import { SMTPServer } from 'smtp-server'
import { freePort } from '#embedded/ports.ts'
import { until } from '../support/until.ts'

const root = join(import.meta.dirname, '..', '..')

/** A desk as `npm start` brings it up, new, with a mail server of the world outside. */
export class Desk {
  readonly url: string
  readonly #smtpPort: number
  readonly #data: string
  readonly #process: ChildProcess
  readonly #outside: Outside
  readonly #said: string[] = []

  private constructor(
    ports: { api: number; smtp: number; ui: number },
    data: string,
    outside: Outside,
    more: Record<string, string>,
  ) {
    this.url = `http://localhost:${ports.api}`
    this.#smtpPort = ports.smtp
    this.#data = data
    this.#outside = outside
    const env = {
      ...process.env,
      PORT: String(ports.api),
      SMTP_PORT: String(ports.smtp),
      PERDURE_TEMPORAL_UI_PORT: String(ports.ui),
      PERDURE_DATA: data,
      PERDURE_MAIL_FROM: 'support@desk.test',
      SMTP_URL: outside.url,
      // Whatever the shell presets: the first administrator comes in by the link.
      PERDURE_ADMIN_EMAIL: '',
      ...more,
      npm_lifecycle_event: 'start',
    }
    this.#process = spawn(process.execPath, ['bin/start.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: this.#process.stdout! }).on('line', (line) => this.#said.push(line))
  }

  /** `more` is further environment. */
  static async open(more: Record<string, string> = {}): Promise<Desk> {
    const api = await freePort()
    const smtp = await freePort([api])
    const ui = await freePort([api, smtp])
    const data = await mkdtemp(join(tmpdir(), 'perdure-e2e-'))
    const desk = new Desk({ api, smtp, ui }, data, await Outside.listen(), more)
    await until('the desk is up', () => desk.administratorLink ?? desk.#failed(), 60_000)
    return desk
  }

  /** The one-time link on the terminal. */
  get administratorLink(): string | undefined {
    return this.#said.map((line) => /https?:\S+\/setup\?token=\S+/.exec(line)?.[0]).find(Boolean)
  }

  /** The mails that reached `address`. */
  mailsTo(address: string): ParsedMail[] {
    return this.#outside.mails.filter((mail) => JSON.stringify(mail.to).includes(address))
  }

  /** Sends a mail to the desk, as any mail client does. */
  async send(mail: Mail.Options): Promise<void> {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: this.#smtpPort, ignoreTLS: true })
    await transport.sendMail({ to: 'support@desk.test', ...mail })
    transport.close()
  }

  async close(): Promise<void> {
    const gone = once(this.#process, 'exit')
    if (this.#process.exitCode === null && this.#process.kill('SIGTERM')) await gone
    await this.#outside.close()
    await rm(this.#data, { recursive: true, force: true })
  }

  #failed(): undefined {
    if (this.#process.exitCode !== null) throw new Error(`The desk did not start:\n${this.#said.join('\n')}`)
  }
}

/** The requesters' mail server: takes everything and keeps it. */
class Outside {
  readonly mails: ParsedMail[] = []
  readonly #server: SMTPServer
  url = ''

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _, answer) => {
        simpleParser(stream).then((mail) => {
          this.mails.push(mail)
          answer()
        }, answer)
      },
    })
  }

  static async listen(): Promise<Outside> {
    const outside = new Outside()
    await new Promise<void>((resolve) => outside.#server.listen(0, '127.0.0.1', resolve))
    outside.url = `smtp://127.0.0.1:${(outside.#server.server.address() as AddressInfo).port}`
    return outside
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}
