import { useI18n } from 'vue-i18n'
import type { AuditRecord } from './api.ts'

/** What an alert says, in a sentence. */
export function useAlertText() {
  const { t, te } = useI18n()
  return ({ action, subject, subjectName, after }: AuditRecord): string => {
    const key = `audit.alerts.${action.replace(/^alert\./, '')}`
    if (!te(key)) return action
    const facts = Object.entries((after ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value ?? ''),
    ])
    return t(key, { ...Object.fromEntries(facts), name: subjectName ?? subject })
  }
}
