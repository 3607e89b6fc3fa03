import type { FieldDefinition } from '#domain/fields/definition.ts'

type Values = Record<string, unknown>

/** The values a requester may see, of a ticket. */
export function shownToRequesters(values: Values, definitions: readonly FieldDefinition[]): Values {
  const shown = new Set(definitions.flatMap(({ key, forRequesters }) => (forRequesters ? [key] : [])))
  return Object.fromEntries(Object.entries(values).filter(([key]) => shown.has(key)))
}
