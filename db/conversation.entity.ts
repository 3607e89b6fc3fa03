import { defineEntity, p } from '@mikro-orm/core'
import { type Addressed, type DraftContent, type DraftFile, draftKinds } from '#domain/conversation/draft.ts'
import { Person } from './people.entity.ts'
import { Message, Ticket } from './tickets.entity.ts'

/** A text that a message had before it was edited. */
export const MessageVersion = defineEntity({
  name: 'MessageVersion',
  tableName: 'message_version',
  properties: {
    message: () => p.manyToOne(Message).primary().deleteRule('cascade'),
    version: p.integer().primary(),
    text: p.text(),
    html: p.text().nullable(),
    replacedBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    replacedAt: p.datetime(3),
  },
})

/** Something written and not yet sent: one for each person, ticket and kind of message, on all their devices. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    person: () => p.manyToOne(Person).primary().deleteRule('cascade'),
    ticket: () => p.manyToOne(Ticket).primary().index().deleteRule('cascade'),
    kind: p.enum(draftKinds).primary(),
    text: p.text(),
    html: p.text(),
    files: p.json<DraftFile[]>().defaultRaw(`'[]'`),
    /** Whom it is for. */
    addressed: p.json<Addressed>().nullable(),
    /** Number of the ticket's event that was the latest when the writing began. */
    since: p.integer().default(0),
    /** Counts what was saved, so that a device notices that another one was faster. */
    revision: p.integer(),
    savedAt: p.datetime(3),
    /** Which browser saved it. */
    device: p.uuid(),
    /** What another device had written, and this one did not know of. */
    other: p.json<DraftContent & { savedAt: string }>().nullable(),
  },
})
