import { claimFiles, type FileToLookAt, putOffFiles, renewFiles } from '#db/files.ts'
import { follow } from '../followers/follow.ts'
import type { Progress, Work } from '../followers/loop.ts'
import { ownNews } from '../followers/own-news.ts'
import type { MailDeps } from '../mail/deps.ts'
import { createMailReader } from '../mail/reader.ts'
import { createClamd } from './clamd.ts'
import { type LookDeps, lookAtFile } from './look.ts'

export type FileDeps = Pick<
  MailDeps,
  'db' | 'blobs' | 'announcer' | 'submit' | 'news' | 'log' | 'stopping'
> & {
  /** Where clamd answers: a socket's path or host:port. Without it files are marked as unscanned. */
  clamdAddress: string | undefined
}

const leaseMs = 30_000
// A scanner works a file off on one core; pictures are made small on others.
const atOnce = 2

/** The follower of files: each is looked at before anybody can download it. */
export function createFileActivities(deps: FileDeps) {
  const { news, log, stopping, clamdAddress } = deps
  const scanner = clamdAddress ? createClamd(clamdAddress) : null
  const own = ownNews(deps.announcer)
  return {
    /** Looks at new files for some minutes. */
    followFiles: async (): Promise<Progress> => {
      const reader = createMailReader(deps.blobs.source, { threads: 1 })
      try {
        return await follow(() => fileWork({ ...deps, announcer: own.announcer, scanner, reader }), {
          ...{ news, stopping },
          concurrency: atOnce,
          wakesOn: (item) => item.type === 'file' && !own.has(item.id),
          onError: (error) => log.warn({ err: error }, 'the follower of files stumbled'),
        })
      } finally {
        await reader.close()
      }
    },
  }
}

/** Files to look at. */
export function fileWork(deps: LookDeps): Work<FileToLookAt> {
  const { db } = deps
  const ids = (files: FileToLookAt[]) => files.map(({ id }) => id)
  return {
    claim: (limit) => claimFiles(db, limit, leaseMs),
    work: (file) => lookAtFile(deps, file),
    renew: (files) => renewFiles(db, ids(files), leaseMs),
    release: (files) => putOffFiles(db, ids(files)),
    // The same bytes are looked at by one at a time.
    keyOf: ({ sha256 }) => sha256,
  }
}
