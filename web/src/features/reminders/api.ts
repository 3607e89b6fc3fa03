import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import { uuid } from '@/shared/uuid.ts'

const of = (number: string) => ({ path: { number }, header: writeHeaders({ key: uuid() }) })

export const snoozeTicket = (number: string, until: string) =>
  answer(api.PUT('/api/v1/tickets/{number}/snooze', { params: of(number), body: { until } }))
export const wakeTicket = (number: string) =>
  answer(api.DELETE('/api/v1/tickets/{number}/snooze', { params: of(number) }))
export const addReminder = (number: string, reminder: { at: string; for: 'me' | 'assignee'; text: string }) =>
  answer(api.POST('/api/v1/tickets/{number}/reminders', { params: of(number), body: reminder }))
export const endReminder = (number: string, id: string) => {
  const { path, header } = of(number)
  return answer(
    api.DELETE('/api/v1/tickets/{number}/reminders/{id}', { params: { path: { ...path, id }, header } }),
  )
}
