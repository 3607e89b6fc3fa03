import { v5 } from 'uuid'
import type { IntakeRow } from '#db/intakes.ts'

const namespace = '2f8a3c1e-6f0b-5d57-9a43-7e1c0b6d9f21'

/** The ids of what a mail becomes, always the same for the same mail: processing it again asks for the same thing. */
export function intakeIds({ id, released }: Pick<IntakeRow, 'id' | 'released'>) {
  const base = released ? `${id}/released` : id
  return {
    command: v5(`${base}/command`, namespace),
    /** What is asked for when the first command was rejected because its ticket is closed. */
    followUp: v5(`${base}/follow-up`, namespace),
    /** What is asked of another ticket since the one before was merged into it; the first such is number 1. */
    onwards: (step: number) => v5(`${base}/onwards/${step}`, namespace),
    message: v5(`${base}/message`, namespace),
    attachment: (index: number) => v5(`${base}/attachment/${index}`, namespace),
  }
}
