import { useI18n } from 'vue-i18n'
import type { ListColumn } from '#domain/views/columns.ts'
import { useFields } from '@/features/fields/queries.ts'

/** What each of `columns` is called. Custom fields have names that the desk gave them, asked for only when there is one. */
export function useColumnNames(columns: () => readonly ListColumn[] | null) {
  const { t } = useI18n()
  const fields = useFields(() => columns()?.some((column) => column.startsWith('field.')) ?? false)
  function nameOf(column: ListColumn): string {
    if (!column.startsWith('field.')) return t(`list.column.${column}`)
    const key = column.slice('field.'.length)
    return fields.data.value?.find((field) => field.key === key)?.name ?? key
  }
  return { nameOf }
}
