import type { Calendar } from '#domain/sla/calendar.ts'
import type { SlaPolicy } from '#domain/sla/policy.ts'
import { answer, api } from '@/shared/api/client.ts'

export type SavedCalendar = Calendar & { id: string; version: number }
export type SavedPolicy = SlaPolicy & { id: string; version: number; calendar: string }

const of = (id: string) => ({ params: { path: { id } } })

export const getCalendars = () => answer(api.GET('/api/v1/calendars'))
export const addCalendar = (calendar: Calendar) => answer(api.POST('/api/v1/calendars', { body: calendar }))
export const saveCalendar = (id: string, calendar: Calendar) =>
  answer(api.PUT('/api/v1/calendars/{id}', { ...of(id), body: calendar }))
export const getPolicies = () => answer(api.GET('/api/v1/sla-policies'))
export const savePolicy = (id: string, policy: SlaPolicy & { calendar: string }) =>
  answer(api.PUT('/api/v1/sla-policies/{id}', { ...of(id), body: policy }))
