import type { AssignmentRule } from '#domain/people/assignment.ts'
import type { ShownQueue } from '#domain/people/queue.ts'
import { answer, api } from '@/shared/api/client.ts'

export type { AssignmentRule, ShownQueue }
export type QueueDraft = Pick<ShownQueue, 'name' | 'description' | 'assignment' | 'slaPolicy'> & {
  team: string | null
}

const of = (id: string) => ({ params: { path: { id } } })

export const getQueues = () => answer(api.GET('/api/v1/queues'))
export const addQueue = (queue: QueueDraft & { key: string }) =>
  answer(api.POST('/api/v1/queues', { body: queue }))
export const changeQueue = (id: string, queue: QueueDraft) =>
  answer(api.PATCH('/api/v1/queues/{id}', { ...of(id), body: queue }))
export const deleteQueue = (id: string) => answer(api.DELETE('/api/v1/queues/{id}', of(id)))
export const orderQueues = (queues: string[]) => answer(api.PUT('/api/v1/queues/order', { body: { queues } }))
