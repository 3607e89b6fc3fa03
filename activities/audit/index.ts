import { Context } from '@temporalio/activity'
import { audit, system } from '#db/audit.ts'
import { checkChain, writeCheckpoint } from '#db/audit-chain.ts'
import { removeExpired } from '#db/audit-retention.ts'
import type { Database } from '#db/database.ts'
import { type ChainBreak, integritySentence } from '#domain/access/chain.ts'
import type { RetentionActivities } from '#workflows/retention/messages.ts'

export type AuditDeps = {
  db: Database
  log: { info(fields: object, text: string): void; error(fields: object, text: string): void }
  /** Epoch milliseconds. */
  now: () => number
}

const batchSize = 5_000
const alertAction = 'alert.chain_broken'

/** What looks after the audit log. */
export function createAuditActivities({ db, log, now }: AuditDeps): RetentionActivities {
  return {
    async removeOldAudit() {
      let removed = 0
      for (;;) {
        const count = await removeExpired(db, now(), batchSize)
        removed += count
        if (count < batchSize) return { removed }
        Context.current().heartbeat({ removed })
      }
    },

    async checkAudit() {
      const integrity = await checkChain(db, { onBatch: () => Context.current().heartbeat() })
      const { holds, checked, broken, head } = integrity
      // Who changes the database can change what it says about itself, but not what a log elsewhere says.
      if (holds) log.info({ head }, integritySentence(integrity))
      else log.error({ broken }, integritySentence(integrity))
      if (head) await writeCheckpoint(db, head)
      if (broken) await alert(broken)
      return { holds, checked }
    },
  }

  /** Once for every break: the next run finds the same one. */
  async function alert(broken: ChainBreak): Promise<void> {
    const subject = `${broken.kind} ${broken.seq}`
    const known = await db
      .selectFrom('audit_record')
      .select('id')
      .where('action', '=', alertAction)
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (!known) await audit(db, { ...system, action: alertAction, subject, after: broken })
  }
}
