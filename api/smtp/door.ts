import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { createMailboxSource } from '#db/mailboxes.ts'
import { answerFor, busy, clientIsGone, leftEarly, overLimit } from './answers.ts'
import { type ReceiveDeps, receiveMail } from './receive.ts'

/** What the door tells about itself: one line and what belongs to it. */
export type DoorLog = {
  info(details: object, text: string): void
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

export type DoorLimits = {
  /** Clients at the same time. */
  clients: number
  /** Milliseconds of silence after which a client is sent away. */
  idleMs: number
  /** Milliseconds a client may take to hand one mail over. */
  mailMs: number
  /** Recipients of one mail. */
  recipients: number
}

export type SmtpDoorOptions = Omit<ReceiveDeps, 'mailboxes'> & {
  hostname: string
  log: DoorLog
  /** Called after a mail was stored. */
  onIntake: (id: string) => void
  /** With a certificate, STARTTLS is offered. */
  tls?: { key: string; cert: string }
  limits?: Partial<DoorLimits>
}

const defaultLimits: DoorLimits = { clients: 200, idleMs: 60_000, mailMs: 10 * 60_000, recipients: 100 }

/**
 * The door for mail: an SMTP server that takes any mail for any recipient, and says 250 only when the raw bytes
 * and their intake are stored. No sign-in: it is meant to stand behind a mail server or firewall.
 */
export function createSmtpDoor(options: SmtpDoorOptions) {
  const { hostname, log, onIntake, tls } = options
  const limits = { ...defaultLimits, ...options.limits }
  const deps = { ...options, mailboxes: createMailboxSource(options.db) }
  /** Sessions in the middle of a mail. */
  const handing = new Set<string>()
  const server = new SMTPServer({
    name: hostname,
    banner: 'Perdure',
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...tls,
    logger: false,
    disableReverseLookup: true,
    // Malformed addresses are kept, not refused: what they mean is decided later, visibly.
    lenientAddressParsing: true,
    // The limit is not announced: a client that knew it would refuse the mail itself, and nobody here would see it.
    hideSize: true,
    size: options.maxBytes,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    maxCommandLength: 4_096,
    socketTimeout: limits.idleMs,
    closeTimeout: 2_000,
    onData(stream, session, callback) {
      handing.add(session.id)
      const watch = watchTransfer(stream, limits.mailMs, options.maxBytes * 4, (why) => {
        log.warn({ remoteAddress: session.remoteAddress, why }, 'mail client sent away')
        hangUp(server, 'Sent too slowly or too much', (id) => id === session.id)
      })
      receiveMail(deps, stream, envelopeOf(session))
        .then(
          (received) => {
            onIntake(received.id)
            log.info({ intake: received.id, state: received.state }, 'mail received')
            return received.state === 'refused'
              ? callback(overLimit(options.maxBytes))
              : callback(null, answerFor(received))
          },
          (error: unknown) => {
            const { remoteAddress } = session
            if (leftEarly(error)) log.info({ remoteAddress }, 'mail client left in the middle of a mail')
            else log.error({ err: error, remoteAddress }, 'mail could not be stored')
            callback(busy())
          },
        )
        .catch((error: unknown) => log.error({ err: error }, 'mail client could not be answered'))
        .finally(() => {
          handing.delete(session.id)
          clearInterval(watch)
        })
    },
  })
  // Without a listener, a client that breaks its connection would end the process.
  server.on('error', (error) => {
    if (!clientIsGone(error)) log.warn({ err: error }, 'mail connection failed')
  })
  return {
    /** Starts to listen; gives the port. */
    listen(port: number, host: string): Promise<number> {
      return new Promise((resolve, reject) => {
        server.server.once('error', reject)
        server.listen(port, host, () => {
          server.server.off('error', reject)
          resolve((server.server.address() as AddressInfo).port)
        })
      })
    },
    /** Takes no new clients, gives those in the middle of a mail two seconds to finish it, and closes. */
    close(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      hangUp(server, 'Shutting down', (id) => !handing.has(id))
      return closed
    },
  }
}
export type SmtpDoor = ReturnType<typeof createSmtpDoor>

function envelopeOf({ envelope, remoteAddress }: SMTPServerSession) {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map((recipient) => recipient.address),
    remoteAddress: remoteAddress ?? '',
  }
}

/** A client that trickles, or never stops, keeps the idle timer quiet: this one it can't. */
function watchTransfer(
  stream: { byteLength: number },
  maxMs: number,
  maxBytes: number,
  end: (why: string) => void,
): NodeJS.Timeout {
  const started = Date.now()
  const timer = setInterval(
    () => {
      const slow = Date.now() - started > maxMs
      if (!slow && stream.byteLength <= maxBytes) return
      clearInterval(timer)
      end(slow ? 'too slow' : 'too much')
    },
    Math.min(1_000, maxMs),
  )
  return timer.unref()
}

function hangUp(server: SMTPServer, why: string, whom: (sessionId: string) => boolean): void {
  for (const connection of server.connections) {
    if (!whom(connection.id)) continue
    connection.send(421, why)
    connection.close()
  }
}
