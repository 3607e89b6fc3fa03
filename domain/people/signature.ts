/** What a signature may name in double braces; filled in when a reply is sent. */
export const placeholders = [
  'agent.name',
  'agent.email',
  'agent.phone',
  'agent.job_title',
  'agent.location',
  'ticket.number',
  'requester.name',
  'organization.name',
] as const
export type Placeholder = (typeof placeholders)[number]

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The placeholders in `text` that do not exist, as they are written there. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(pattern)].map(([, name = '']) => name)
  return [...new Set(named)].filter((name) => !isPlaceholder(name))
}

/** `text` with its placeholders filled in; what is not known stays empty. */
export function fillPlaceholders(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replaceAll(pattern, (whole, name: string) =>
    isPlaceholder(name) ? (values[name] ?? '') : whole,
  )
}

const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name)
