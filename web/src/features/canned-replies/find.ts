import type { CannedReply } from '#domain/canned-replies/canned-reply.ts'
import type { MessageKind } from '#domain/tickets/ticket.ts'
import { best } from '@/app/shell/palette.ts'

type Kept = { name: string; category: string; uses: number; tags?: readonly string[] }

const words = ({ name, category, tags = [] }: Kept) => [name, category, ...tags].join(' ')

/** In the order in which they are offered: what is used most first, then by name. */
export const mostUsed = <T extends Kept>(kept: readonly T[]): T[] =>
  kept.toSorted((one, other) => other.uses - one.uses || one.name.localeCompare(other.name))

/** What fits what was typed; what is used most first. */
export const findKept = <T extends Kept>(kept: readonly T[], query: string, limit = 50): T[] =>
  best(mostUsed(kept), query, words, limit)

/** The replies that fit a message of that kind and what was typed, by their names or in what they say. */
export function findReplies(
  replies: readonly CannedReply[],
  kind: MessageKind | null,
  query: string,
  limit = 50,
): CannedReply[] {
  const fitting = mostUsed(
    replies.filter((reply) => kind === null || reply.for === 'both' || reply.for === kind),
  )
  const named = findKept(fitting, query, limit)
  if (!query.trim() || named.length >= limit) return named
  const wanted = query.trim().toLowerCase()
  const saying = fitting.filter(
    (reply) => !named.includes(reply) && reply.html.toLowerCase().includes(wanted),
  )
  return [...named, ...saying].slice(0, limit)
}
