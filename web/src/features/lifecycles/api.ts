import type { Lifecycle } from '#domain/tickets/lifecycle.ts'
import type { TicketKind } from '#domain/tickets/types.ts'
import { answer, api } from '@/shared/api/client.ts'

export type Publishing = Lifecycle & {
  team?: string | null
  mapping?: Record<string, string>
  basedOn?: number
}

export const getLifecycles = (signal?: AbortSignal) =>
  answer(api.GET('/api/v1/lifecycles', { signal: signal ?? null }))
export const publishLifecycle = (kind: TicketKind, lifecycle: Publishing) =>
  answer(api.PUT('/api/v1/lifecycles/{kind}', { params: { path: { kind } }, body: lifecycle }))
export const withdrawLifecycle = (kind: TicketKind, team: string) =>
  answer(api.DELETE('/api/v1/lifecycles/{kind}', { params: { path: { kind }, query: { team } } }))
export const getUsage = (kind: TicketKind, team: string | null) =>
  answer(
    api.GET('/api/v1/lifecycles/{kind}/usage', {
      params: { path: { kind }, query: team === null ? {} : { team } },
    }),
  )
