import { defineEntity, p } from '@mikro-orm/core'
import { deliveryKinds, deliveryStates } from '#domain/mail/delivery.ts'
import { intakeStates } from '#domain/mail/intake.ts'
import { Person, Queue } from './people.entity.ts'
import { Message, Ticket } from './tickets.entity.ts'

/** An address we receive at and send from. */
export const Mailbox = defineEntity({
  name: 'Mailbox',
  tableName: 'mailbox',
  properties: {
    id: p.uuid().primary(),
    /** In lower case. */
    address: p.string().length(320).unique(),
    name: p.string().length(200),
    queue: () => p.manyToOne(Queue).index().deleteRule('restrict'),
    /** Mail to an address that is no mailbox goes here. */
    isDefault: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})

/** One received mail and its fate. Its raw bytes are stored under their SHA-256. */
export const Intake = defineEntity({
  name: 'Intake',
  tableName: 'intake',
  properties: {
    id: p.uuid().primary(),
    sha256: p.string().length(64).index(),
    size: p.bigint('number'),
    /** Envelope sender (RFC 5321 MAIL FROM); empty for bounces. */
    envelopeFrom: p.text(),
    envelopeTo: p.array(),
    mailbox: () => p.manyToOne(Mailbox).nullable().index().deleteRule('set null'),
    mailMessageId: p.text().nullable(),
    from: p.text().nullable(),
    subject: p.text().nullable(),
    /** Where it came from: the client's address. */
    remoteAddress: p.string().length(100).nullable(),
    state: p.enum(intakeStates).default('received'),
    ticketNumber: p.string().length(20).nullable().index(),
    reasonCode: p.string().length(60).nullable(),
    reason: p.text().nullable(),
    /** A person decided that it becomes a ticket in spite of its reason. */
    released: p.boolean().default(false),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(3).defaultRaw('now()'),
    /** Until when a worker has it in its hands. */
    claimedUntil: p.datetime(3).nullable(),
    receivedAt: p.datetime(3).defaultRaw('now()'),
    doneAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'intake_received', properties: ['receivedAt', 'id'] },
    { name: 'intake_state_received', properties: ['state', 'receivedAt', 'id'] },
    {
      name: 'intake_due',
      expression: `create index "intake_due" on "intake" ("next_attempt_at") where "state" = 'received'`,
    },
    // The same mail handed over twice (its sender never saw our answer) is one intake.
    {
      name: 'intake_once',
      expression: `create unique index "intake_once" on "intake" ("mail_message_id", "sha256") where "mail_message_id" is not null and "state" <> 'duplicate'`,
    },
  ],
})

/** One mail to send and its fate. */
export const Delivery = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(deliveryKinds),
    /** None for a notice about an account. */
    ticket: () => p.manyToOne(Ticket).nullable().deleteRule('cascade'),
    /** What a notice says, until it is sent: it may hold a one-time link. */
    body: p.text().nullable(),
    /** The reply it carries; a receipt repeats the requester's own first message. */
    message: () => p.manyToOne(Message).nullable().index().deleteRule('set null'),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    mailbox: () => p.manyToOne(Mailbox).nullable().index().deleteRule('set null'),
    toAddress: p.text(),
    toName: p.text().nullable(),
    cc: p.array().default([]),
    bcc: p.array().default([]),
    fromAddress: p.text(),
    fromName: p.text(),
    subject: p.text(),
    /** Without angle brackets; the same at every attempt. */
    mailMessageId: p.text().unique(),
    inReplyTo: p.text().nullable(),
    references: p.array().default([]),
    state: p.enum(deliveryStates),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(3).nullable(),
    /** Which attempt has it in its hands, and until when. */
    claim: p.uuid().nullable(),
    claimedUntil: p.datetime(3).nullable(),
    answer: p.text().nullable(),
    reason: p.string().length(60).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    sentAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'delivery_ticket_created', properties: ['ticket', 'createdAt'] },
    { name: 'delivery_created', properties: ['createdAt', 'id'] },
    { name: 'delivery_state_created', properties: ['state', 'createdAt', 'id'] },
    {
      name: 'delivery_due',
      expression: `create index "delivery_due" on "delivery" ("next_attempt_at") where "state" in ('due', 'claimed', 'handed')`,
    },
  ],
})
