import { defineEntity, p } from '@mikro-orm/core'
import { fileStates } from '#domain/files/state.ts'
import { Person } from './people.entity.ts'
import { Message } from './tickets.entity.ts'

/** A file by name. Its bytes are stored once, under their SHA-256. Without a message it waits to be sent. */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary(),
    message: () => p.manyToOne(Message).nullable().index().deleteRule('cascade'),
    uploadedBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    sha256: p.string().length(64).index(),
    name: p.string().length(400),
    type: p.string().length(200),
    size: p.bigint('number'),
    contentId: p.string().length(400).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    /** Whether it was scanned, and what came of it. */
    state: p.enum(fileStates).default('waiting'),
    reason: p.text().nullable(),
    /** What its follower made of it: a small picture, or what a mail says. */
    preview: p.string().length(64).nullable().index(),
    /** When its follower looks at it (again); null when it is done with it. */
    nextLookAt: p.datetime(3).nullable().defaultRaw('now()'),
    looks: p.smallint().default(0),
    removedAt: p.datetime(3).nullable(),
    removedBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
  },
  indexes: [
    {
      name: 'attachment_to_look_at',
      expression: `create index "attachment_to_look_at" on "attachment" ("next_look_at") where "next_look_at" is not null`,
    },
    {
      name: 'attachment_unsent',
      expression: `create index "attachment_unsent" on "attachment" ("created_at") where "message_id" is null`,
    },
    {
      name: 'attachment_removed',
      expression: `create index "attachment_removed" on "attachment" ("removed_at") where "removed_at" is not null`,
    },
  ],
})

/** Somebody got a file's content. */
export const FileDownload = defineEntity({
  name: 'FileDownload',
  tableName: 'file_download',
  properties: {
    id: p.uuid().primary(),
    attachment: () => p.manyToOne(Attachment).deleteRule('cascade'),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    how: p.enum(['download', 'preview']),
    at: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [{ name: 'file_download_attachment_at', properties: ['attachment', 'at'] }],
})
