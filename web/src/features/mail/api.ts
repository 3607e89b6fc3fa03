import type { z } from 'zod'
import type { DeliveryState, deliveryDetailSchema } from '#domain/mail/delivery.ts'
import type { IntakeState } from '#domain/mail/intake.ts'
import { answer, api, apiBase } from '@/shared/api/client.ts'

export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>

const of = (id: string) => ({ params: { path: { id } } })
const paged = <State extends string>(state: State | '', cursor: string | null) => ({
  query: { ...(state && { state }), ...(cursor && { cursor }) } as { state?: State; cursor?: string },
})

export const getDeliveries = (state: DeliveryState | '', cursor: string | null, signal: AbortSignal) =>
  answer(api.GET('/api/v1/deliveries', { params: paged(state, cursor), signal }))
export const getDelivery = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/deliveries/{id}', { ...of(id), signal }))
export const actOnDelivery = (id: string, action: 'retry' | 'discard') =>
  answer(api.POST(`/api/v1/deliveries/{id}/${action}`, of(id)))
export const getIntakes = (state: IntakeState | '', cursor: string | null, signal: AbortSignal) =>
  answer(api.GET('/api/v1/intakes', { params: paged(state, cursor), signal }))
export const getIntake = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/intakes/{id}', { ...of(id), signal }))
export const actOnIntake = (id: string, action: 'retry' | 'release' | 'discard') =>
  answer(api.POST(`/api/v1/intakes/{id}/${action}`, of(id)))
export const rawMailUrl = (id: string) => `${apiBase}/intakes/${id}/raw`

// The domain's own lists come with its validation; these are its values alone, checked against its types.
export const deliveryStates = [
  'parked',
  'held',
  'due',
  'claimed',
  'handed',
  'sent',
  'discarded',
] as const satisfies readonly DeliveryState[]
export const intakeStates = [
  'parked',
  'refused',
  'received',
  'ticket',
  'message',
  'duplicate',
  'discarded',
] as const satisfies readonly IntakeState[]
