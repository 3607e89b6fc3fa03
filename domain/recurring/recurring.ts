import { z } from 'zod'
import { levels } from '../lifecycles/priority.ts'
import { personRefSchema } from '../people/person.ts'
import { templateContentSchema } from '../templates/template.ts'
import { missedChoices } from './missed.ts'
import { type Plan, planFields } from './when.ts'

const instant = z.iso.datetime({ offset: true })

/** Who a ticket is opened for; whoever wrote the definition when left out. */
const requesterSchema = z.strictObject({
  email: z.email('Give a mail address.').max(320),
  name: z.string().trim().max(200).default(''),
})

const level = z.enum(levels).nullable()

/** The ticket that is made: as a template says at that time, or as its own content says. Its words are templates. */
export const recurringTicketSchema = z
  .strictObject({
    template: z.uuid().nullable().default(null),
    content: templateContentSchema.nullable().default(null),
    requester: requesterSchema.nullable().default(null),
    /** What they write for, by id; their default one when left out. */
    organization: z.uuid().nullable().default(null),
    /** Both together give the priority, where it is "normal". */
    impact: level.default(null),
    urgency: level.default(null),
  })
  .superRefine(({ template, content }, context) => {
    const issue = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (template && content) issue(['content'], 'The template says what the ticket is.')
    if (!template && !content) issue(['content'], 'Name a template, or say what the ticket is.')
    if (content && !content.subject) issue(['content', 'subject'], 'A ticket needs a subject.')
  })
export type RecurringTicket = z.infer<typeof recurringTicketSchema>

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  ticket: recurringTicketSchema,
  ...planFields,
  /** The working calendar that says what days off are, by id. */
  calendar: z.uuid().nullable(),
  missed: z.enum(missedChoices),
  /** How late a missed ticket is still made, in hours. */
  withinHours: z.int().min(1).max(8_760),
}

/** What `POST /recurring` takes. */
export const newRecurringSchema = z.strictObject({
  ...fields,
  start: fields.start.optional(),
  end: fields.end.default(null),
  count: fields.count.default(null),
  onDayOff: fields.onDayOff.default('make'),
  calendar: fields.calendar.default(null),
  missed: fields.missed.default('all'),
  withinHours: fields.withinHours.default(168),
})
export type NewRecurring = z.input<typeof newRecurringSchema>

/** What `PATCH /recurring/:id` takes; what is left out stays. */
export const recurringChangesSchema = z.strictObject(fields).partial()

/** All that is set about one. */
export type RecurringSettings = z.infer<z.ZodObject<typeof fields>>

/** What `POST /recurring/preview` takes: as much as is filled in. */
export const recurringPreviewSchema = z.strictObject({
  ...planFields,
  calendar: fields.calendar.default(null),
  start: fields.start.optional(),
  end: fields.end.default(null),
  count: fields.count.default(null),
  onDayOff: fields.onDayOff.default('make'),
  ticket: recurringTicketSchema.optional(),
  /** The one that would be changed: what it has made counts. */
  of: z.uuid().optional(),
})

/** An occurrence to come; the day it is moved from when that one is a day off. */
export const nextOccurrenceSchema = z.object({ at: instant, movedFrom: z.iso.date().nullable() })
export type NextOccurrence = z.infer<typeof nextOccurrenceSchema>

export const recurringStates = ['active', 'paused', 'ended'] as const
export type RecurringState = (typeof recurringStates)[number]

/** One as it is shown. */
export const recurringSchema = z.object({
  id: z.uuid(),
  ...fields,
  /** Without who it is for, and with the names of what it refers to. */
  ticket: z.object({
    template: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    content: templateContentSchema.nullable(),
    requester: z.object({ email: z.string(), name: z.string() }).nullable(),
    organization: z.uuid().nullable(),
    impact: level,
    urgency: level,
  }),
  state: z.enum(recurringStates),
  /** In whose name and with whose rights the tickets are made: whoever saved it last. */
  maker: personRefSchema.nullable(),
  next: z.array(nextOccurrenceSchema),
  /** How many tickets it made, how many are on their way, and how many could not be made. */
  made: z.int(),
  due: z.int(),
  failed: z.int(),
  createdAt: instant,
  updatedAt: instant,
})
export type Recurring = z.infer<typeof recurringSchema>

export const occurrenceStates = ['due', 'made', 'failed', 'skipped'] as const
export type OccurrenceState = (typeof occurrenceStates)[number]

/** What became of one occurrence. */
export const shownOccurrenceSchema = z.object({
  at: instant,
  /** Somebody asked for it, beside the plan. */
  byHand: z.boolean(),
  state: z.enum(occurrenceStates),
  ticket: z.string().nullable(),
  /** The ticket's subject, for who may read it. */
  subject: z.string().nullable(),
  code: z.string().nullable(),
  field: z.string().nullable(),
  detail: z.string().nullable(),
})
export type ShownOccurrence = z.infer<typeof shownOccurrenceSchema>

/** What a ticket remembers of the definition that made it. `at` is in epoch milliseconds. */
export type MadeBy = { id: string; name: string; at: number }

/** What can't be, beyond what each field can't: null when all is well. */
export function planProblem(
  { when, start, end, onDayOff }: Plan,
  calendar: string | null,
): { field: string; message: string } | null {
  if (end !== null && end < start) return { field: 'end', message: 'The end lies before the start.' }
  if (onDayOff !== 'make' && !calendar)
    return { field: 'calendar', message: 'Name the calendar that says what days off are.' }
  if (when.every === 'once' && (when.at.slice(0, 10) < start || (end !== null && when.at.slice(0, 10) > end)))
    return { field: 'when.at', message: 'This day lies outside of its start and end.' }
  return null
}
