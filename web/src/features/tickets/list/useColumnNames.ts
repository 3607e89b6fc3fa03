import { computed } from 'vue'
import { useFields } from '@/features/fields/queries.ts'

/** What the custom fields among the columns are called, by column. Asked for only when there is one. */
export function useFieldNames(columns: () => readonly string[] | null) {
  const fields = useFields(() => columns()?.some((column) => column.startsWith('field.')) ?? false)
  const names = computed(() =>
    Object.fromEntries((fields.data.value ?? []).map(({ key, name }) => [`field.${key}`, name])),
  )
  return { names }
}
