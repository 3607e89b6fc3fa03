import { z } from 'zod'
import { checklistProgressSchema } from '../checklists/checklist.ts'
import {
  audienceSchema,
  recipientsSchema,
  shownAudienceSchema,
  shownRecipientsSchema,
  undoSecondsSchema,
} from '../conversation/schemas.ts'
import { fileSchema } from '../files/file.ts'
import { levels } from '../lifecycles/priority.ts'
import { resolutionChangesSchema, resolutionSchema } from '../lifecycles/resolution.ts'
import { personRefSchema } from '../people/person.ts'
import { shownReminderSchema } from '../reminders/reminder.ts'
import { clockSchema } from '../sla/clock.ts'
import { newTimeSchema, timeTotalsSchema } from '../time/entry.ts'
import { ticketNumberSchema } from './schemas.ts'
import { priorities, statusCategories, ticketKinds } from './types.ts'

const instant = z.iso.datetime({ offset: true })
const subject = z.string().trim().min(1, 'A ticket needs a subject.').max(500)
const text = z.string().max(1_000_000)
const tag = z.string().trim().min(1).max(60)

export const queueRefSchema = z.object({ id: z.uuid(), key: z.string(), name: z.string() })

/** A ticket as the API shows it. */
export const ticketSchema = z.object({
  number: ticketNumberSchema,
  kind: z.enum(ticketKinds),
  subject: z.string(),
  status: z.string(),
  statusCategory: z.enum(statusCategories),
  priority: z.enum(priorities),
  /** Impact and urgency give the priority, unless somebody chose it. */
  impact: z.enum(levels).nullable(),
  urgency: z.enum(levels).nullable(),
  priorityByHand: z.boolean(),
  queue: queueRefSchema,
  assignee: personRefSchema.nullable(),
  requester: personRefSchema,
  organization: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()),
  clocks: z.array(clockSchema),
  /** How it was resolved, for those who may read notes. */
  resolution: resolutionSchema.nullable(),
  snoozedUntil: instant.nullable(),
  /** One's own ones, and those for whoever has the ticket. */
  reminders: z.array(shownReminderSchema),
  /** How far its checklists are, for those who may read notes; null without any. */
  checklist: checklistProgressSchema.nullable(),
  /** When, by whom and why it was deleted, for those who may restore it. */
  deleted: z.object({ at: instant, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  /** What was logged on it, for those who may read notes. */
  time: timeTotalsSchema.nullable(),
  /** The ticket in which it goes on; its number and subject only for who may read it. */
  mergedInto: z.object({ number: ticketNumberSchema.nullable(), subject: z.string().nullable() }).nullable(),
  /** How many were merged into it, for those who may read notes. */
  merged: z.int(),
  /** Number of the ticket's latest event. */
  seq: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
})
export type Ticket = z.infer<typeof ticketSchema>

/** A file that came with a message. */
export const attachmentSchema = fileSchema.extend({
  /** Content-ID by which the message's HTML shows it, if it does. */
  contentId: z.string().nullable(),
  /** Somebody took it out of sight. */
  removed: z.boolean(),
})
export type Attachment = z.infer<typeof attachmentSchema>

export const messageKinds = ['reply', 'note'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Something said on a ticket. `html` is sanitised; remote images are kept under `data-remote-src`. */
export const messageSchema = z.object({
  id: z.uuid(),
  kind: z.enum(messageKinds),
  /** Which side said it. */
  from: z.enum(['agent', 'requester', 'system']),
  author: personRefSchema.nullable(),
  text: z.string(),
  html: z.string().nullable(),
  seq: z.number().int(),
  createdAt: instant,
  attachments: z.array(attachmentSchema),
  /** The mail that carried a reply out, if one did. */
  delivery: z.object({ id: z.uuid(), state: z.string(), answer: z.string().nullable() }).nullable(),
  /** The mail it came from, if it did. */
  intake: z.uuid().nullable(),
  /** Until when its author can take it back, and how many milliseconds that is from this answer on; null when they can't. */
  undo: z.object({ until: instant, leftMs: z.number().int() }).nullable(),
  /** Until when its author can change it; null when they can't. */
  editableUntil: instant.nullable(),
  editedAt: instant.nullable(),
  /** When and by whom it was deleted; what it says is then left out, but for those who may restore it. */
  deleted: z.object({ at: instant, by: z.string().nullable() }).nullable(),
  pinnedAt: instant.nullable(),
  /** Who may read this note besides its author; all agents when null. */
  audience: shownAudienceSchema.nullable(),
  /** Whom else it went to. Who gets a copy without others knowing is for agents. */
  recipients: shownRecipientsSchema.nullable(),
  /** The message that this note forwarded by mail. */
  forwards: z.uuid().nullable(),
  /** The ticket on which it was said, where that was merged into this one. */
  mergedFrom: ticketNumberSchema.optional(),
  /** The ticket that was made with a copy of it, and the one that it was copied from. */
  splitInto: ticketNumberSchema.optional(),
  splitFrom: ticketNumberSchema.optional(),
})
export type Message = z.infer<typeof messageSchema>

/** A pinned message, as it stands above the conversation. */
export const pinnedSchema = z.object({
  id: z.uuid(),
  kind: z.enum(messageKinds),
  author: z.string().nullable(),
  /** How it begins. */
  excerpt: z.string(),
})
export type Pinned = z.infer<typeof pinnedSchema>

/** A change that happened, numbered per ticket. `data` depends on `type`. */
export const ticketEventSchema = z.object({
  seq: z.number().int(),
  type: z.string(),
  actor: z.object({
    kind: z.enum(['person', 'rule', 'flow', 'system']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  at: instant,
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type ShownEvent = z.infer<typeof ticketEventSchema>

/** A running Temporal workflow of a ticket. */
export const processSchema = z.object({
  workflowId: z.string(),
  kind: z.enum(['ticket', 'sla']),
  status: z.string(),
  /** Its current state in plain words, as the Temporal UI shows it. */
  details: z.string().nullable(),
  startedAt: instant.nullable(),
  closedAt: instant.nullable(),
  url: z.url().nullable(),
})
export type Process = z.infer<typeof processSchema>

/** Whether a value from JSON is small and shallow enough to be kept with a ticket and shown in lists. */
function isModest(value: unknown): boolean {
  let size = 0
  let level = [value]
  for (let depth = 0; level.length; depth++) {
    if (depth > 20) return false
    const next: unknown[] = []
    for (const each of level) {
      size += typeof each === 'string' ? each.length : 1
      for (const [name, inner] of Object.entries(typeof each === 'object' && each ? each : {}))
        next.push(name, inner)
    }
    if (size + next.length > 100_000) return false
    level = next
  }
  return true
}

const body = {
  text: text.optional(),
  html: text.optional(),
  files: z.array(z.uuid()).max(50).optional(),
}
const move = {
  resolution: resolutionChangesSchema.optional(),
  /** A note for agents, which a transition may ask for. */
  note: z.string().trim().min(1).max(100_000).optional(),
  /** Time that was spent, to be logged. */
  time: newTimeSchema.optional(),
  /** That what a transition asks was read and is meant. */
  confirm: z.boolean().optional(),
}
const weight = { impact: z.enum(levels).nullable().optional(), urgency: z.enum(levels).nullable().optional() }
const needsText = (value: { text?: string | undefined; html?: string | undefined }) =>
  Boolean(value.text?.trim() || value.html?.trim())

const fieldValues = z
  .record(z.string().max(60), z.unknown())
  .refine(isModest, 'Fields may hold 100,000 characters, nested 20 levels deep.')

/** `POST /tickets`. The requester may be left out by a requester, who writes for themselves. */
export const newTicketSchema = z.object({
  subject,
  ...body,
  requester: z.object({ email: z.email().max(320), name: z.string().trim().max(200).optional() }).optional(),
  /** The organization they write for, by id; one they belong to. Their default one when left out. */
  organization: z.uuid().optional(),
  kind: z.enum(ticketKinds).default('incident'),
  /** When left out, impact and urgency give it; "normal" without them. */
  priority: z.enum(priorities).optional(),
  ...weight,
  /** A queue's key; the default queue when left out. */
  queue: z.string().max(60).optional(),
  tags: z.array(tag).max(50).default([]),
  /** Number of the ticket it is a copy of, with which it is linked. */
  related: ticketNumberSchema.optional(),
  /** The template it began with. */
  template: z.strictObject({ id: z.uuid(), version: z.int().min(1) }).optional(),
  /** The template of the checklist it begins with, for agents. */
  checklist: z.uuid().optional(),
  fields: fieldValues.default({}),
})
export type NewTicket = z.input<typeof newTicketSchema>

/** `PATCH /tickets/:number`: the fields to change. `assignee` is a person's id or mail address, or null. */
export const ticketChangesSchema = z
  .strictObject({
    subject: subject.optional(),
    kind: z.enum(ticketKinds).optional(),
    status: z.string().max(40).optional(),
    priority: z.enum(priorities).optional(),
    queue: z.string().max(60).optional(),
    assignee: z.string().max(320).nullable().optional(),
    tags: z.array(tag).max(50).optional(),
    /** Values of custom fields by their keys; null takes one away, the others stay. */
    fields: fieldValues.optional(),
    ...weight,
    /** Lets impact and urgency give the priority again. */
    priorityByMatrix: z.literal(true).optional(),
    ...move,
    reason: z.string().trim().max(1000).optional(),
    /** Has the open children go along when it is resolved, closed or cancelled. */
    children: z.literal(true).optional(),
  })
  .refine(
    ({ reason: _, confirm: __, note: ___, children: ____, ...changes }) =>
      Object.values(changes).some((value) => value !== undefined),
    'Name at least one field to change.',
  )
export type TicketChanges = z.infer<typeof ticketChangesSchema>

/** `POST /tickets/:number/messages`. A reply may move the ticket to another status in the same step. */
export const newMessageSchema = z
  .strictObject({
    kind: z.enum(messageKinds),
    ...body,
    status: z.string().max(40).optional(),
    ...move,
    /** What the transition asks for, changed in the same step. */
    fields: fieldValues.optional(),
    assignee: z.string().max(320).nullable().optional(),
    tags: z.array(tag).max(50).optional(),
    ...weight,
    /** Has the open children go along when it resolves, closes or cancels the ticket. */
    children: z.literal(true).optional(),
    /** For how long it can be taken back before it is mailed. The writer's own setting when left out; none with a token. */
    undoSeconds: undoSecondsSchema.optional(),
    /** Who may read a note. */
    audience: audienceSchema.optional(),
    /** Whom a reply goes to besides the requester, or whom a note forwards a message to. */
    recipients: recipientsSchema.optional(),
    /** The message that a note forwards by mail. */
    forwards: z.uuid().optional(),
    /** Number of the latest event its writer knows of: a reply is refused when somebody else answered since. */
    seen: z.int().min(0).optional(),
  })
  .refine(
    ({ status, fields, assignee, tags: given, impact, urgency, children }) =>
      status !== undefined ||
      [fields, assignee, given, impact, urgency, children].every((each) => each === undefined),
    {
      path: ['status'],
      message: 'Fields and children go along with another status only.',
    },
  )
  .refine((value) => needsText(value) || value.forwards, {
    path: ['text'],
    message: 'Write something first.',
  })
  .refine(({ kind, audience, forwards }) => !audience || (kind === 'note' && !forwards), {
    path: ['audience'],
    message: 'Only a note that stays here is for some agents alone.',
  })
  .refine(({ kind, forwards }) => !forwards || kind === 'note', {
    path: ['forwards'],
    message: 'A message is forwarded with a note.',
  })
  .refine(({ recipients, forwards }) => !forwards || recipients?.to.length, {
    path: ['recipients'],
    message: 'Name whom it is forwarded to.',
  })
  .refine(({ kind, recipients, forwards }) => !recipients || kind === 'reply' || forwards, {
    path: ['recipients'],
    message: 'A note is not mailed to anybody.',
  })
export type NewMessage = z.infer<typeof newMessageSchema>
