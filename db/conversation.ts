import { type Kysely, type SqlBool, sql } from 'kysely'
import type { FileState } from '#domain/files/state.ts'
import type { Forwarded } from '#domain/mail/compose.ts'
import type { Tables } from './database.ts'
import { familyOf } from './merging.ts'

/** What a mail says of its ticket's conversation, and the files that come with it. */
export type SaidInMail = {
  text: string
  html: string | null
  deleted: boolean
  forwarded: Forwarded | null
  files: { sha256: string; name: string; type: string; contentId: string | null; state: FileState }[]
}

type Row = Omit<SaidInMail, 'forwarded'> & {
  forwarded: {
    name: string | null
    email: string | null
    at: string
    text: string
    html: string | null
  } | null
}

/**
 * What the mail that carries a message says: as it was when it left, if it has left (what is edited afterwards is not
 * sent again), with the message that it forwards. Null when there is no such message.
 */
export async function saidInMail(
  db: Kysely<Tables>,
  messageId: string,
  sentAt: Date | null,
): Promise<SaidInMail | null> {
  const { rows } = await sql<Row>`
    select coalesce(sent.text, message.text) as text,
      case when sent.version is null then message.html else sent.html end as html,
      message.deleted_at is not null as deleted,
      (select jsonb_build_object('name', author.name, 'email', author.email, 'at', original.created_at,
          'text', original.text, 'html', original.html)
        from message as original left join person as author on author.id = original.author_id
        where original.id = message.forwards and original.ticket_id in ${familyOf(sql`message.ticket_id`)}
          and original.deleted_at is null) as forwarded,
      coalesce((select jsonb_agg(jsonb_build_object(
          'sha256', sha256, 'name', name, 'type', type, 'contentId', content_id, 'state', state) order by id)
        from attachment where message_id in (message.id, message.forwards) and removed_at is null), '[]') as files
    from message left join lateral (
      select version, text, html from message_version
      where message_id = message.id and replaced_at > ${sentAt}::timestamptz order by version limit 1
    ) as sent on true
    where message.id = ${messageId}`.execute(db)
  const row = rows[0]
  return row ? { ...row, forwarded: row.forwarded && forwardedOf(row.forwarded) } : null
}

function forwardedOf({ name, email, at, text, html }: NonNullable<Row['forwarded']>): Forwarded {
  const from = name && email ? `${name} <${email}>` : (name ?? email ?? '')
  return { from, at: new Date(at).toUTCString(), text, html }
}

/** As SQL, whether that person is among those a row of `message` is for. */
export function isAudience(personId: string) {
  // A part that does not apply is unknown, which is no reason to see it.
  return sql<SqlBool>`((message.audience is null or message.author_id = ${personId}
    or message.audience -> 'people' ? ${personId}::text
    or (message.audience ->> 'team')::uuid in (
      select team_id from team_member where person_id = ${personId})) is true)`
}
