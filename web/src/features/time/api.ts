import type { NewTime, ShownTime, TimeEntryChanges } from '#domain/time/entry.ts'
import type { SheetRow, Timer } from '#domain/time/sheet.ts'
import type { TimeType } from '#domain/time/type.ts'
import { answer, api, apiBase, writeHeaders } from '@/shared/api/client.ts'

export type { NewTime, SheetRow, ShownTime, TimeEntryChanges, Timer, TimeType }

/** What time is looked for by; days are ISO 8601. */
export type TimeFilter = {
  from: string
  to: string
  person?: string
  team?: string
  type?: string
  billable?: 'true' | 'false'
}

const query = (filter: TimeFilter, more: object = {}) => ({ query: { ...filter, ...more } as never })

export const getTicketTime = (number: string, cursor: string | null, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/{number}/time', {
      params: { path: { number }, query: cursor ? { cursor } : {} },
      signal,
    }),
  )
export const logTime = (number: string, time: NewTime & { timer?: string }, key: string) =>
  answer(
    api.POST('/api/v1/tickets/{number}/time', {
      params: { path: { number }, header: writeHeaders({ key }) },
      body: time as never,
    }),
  )
export const changeTime = (number: string, id: string, changes: TimeEntryChanges, key: string) =>
  answer(
    api.PATCH('/api/v1/tickets/{number}/time/{id}', {
      params: { path: { number, id }, header: writeHeaders({ key }) },
      body: changes as never,
    }),
  )
export const deleteTime = (number: string, id: string, key: string) =>
  answer(
    api.DELETE('/api/v1/tickets/{number}/time/{id}', {
      params: { path: { number, id }, header: writeHeaders({ key }) },
    }),
  )

export const getTimes = (filter: TimeFilter, cursor: string | null, signal: AbortSignal) =>
  answer(api.GET('/api/v1/time', { params: query(filter, cursor ? { cursor } : {}), signal }))
export const getSheet = (filter: TimeFilter, rows: 'ticket' | 'person', signal: AbortSignal) =>
  answer(api.GET('/api/v1/time/sheet', { params: query(filter, { rows }), signal }))
export const exportUrl = (filter: TimeFilter) => `${apiBase}/time/export.csv?${new URLSearchParams(filter)}`

export const getTimer = () => answer(api.GET('/api/v1/me/timer'))
export const startTimer = (ticket: string) => answer(api.PUT('/api/v1/me/timer', { body: { ticket } }))
export const runTimer = (running: boolean) => answer(api.PATCH('/api/v1/me/timer', { body: { running } }))
export const discardTimer = () => answer(api.DELETE('/api/v1/me/timer'))

export const getTimeTypes = (signal?: AbortSignal) =>
  answer(api.GET('/api/v1/time-types', { ...(signal && { signal }) }))
export const addTimeType = (type: Pick<TimeType, 'name' | 'color' | 'billable'>) =>
  answer(api.POST('/api/v1/time-types', { body: type }))
export const changeTimeType = (id: string, changes: Partial<Omit<TimeType, 'id' | 'uses'>>) =>
  answer(api.PATCH('/api/v1/time-types/{id}', { params: { path: { id } }, body: changes as never }))
