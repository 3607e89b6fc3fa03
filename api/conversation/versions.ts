import { z } from 'zod'
import type { Message } from '#domain/tickets/ticket.ts'
import type { Seen } from '../merging/family.ts'
import type { Services } from '../services.ts'

/** A text that a message had, and when and by whom it was replaced. */
export const versionSchema = z.object({
  version: z.int(),
  text: z.string(),
  html: z.string().nullable(),
  replacedAt: z.iso.datetime({ offset: true }),
  replacedBy: z.string().nullable(),
})

/** What `message` said before, newest first; nothing when it was deleted, but for those who may restore it. */
export async function listVersions(
  { db }: Services,
  { sight }: Seen,
  message: Message,
): Promise<z.output<typeof versionSchema>[]> {
  if (message.deleted && !sight.deleted) return []
  const rows = await db
    .selectFrom('message_version')
    .leftJoin('person', 'person.id', 'message_version.replaced_by_id')
    .select(['version', 'text', 'html', 'replaced_at', 'person.name'])
    .where('message_id', '=', message.id)
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ replaced_at, name, ...row }) => ({
    ...row,
    replacedAt: replaced_at.toISOString(),
    replacedBy: name,
  }))
}
