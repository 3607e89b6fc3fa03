import type { FastifyBaseLogger } from 'fastify'
import type { Blobs } from '#db/blobs.ts'
import type { ConfigurationSource } from '#db/configuration.ts'
import type { Database } from '#db/database.ts'
import type { Announcer } from '#db/news.ts'
import type { Unwatching } from '#db/unwatching.ts'
import type { Auth } from './access/auth.ts'
import type { Gateway } from './gateway.ts'

/** What handlers reach the world through. */
export type Services = {
  db: Database
  blobs: Blobs
  configuration: ConfigurationSource
  processes: Gateway
  announcer: Announcer
  auth: Auth
  unwatching: Unwatching
  settings: {
    publicUrl: string
    /** Where the Temporal UI is, for people who may see it. */
    temporalUi: string | null
    outboundMail: boolean
    /** Where files wait that come in parts. */
    uploadFolder: string
    /** Whether a virus scanner is configured. */
    scansFiles: boolean
  }
  /** Epoch milliseconds. */
  now: () => number
}

export type Logger = FastifyBaseLogger
