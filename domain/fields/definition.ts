import { z } from 'zod'
import { ticketKinds } from '../tickets/types.ts'

/** What a custom field holds. `asset` is a reference to a piece of equipment, by its tag. */
export const customFieldTypes = [
  'text',
  'long_text',
  'number',
  'decimal',
  'money',
  'date',
  'date_time',
  'boolean',
  'choice',
  'choices',
  'tree',
  'person',
  'organization',
  'asset',
  'url',
] as const
export type CustomFieldType = (typeof customFieldTypes)[number]

/** Types whose values are options that administrators name. */
export const optionTypes: readonly CustomFieldType[] = ['choice', 'choices', 'tree']

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Begin with a letter; use small letters, digits and _ only.')

/** One of the values of a pick list. An option of a tree has a parent; only leaves can be picked. */
export const fieldOptionSchema = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'Use small letters, digits, _ and - only.'),
  label: z.string().trim().min(1).max(120),
  parent: z.string().max(60).nullable().default(null),
  /** Kept for the tickets that have it, offered to nobody. */
  retired: z.boolean().default(false),
})
export type FieldOption = z.infer<typeof fieldOptionSchema>

/** When a field has to have a value: never, when the ticket is made, or when it is resolved. */
export const requirements = ['never', 'create', 'resolve'] as const
export type Requirement = (typeof requirements)[number]

const definition = {
  name: z.string().trim().min(1, 'A field needs a name.').max(80),
  description: z.string().trim().max(500).default(''),
  type: z.enum(customFieldTypes),
  /** The kinds of tickets that have it; all when empty. */
  kinds: z.array(z.enum(ticketKinds)).max(ticketKinds.length).default([]),
  /** The teams whose queues' tickets have it; all when empty. */
  teams: z.array(z.uuid()).max(200).default([]),
  options: z.array(fieldOptionSchema).max(500).default([]),
  /** What a text has to match as a whole, and what to write, in words. */
  pattern: z.string().max(500).nullable().default(null),
  patternHint: z.string().trim().max(200).default(''),
  /** The least and the most a number may be. */
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  /** Of an amount of money (ISO 4217). */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as EUR.')
    .nullable()
    .default(null),
  default: z.unknown().default(null),
  required: z.enum(requirements).default('never'),
  /** A filter: asked for only while it holds for the ticket. */
  visibleWhen: z.string().trim().max(1_000).nullable().default(null),
  /** A filter: required also while it holds. */
  requiredWhen: z.string().trim().max(1_000).nullable().default(null),
  /** Whether requesters see and fill it in, too. */
  forRequesters: z.boolean().default(false),
}

/** What administrators say of a field. */
export const newFieldSchema = z.strictObject({ key, ...definition })
export type NewField = z.input<typeof newFieldSchema>

/** The key is what tickets keep values under: it stays. */
export const fieldDefinitionSchema = z.object({
  id: z.uuid(),
  key,
  ...definition,
  position: z.int(),
  /** No longer asked for; what tickets have is kept and shown. */
  archived: z.boolean(),
})
export type FieldDefinition = z.output<typeof fieldDefinitionSchema>

/** What a field is like without where it stands in the list. */
export type FieldShape = Omit<FieldDefinition, 'id' | 'position' | 'archived'>

/** `PUT /fields/:id`: all of the definition but its key. */
export const fieldChangeSchema = z.strictObject({ ...definition, archived: z.boolean().default(false) })
