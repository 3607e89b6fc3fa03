import { nobodyElse, type Recipients } from '../conversation/recipients.ts'
import type { Actor } from '../tickets/types.ts'
import { mostWatchers, type WatchReason } from './watcher.ts'

/** Who follows a ticket from a message on: whom it mentions, or whom the mail went to beside us. By their ids. */
export type Followed = {
  reason: Extract<WatchReason, 'mention' | 'mail'>
  people: string[]
  teams: string[]
  /** Who is told of it by a mail of their own, and where they read it; for notes, which no copy is sent of. */
  told: { people: string[]; link: string } | null
}

/** A message as it matters to who follows the ticket. */
type Said = {
  kind: 'reply' | 'note'
  authorId: string | null
  mail: { autoSubmitted: boolean } | null
  followed?: Followed | undefined
  /** Whom else it goes to, or went to. */
  recipients?: Recipients | undefined
}

/** Whom a message makes watchers. A mail does that for its ticket's requester only. */
export function followedBy(message: Said | null, requesterId: string): Followed | null {
  const followed = message?.followed
  if (!followed || (!followed.people.length && !followed.teams.length)) return null
  return followed.reason === 'mail' && message?.authorId !== requesterId ? null : followed
}

/** Whether who watches gets a copy: of everything that is said between people, and of no automatic answer. */
export function isCopied(message: Said | null): boolean {
  return message?.kind === 'reply' && !message.mail?.autoSubmitted
}

/** Who gets a copy: not who wrote it, nor who has it already: the requester, and whom it was addressed to. */
export function copiesFor<T extends { id: string; email: string }>(
  watching: readonly T[],
  { authorId, recipients }: Pick<Said, 'authorId' | 'recipients'>,
  requesterId: string,
): T[] {
  const { to, cc, bcc } = recipients ?? nobodyElse
  const addressed = new Set([...to, ...cc, ...bcc].map((address) => address.toLowerCase()))
  return watching
    .filter(({ id, email }) => id !== authorId && id !== requesterId && !addressed.has(email.toLowerCase()))
    .slice(0, 20 * mostWatchers)
}

/** What somebody is told who was mentioned in a note. It does not say what the note says: mails are forwarded, and answered. */
export function mentionNotice(
  author: string,
  { number, subject }: { number: string; subject: string },
  link: string,
): { subject: string; body: string } {
  return {
    subject: `[${number}] ${author} mentioned you`,
    body: `${author} mentioned you in a note on ${number}: ${subject}\n\nRead it, and answer there: ${link}`,
  }
}

/** Whom the watch came from, as its row keeps it. */
export function addedBy({ kind, id }: Actor): string | null {
  return kind === 'person' ? (id ?? null) : null
}
