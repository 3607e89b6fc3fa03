import { z } from 'zod'

/** received: waits for processing; parked: failed, waits for a person; duplicate: the same mail came twice. */
export const intakeStates = [
  'received',
  'ticket',
  'message',
  'refused',
  'parked',
  'duplicate',
  'discarded',
] as const
export type IntakeState = (typeof intakeStates)[number]

const instant = z.iso.datetime({ offset: true })

/** One received mail and its fate, as the API shows it. */
export const intakeSchema = z.object({
  id: z.uuid(),
  /** Of the raw bytes as received, in hex. */
  sha256: z.string(),
  size: z.number().int(),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  receivedAt: instant,
  state: z.enum(intakeStates),
  ticket: z.string().nullable(),
  /** A stable code and a sentence: why it was refused or parked. */
  reason: z.object({ code: z.string(), text: z.string() }).nullable(),
  attempts: z.number().int(),
})
export type Intake = z.infer<typeof intakeSchema>
