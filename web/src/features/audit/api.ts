import type { ShownAuditRecord } from '#domain/access/audit.ts'
import type { AccessReviewRow, FailedSignInsRow, PrivilegedActionRow } from '#domain/access/audit-reports.ts'
import type { Integrity } from '#domain/access/chain.ts'
import { answer, api, apiBase } from '@/shared/api/client.ts'

export type AuditRecord = ShownAuditRecord
export type { AccessReviewRow, FailedSignInsRow, Integrity, PrivilegedActionRow }

/** What of the log is shown; without a field, whatever it is. Instants are ISO 8601. */
export type AuditFilter = {
  action?: string
  person?: string
  subject?: string
  from?: string
  to?: string
  text?: string
}
export type Period = Pick<AuditFilter, 'from' | 'to'>
export const reportNames = ['access-review', 'privileged-actions', 'failed-sign-ins'] as const
export type ReportName = (typeof reportNames)[number]

type Page = { records: AuditRecord[]; next: string | null }

export const getRecords = (filter: AuditFilter, cursor: string | null, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/audit', {
      params: { query: { ...filter, ...(cursor && { cursor }), limit: 100 } },
      signal,
    }),
  ) as Promise<Page>
export const getRecord = (id: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/audit/{id}', { params: { path: { id } }, signal })) as Promise<{
    record: AuditRecord
  }>
export const getActions = (signal: AbortSignal) => answer(api.GET('/api/v1/audit/actions', { signal }))
export const getIntegrity = (signal: AbortSignal) => answer(api.GET('/api/v1/audit/integrity', { signal }))
export const getAlerts = (signal: AbortSignal) =>
  answer(api.GET('/api/v1/audit/alerts', { signal })) as Promise<{ alerts: AuditRecord[] }>
export const acknowledgeAlert = (id: string) =>
  answer(api.POST('/api/v1/audit/alerts/{id}/acknowledge', { params: { path: { id } }, body: { note: '' } }))
export const getRetention = (signal: AbortSignal) => answer(api.GET('/api/v1/audit/retention', { signal }))
export const saveRetention = (retention: { days: number | null }) =>
  answer(api.PUT('/api/v1/audit/retention', { body: retention }))

export const getAccessReview = (signal: AbortSignal) =>
  answer(api.GET('/api/v1/audit/reports/access-review', { signal }))
export const getPrivilegedActions = (period: Period, signal: AbortSignal) =>
  answer(api.GET('/api/v1/audit/reports/privileged-actions', { params: { query: period }, signal }))
export const getFailedSignIns = (period: Period, signal: AbortSignal) =>
  answer(api.GET('/api/v1/audit/reports/failed-sign-ins', { params: { query: period }, signal }))

export const exportUrl = (filter: AuditFilter, format: 'csv' | 'jsonl') =>
  `${apiBase}/audit/export?${new URLSearchParams({ ...filter, format })}`
export const reportUrl = (name: ReportName, period: Period) =>
  `${apiBase}/audit/reports/${name}?${new URLSearchParams({ ...period, format: 'csv' })}`
