/** What replaces a tag everywhere: another one, or nothing. */
export type Retag = { from: string; to: string | null }

/** What follows for a ticket with those tags: nothing when it does not have what is to be replaced. */
export function retag(tags: readonly string[], { from, to }: Retag): { type: 'retagged'; data: Retag }[] {
  return from !== to && tags.includes(from) ? [{ type: 'retagged', data: { from, to } }] : []
}

/** The tags after it, in their order; one that the ticket has already does not come twice. */
export function retagged(tags: readonly string[], { from, to }: Retag): string[] {
  const replaced = tags.flatMap((tag) => (tag === from ? (to ?? []) : tag))
  return [...new Set(replaced)]
}
