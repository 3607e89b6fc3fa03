import type { StatusCategory } from '#domain/tickets/types.ts'

/** A ticket as somebody chooses which one stays. */
export type Candidate = {
  number: string
  subject: string
  statusCategory: StatusCategory
  createdAt: string
  requester: { name: string; email: string }
}

/** Which one stays unless somebody chooses: the oldest that is open, since most was said on it. */
export function staying(candidates: readonly Candidate[]): string | null {
  const isOver = ({ statusCategory }: Candidate) =>
    statusCategory === 'closed' || statusCategory === 'cancelled'
  const inOrder = [...candidates].sort(
    (one, other) =>
      Number(isOver(one)) - Number(isOver(other)) || one.createdAt.localeCompare(other.createdAt),
  )
  return inOrder[0]?.number ?? null
}
