const nothing = '–'

/** A field of a record's values, before and after; null where it had none. */
export type Change = { field: string; before: string | null; after: string | null; changed: boolean }

/** What a record says field by field, what changed first. Values that are no objects are one field without a name. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])]
  const isChange = before !== null && after !== null
  const all = names.map((field) => {
    const [was, is] = [old.get(field) ?? null, now.get(field) ?? null]
    return { field, before: was, after: is, changed: isChange && was !== is }
  })
  return all.toSorted((a, b) => Number(b.changed) - Number(a.changed))
}

function fieldsOf(value: unknown): Map<string, string> {
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([['', shown(value)]])
  return new Map(Object.entries(value).map(([field, each]) => [field, shown(each)]))
}

function shown(value: unknown): string {
  if (value === null || value === '') return nothing
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value)) return line(value) || nothing
  const separator = value.some((each) => each && typeof each === 'object') ? '\n' : ', '
  return (
    value.map((each) => (each && typeof each === 'object' ? line(each) : String(each))).join(separator) ||
    nothing
  )
}

/** An object in a line; what is deeper inside of it as JSON. */
function line(value: object): string {
  return Object.entries(value)
    .map(
      ([name, each]) => `${name}: ${each && typeof each === 'object' ? JSON.stringify(each) : String(each)}`,
    )
    .join(', ')
}
