import { z } from 'zod'
import { isTimeZone } from '../sla/calendar.ts'
import { nameSchema, personRefSchema, personSchema, roleKeySchema } from './person.ts'
import { placeholders, unknownPlaceholders } from './signature.ts'

const instant = z.iso.datetime({ offset: true })

/** A mail address somebody is known by. */
export const addressSchema = z.object({
  address: z.string(),
  /** The one they sign in with and are written to. */
  main: z.boolean(),
  verifiedAt: instant.nullable(),
  createdAt: instant,
})
export type Address = z.infer<typeof addressSchema>

/** That somebody belongs to an organization. */
export const membershipSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** They speak for it. */
  isContact: z.boolean(),
  /** They write for it unless they say otherwise. */
  isDefault: z.boolean(),
})

/** Everything a person's own page shows. */
export const profileSchema = personSchema.extend({
  phone: z.string(),
  jobTitle: z.string(),
  location: z.string(),
  timeZone: z.string().nullable(),
  language: z.string().nullable(),
  signature: z.string(),
  preferences: z.record(z.string(), z.unknown()),
  avatar: z.string().nullable(),
  addresses: z.array(addressSchema),
  organizations: z.array(membershipSchema),
  /** Who they were found to be. */
  mergedInto: personRefSchema.nullable(),
  updatedAt: instant,
})
export type Profile = z.infer<typeof profileSchema>

export const timeZoneSchema = z
  .string()
  .max(60)
  .refine(isTimeZone, 'This time zone is not known. Use a name like Europe/Berlin.')

export const languageSchema = z
  .string()
  .max(20)
  .refine(isLanguage, 'This is no language tag. Use one like en or pt-BR (BCP 47).')

const signatureSchema = z
  .string()
  .max(10_000)
  .superRefine((text, context) => {
    const unknown = unknownPlaceholders(text)
    if (unknown.length)
      context.addIssue({
        code: 'custom',
        params: { code: 'unknown_placeholder' },
        message: `There is no {{${unknown[0]}}}. Use ${placeholders.map((name) => `{{${name}}}`).join(', ')}.`,
      })
  })

const preference = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])

/** `PATCH /me/profile`: what people say about themselves. */
export const ownChangesSchema = z.strictObject({
  name: nameSchema.optional(),
  phone: z.string().trim().max(60).optional(),
  jobTitle: z.string().trim().max(200).optional(),
  location: z.string().trim().max(200).optional(),
  timeZone: timeZoneSchema.nullable().optional(),
  language: languageSchema.nullable().optional(),
  signature: signatureSchema.optional(),
  preferences: z
    .record(z.string().min(1).max(60), preference)
    .refine((values) => Object.keys(values).length <= 100, 'Keep at most 100 preferences.')
    .optional(),
})
export type OwnChanges = z.infer<typeof ownChangesSchema>

/** `PATCH /people/:id`. */
export const personChangesSchema = ownChangesSchema.extend({
  role: roleKeySchema.optional(),
  active: z.boolean().optional(),
})
export type PersonChanges = z.infer<typeof personChangesSchema>

/** `POST /people/:id/addresses`. What an administrator adds counts as verified. */
export const newAddressSchema = z.strictObject({
  address: z.email().max(320),
  main: z.boolean().default(false),
})

/** `POST /people/bulk`. An organization is joined and becomes the default one; null leaves the default empty. */
export const bulkPeopleSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(500),
  changes: z
    .strictObject({
      active: z.boolean().optional(),
      role: roleKeySchema.optional(),
      organization: z.uuid().nullable().optional(),
    })
    .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
      message: 'Name at least one field to change.',
    }),
})

/** Whether that is a language tag (BCP 47). */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
