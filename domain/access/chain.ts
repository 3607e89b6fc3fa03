import { z } from 'zod'

/** A record's place in the audit log's chain, and its hash. A record from before the chain has an empty one. */
export type Link = { seq: number; hash: string }

/** What can be wrong with the chain. */
export const breakKinds = ['altered', 'missing', 'extra', 'cut', 'beginning'] as const

/** Where the chain breaks first, and how. */
export const chainBreakSchema = z.object({ seq: z.int(), kind: z.enum(breakKinds) })
export type ChainBreak = z.infer<typeof chainBreakSchema>

/** Whether the audit log is what was written. */
export const integritySchema = z.object({
  holds: z.boolean(),
  checked: z.int().describe('How many records were looked at.'),
  from: z.int().nullable(),
  to: z.int().nullable(),
  complete: z.boolean().describe('Whether those were all there are.'),
  unchained: z.int().describe('How many of them are from before the chain, and can not be vouched for.'),
  removedThrough: z.int().nullable().describe('The last record that retention took away.'),
  head: z.object({ seq: z.int(), hash: z.string() }).nullable().describe('The newest record.'),
  broken: chainBreakSchema.nullable(),
})
export type Integrity = z.infer<typeof integritySchema>

/**
 * What is wrong with `record` as the successor of `last`; undefined when nothing is. `expected` is the hash it should
 * have.
 */
export function breakAt(last: Link, record: Link, expected: string): ChainBreak | undefined {
  if (record.seq <= last.seq) return { seq: record.seq, kind: 'extra' }
  if (record.seq > last.seq + 1) return { seq: last.seq + 1, kind: 'missing' }
  const isFromBefore = record.hash === '' && last.hash === ''
  return isFromBefore || record.hash === expected ? undefined : { seq: record.seq, kind: 'altered' }
}

/** What `checked` says, in a sentence. */
export function integritySentence({ holds, broken, checked, from, to, unchained }: Integrity): string {
  if (broken) return `The audit log is broken: ${breakSentence(broken)}`
  if (!holds || !checked) return 'The audit log is empty.'
  const before = unchained
    ? ` The first ${unchained} are from before the chain and can't be vouched for.`
    : ''
  return `The audit log holds: records ${from} to ${to} are as they were written.${before}`
}

function breakSentence({ seq, kind }: ChainBreak): string {
  switch (kind) {
    case 'altered':
      return `record ${seq} is not what was written. It was changed, or put there later.`
    case 'missing':
      return `record ${seq} was removed.`
    case 'extra':
      return `record ${seq} should not be there: retention had removed it, and somebody added it.`
    case 'cut':
      return `record ${seq} was there at an earlier check. It and what followed was removed or replaced.`
    case 'beginning':
      return `the records through ${seq} are gone, and no record says that retention removed them.`
  }
}
