import { ownLocale, utcFormat } from '@/shared/time/format.ts'
import type { FieldDefinition } from './api.ts'

/** A value as a text, but for those that only the desk knows the name of. */
export function wordsFor(field: FieldDefinition, value: unknown, locale: string): string {
  switch (field.type) {
    case 'choice':
      return labelOf(field, value)
    case 'tree':
      return pathOf(field, String(value)).join(' › ')
    case 'choices':
      return Array.isArray(value) ? value.map((each) => labelOf(field, each)).join(', ') : String(value)
    case 'number':
    case 'decimal':
      return Number(value).toLocaleString(ownLocale(locale), { maximumFractionDigits: 10 })
    case 'money':
      return new Intl.NumberFormat(ownLocale(locale), {
        style: 'currency',
        currency: field.currency ?? 'EUR',
      }).format(Number(value))
    case 'date':
      return utcFormat(locale, { dateStyle: 'medium' }).format(new Date(`${String(value)}T00:00:00Z`))
    case 'date_time':
      return new Intl.DateTimeFormat(ownLocale(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(String(value)),
      )
    default:
      return String(value)
  }
}

const labelOf = ({ options }: FieldDefinition, key: unknown) =>
  options.find((option) => option.key === key)?.label ?? String(key)

/** The labels from the root of a tree down to that option. */
export function pathOf({ options }: FieldDefinition, key: string): string[] {
  const path: string[] = []
  for (let at: string | null = key; at !== null && path.length < 20; ) {
    const option = options.find((each) => each.key === at)
    path.unshift(option?.label ?? at)
    at = option?.parent ?? null
  }
  return path
}

/** What can be picked: not what was retired, and of a tree its leaves, with the way to them. */
export function choicesOf(field: FieldDefinition): { value: string; label: string }[] {
  const parents = new Set(field.options.map(({ parent }) => parent))
  return field.options
    .filter(({ key, retired }) => !retired && (field.type !== 'tree' || !parents.has(key)))
    .map(({ key, label }) => ({
      value: key,
      label: field.type === 'tree' ? pathOf(field, key).join(' › ') : label,
    }))
}
