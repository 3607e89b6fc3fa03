import { defineEntity, p } from '@mikro-orm/core'
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
  },
})
