import type { CannedReply } from '#domain/canned-replies/canned-reply.ts'
import type { MessageKind } from '#domain/tickets/ticket.ts'
import { best } from '@/app/shell/palette.ts'

const words = ({ name, category, tags }: CannedReply) => `${name} ${category} ${tags.join(' ')}`

/** What fits a message of that kind and what was typed; what is used most first. */
export function findReplies(
  replies: readonly CannedReply[],
  kind: MessageKind | null,
  query: string,
  limit = 50,
): CannedReply[] {
  const fitting = replies
    .filter((reply) => kind === null || reply.for === 'both' || reply.for === kind)
    .toSorted((one, other) => other.uses - one.uses || one.name.localeCompare(other.name))
  const named = best(fitting, query, words, limit)
  if (!query.trim() || named.length >= limit) return named
  const wanted = query.trim().toLowerCase()
  const saying = fitting.filter(
    (reply) => !named.includes(reply) && reply.html.toLowerCase().includes(wanted),
  )
  return [...named, ...saying].slice(0, limit)
}
