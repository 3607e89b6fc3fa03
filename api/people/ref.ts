/** A person as shown beside something else, or null when there is none. */
export function personRef(id: string | null, name: string | null, email: string | null) {
  return id ? { id, name: name ?? '', email: email ?? '' } : null
}
