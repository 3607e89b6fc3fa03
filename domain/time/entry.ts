import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'
import { ticketNumberSchema } from '../tickets/schemas.ts'
import { timeTypeRefSchema } from './type.ts'

/** What was done when, for how long, by whom, and as what. */
export type TimeEntry = {
  id: string
  personId: string
  /** ISO 8601, as it was where they are. */
  day: string
  minutes: number
  billable: boolean
  /** The type of work. */
  typeId: string | null
  text: string
}

/** What can be changed of an entry; what is left out stays. */
export type TimeChanges = Partial<Omit<TimeEntry, 'id' | 'personId'>>

export type TimeOperation =
  /** `timer` is one's timer that ends with it, by id. */
  | { do: 'log'; entry: TimeEntry; timer?: string | undefined }
  | { do: 'change'; entry: string; changes: TimeChanges }
  | { do: 'delete'; entry: string }

export type TimeCommand = { type: 'time'; payload: TimeOperation }

/** What an event keeps of an entry: not its text, which may be erased. */
export type LoggedTime = Omit<TimeEntry, 'id' | 'text' | 'personId'>

export type TimeEvent =
  | { type: 'time_logged'; data: { entry: string; person: string } & LoggedTime }
  | {
      type: 'time_changed'
      data: { entry: string; person: string; from: LoggedTime; to: LoggedTime; reworded: boolean }
    }
  | { type: 'time_deleted'; data: { entry: string; person: string } & LoggedTime }

/** What to answer for a day that is still to come. */
export const notSpentYet = 'Time is logged once it was spent.'

const day = z.iso.date().refine((value) => value >= '2000-01-01', notSpentYet)
const duration = z.union([z.int().max(1_000_000), z.string().max(40)])

/** Time to log: `POST /tickets/:number/time`, and along with a change of status. */
export const newTimeSchema = z.strictObject({
  /** `1h 30m`, `1:30`, `1.5h`, or minutes. */
  duration,
  /** Today where they are, when left out. */
  day: day.optional(),
  /** A type of work, by id. */
  type: z.uuid().nullish(),
  /** As its type of work is, when left out. */
  billable: z.boolean().optional(),
  text: z.string().trim().max(2_000).optional(),
  /** Who spent it, by id; who logs it when left out. */
  person: z.uuid().optional(),
})
export type NewTime = z.input<typeof newTimeSchema>

/** `PATCH /tickets/:number/time/:id`. */
export const timeChangesSchema = z
  .strictObject({
    duration: duration.optional(),
    day: day.optional(),
    type: z.uuid().nullable().optional(),
    billable: z.boolean().optional(),
    text: z.string().trim().max(2_000).optional(),
  })
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Name at least one field to change.',
  )
export type TimeEntryChanges = z.infer<typeof timeChangesSchema>

const minutes = z.int()

/** All time that was logged on something, and how much of it is billable. In minutes. */
export const timeTotalsSchema = z.object({ minutes, billableMinutes: minutes })
export type TimeTotals = z.infer<typeof timeTotalsSchema>

/** An entry as the API shows it. */
export const timeEntrySchema = z.object({
  id: z.uuid(),
  ticket: z.object({ number: ticketNumberSchema, subject: z.string().nullable() }),
  person: personRefSchema,
  day: z.iso.date(),
  minutes,
  billable: z.boolean(),
  type: timeTypeRefSchema.nullable(),
  text: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type ShownTime = z.infer<typeof timeEntrySchema>
