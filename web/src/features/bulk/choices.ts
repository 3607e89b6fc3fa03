import type { StatusCategory, TicketKind } from '#domain/tickets/types.ts'
import type { KindLifecycle } from '@/features/tickets/types.ts'

export type StatusChoice = { key: string; name: string; category: StatusCategory }

/** The statuses of those kinds' lifecycles, or of all for null, each once. Whether a ticket may move there is its own. */
export function statusesFor(
  lifecycles: readonly KindLifecycle[],
  kinds: ReadonlySet<TicketKind> | null,
): StatusChoice[] {
  const found = new Map<string, StatusChoice>()
  for (const { kind, statuses } of lifecycles)
    if (!kinds || kinds.has(kind))
      for (const status of statuses) if (!found.has(status.key)) found.set(status.key, status)
  return [...found.values()]
}

/** Tags as they are written in one line. */
export function tagsIn(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean)
}
