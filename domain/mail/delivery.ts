import { z } from 'zod'

/**
 * held: no mail server is configured, it can be read but is not sent; due: waits for its turn or next attempt;
 * claimed: a worker is sending it; handed: all its bytes but the final dot are with the server;
 * sent: the server took it; parked: waits for a person; discarded: a person decided not to send it.
 */
export const deliveryStates = ['held', 'due', 'claimed', 'handed', 'sent', 'parked', 'discarded'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * receipt: a ticket was opened; reply: what an agent wrote; copy: a reply, for who watches; forward: a message for
 * somebody else; notice: what Perdure itself has to say.
 */
export const deliveryKinds = ['receipt', 'reply', 'copy', 'forward', 'notice'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** Whether such a mail says what somebody wrote on the ticket. */
export function carriesMessage(kind: DeliveryKind): boolean {
  return kind === 'reply' || kind === 'copy' || kind === 'forward'
}

const instant = z.iso.datetime({ offset: true })

/** One mail to send and its fate, as the API shows it. */
export const deliverySchema = z.object({
  id: z.uuid(),
  kind: z.enum(deliveryKinds),
  ticket: z.string().nullable(),
  to: z.string(),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  messageId: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  /** The mail server's last answer, or what went wrong. */
  answer: z.string().nullable(),
  /** Why it is parked: `refused` for good, `too_many_attempts`, or `in_doubt` (RFC 5321 section 4.5.4.1: the connection died between the end of the data and the answer). */
  reason: z.string().nullable(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>

/** A delivery with what it says. */
export const deliveryDetailSchema = deliverySchema.extend({ text: z.string(), html: z.string().nullable() })
