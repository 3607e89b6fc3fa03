import type { z } from 'zod'
import { withoutTag } from '../mail/addresses.ts'
import type { recipientsSchema } from './schemas.ts'

/** Whom a message goes to besides the requester, or went to when it came by mail. In lower case. */
export type Recipients = z.output<typeof recipientsSchema>

export const nobodyElse: Recipients = { to: [], cc: [], bcc: [] }

/** Each address once, in the first of to, cc and bcc that names it, and none of `not` (mailboxes of our own, say). */
export function withoutRepetition(recipients: Recipients, not: readonly string[] = []): Recipients {
  const seen = new Set(not.map(withoutTag))
  const fresh = (list: readonly string[]) =>
    list.map((each) => each.toLowerCase()).filter((each) => isNew(seen, withoutTag(each)))
  return { to: fresh(recipients.to), cc: fresh(recipients.cc), bcc: fresh(recipients.bcc) }
}

function isNew(seen: Set<string>, value: string): boolean {
  if (seen.has(value)) return false
  seen.add(value)
  return true
}
