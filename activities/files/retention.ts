import { Context } from '@temporalio/activity'
import type { Blobs } from '#db/blobs.ts'
import { removeOlder } from '#db/blobs-disk.ts'
import type { Database } from '#db/database.ts'
import { forgetRemoved, forgetUnsent, removeOrphans } from '#db/file-retention.ts'
import { readFileSettings } from '#db/files.ts'
import type { FileRetentionActivities } from '#workflows/retention/messages.ts'

export type FileRetentionDeps = {
  db: Database
  blobs: Blobs
  /** Where files wait that come in parts. */
  uploadFolder: string
  /** Epoch milliseconds. */
  now: () => number
}

const batchSize = 1_000
const mostUploadMs = 2 * 86_400_000

/** What looks after files that nobody needs any more. */
export function createFileRetention({
  db,
  blobs,
  uploadFolder,
  now,
}: FileRetentionDeps): FileRetentionActivities {
  async function all(forget: typeof forgetUnsent): Promise<number> {
    const settings = await readFileSettings(db)
    let forgotten = 0
    for (;;) {
      const count = await forget(db, settings, now(), batchSize)
      forgotten += count
      if (count < batchSize) return forgotten
      Context.current().heartbeat()
    }
  }

  return {
    async forgetFiles() {
      const unsent = await all(forgetUnsent)
      const removed = await all(forgetRemoved)
      await removeOlder(uploadFolder, new Date(now() - mostUploadMs))
      return { unsent, removed }
    },

    removeOrphans: () => removeOrphans(db, blobs, now(), () => Context.current().heartbeat()),
  }
}
