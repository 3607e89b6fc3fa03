import type { Recipients } from './recipients.ts'

/** A message as far as it says who takes part. */
type Said = {
  kind: string
  from: string
  author: { email: string } | null
  recipients: Recipients | null
}

/** Whom an answer to everybody goes to besides the requester: who wrote or got the newest reply, open to all. */
export function othersIn(newestFirst: readonly Said[], requester: string): string[] {
  const newest = newestFirst.find(({ kind }) => kind === 'reply')
  if (!newest) return []
  const { to = [], cc = [] } = newest.recipients ?? {}
  const writer = newest.from === 'requester' && newest.author ? [newest.author.email.toLowerCase()] : []
  return [...new Set([...writer, ...to, ...cc])].filter((address) => address !== requester.toLowerCase())
}
