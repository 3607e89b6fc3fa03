import type { Blobs } from '#db/blobs.ts'
import type { ConfigurationSource } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import type { Announcer, NewsSource } from '#db/news.ts'
import type { Unwatching } from '#db/unwatching.ts'
import type { TicketProcesses } from '../deps.ts'

/** Lines for whoever operates the system: details first, then the text. */
export type Log = {
  info(details: object, text: string): void
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

/** What the activities of mail reach the world through. */
export type MailDeps = {
  db: Database
  blobs: Blobs
  configuration: ConfigurationSource
  announcer: Announcer
  submit: TicketProcesses['submit']
  news: NewsSource
  /** `smtp://` or `smtps://`; without it nothing is sent. */
  smtpUrl: string | undefined
  /** How we call ourselves towards mail servers. */
  hostname: string
  /** Without it, copies have no link by which one stops watching. */
  unwatching?: Unwatching
  log: Log
  /** Aborted when the process is asked to stop: followers end at once. */
  stopping?: AbortSignal
}
