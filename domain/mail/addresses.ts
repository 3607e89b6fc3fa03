import { cleanLine } from './text.ts'

/** Somebody's mail address and, if they gave one, their name. */
export type MailAddress = { email: string; name: string | null }

/** A usable address in lower case, or null: one `@`, something on both sides, nothing that ends a header. */
export function mailAddress(address: string | null | undefined, name?: string | null): MailAddress | null {
  const email = (address ?? '').trim().toLowerCase()
  if (email.length > 320 || !/^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+$/.test(email)) return null
  if (email !== cleanLine(email, 320)) return null
  return { email, name: cleanLine(name ?? '', 200) || null }
}

/** What is behind the `@`, in lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** What is before the `@`, in lower case. */
export function localPartOf(email: string): string {
  return email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase()
}

/** The address without its `+tag` (RFC 5233), as mailboxes are compared. */
export function withoutTag(email: string): string {
  return email.toLowerCase().replace(/\+[^@]*@/, '@')
}

/** A name for somebody who gave none: `jane.doe@x` is called `jane.doe`. */
export function nameOf({ email, name }: MailAddress): string {
  return name ?? (localPartOf(email) || email)
}
