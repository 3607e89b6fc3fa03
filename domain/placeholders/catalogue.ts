/** What canned replies, macros and templates for new tickets may name in double braces, in Liquid. */
export const placeholders = [
  'ticket.number',
  'ticket.subject',
  'ticket.kind',
  'ticket.status',
  'ticket.priority',
  'ticket.tags',
  'ticket.created',
  'requester.name',
  'requester.first_name',
  'requester.email',
  'assignee.name',
  'agent.name',
  'agent.first_name',
  'agent.email',
  'agent.phone',
  'agent.job_title',
  'agent.location',
  'agent.signature',
  'queue.name',
  'organization.name',
  'today',
] as const
export type Placeholder = (typeof placeholders)[number]

/** What they stand for: what is not known is empty. Days are ISO 8601 dates. */
export type PlaceholderValues = { [Name in Placeholder]: Name extends 'ticket.tags' ? string[] : string }

/** Before there is a ticket: what is only known of one stands empty. */
export const unknownValues: PlaceholderValues = {
  ...(Object.fromEntries(placeholders.map((name) => [name, ''])) as Record<Placeholder, string>),
  'ticket.tags': [],
}

/** The values as the template language walks them: `ticket.number` is `number` of `ticket`. */
export function asContext(values: PlaceholderValues): Record<string, unknown> {
  const context: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const [group = '', field] = name.split('.')
    if (field === undefined) context[group] = value
    else context[group] = { ...(context[group] as object | undefined), [field]: value }
  }
  return context
}

/** Whether a path that a template names is a placeholder, or leads into one that is a list. */
export function isPlaceholder(path: string): boolean {
  return placeholders.some((name) => path === name) || /^ticket\.tags\.(first|last|size|\d+)$/.test(path)
}

/** The first word of a name. */
export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? ''

/** The placeholder that somebody may have meant, or undefined when nothing is near. */
export function nearestPlaceholder(path: string): Placeholder | undefined {
  const [best] = placeholders
    .map((name) => ({ name, apart: distance(path.toLowerCase(), name) }))
    .sort((one, other) => one.apart - other.apart)
  return best && best.apart <= Math.max(2, best.name.length / 3) ? best.name : undefined
}

/** How many characters have to be added, left out or replaced (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, character] of [...one.slice(0, 100)].entries()) {
    const next = [index + 1]
    for (let at = 0; at < other.length; at++) {
      const replaced = (row[at] ?? 0) + (character === other[at] ? 0 : 1)
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
