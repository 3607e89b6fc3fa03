import type { ShownClock } from '#domain/sla/clock.ts'
import type { Lifecycle, PublishedLifecycle } from '#domain/tickets/lifecycle.ts'
import type { Priority, StatusCategory, TicketKind } from '#domain/tickets/types.ts'

export type Queue = {
  id: string
  key: string
  name: string
  address: string | null
  team?: { id: string; name: string } | null
}
export type { View } from '#domain/views/view.ts'
/** A lifecycle as the API shows it; `team` is whose tickets it is for, all others' when null. */
export type KindLifecycle = PublishedLifecycle &
  Required<Pick<Lifecycle, 'resolutions' | 'priorityMatrix'>> & {
    kind: TicketKind
    team: string | null
    version: number
  }
/** Running time counts; paused and stopped time does not; what is ahead is left until the target is due. */
export type SpanKind = 'running' | 'paused' | 'stopped' | 'ahead'
export type Span = { from: string; to: string | null; kind: SpanKind; businessSeconds: number }
export type ExplainedClock = ShownClock & { explanation: { spans: Span[] } }

// The domain's own lists come with its validation; these are its values alone, checked against its types.
export const priorities = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly Priority[]
export const kinds = [
  'incident',
  'request',
  'problem',
  'change',
  'task',
] as const satisfies readonly TicketKind[]
export const endedCategories: readonly StatusCategory[] = ['resolved', 'closed', 'cancelled']
