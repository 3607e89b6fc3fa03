import { claimIntakes, type IntakeRow, releaseIntakeClaims, renewIntakes } from '#db/intakes.ts'
import type { Work } from '../followers/loop.ts'
import { type ProcessDeps, processIntake } from './process-intake.ts'

// Short, since a killed worker's mails wait for it; it is renewed while they are processed.
const leaseMs = 30_000

/**
 * Received mails to process. One sender's mails are processed one after another, so that two mails of a
 * conversation do not overtake each other. (Two workers may still hold one each: only one runs this follower
 * at a time, but for the seconds after a worker was killed.)
 */
export function intakeWork(deps: ProcessDeps): Work<IntakeRow> {
  const { db } = deps
  const ids = (rows: IntakeRow[]) => rows.map((row) => row.id)
  return {
    claim: (limit) => claimIntakes(db, limit, leaseMs),
    async work(intake) {
      await processIntake(deps, intake)
    },
    renew: (rows) => renewIntakes(db, ids(rows), leaseMs),
    release: (rows) => releaseIntakeClaims(db, ids(rows)),
    keyOf: (intake) => intake.from ?? intake.envelope_from,
  }
}
