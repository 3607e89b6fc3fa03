import { z } from 'zod'

/** A role by its key. */
export const roleKeySchema = z.string().min(1).max(60).describe('The key of a role.')

/** A person as others see them beside a ticket or message. */
export const personRefSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
})
export type PersonRef = z.infer<typeof personRefSchema>

/** A person as the API shows them. */
export const personSchema = personRefSchema.extend({
  role: roleKeySchema,
  active: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Person = z.infer<typeof personSchema>

/** What somebody is called. */
export const nameSchema = z.string().trim().min(1, 'A person needs a name.').max(200)

/** A person in the list of people. */
export const listedPersonSchema = personSchema.extend({
  jobTitle: z.string(),
  organization: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The version of their picture, or null when they have none. */
  avatar: z.string().nullable(),
})
export type ListedPerson = z.infer<typeof listedPersonSchema>

/** `POST /people`. The answer holds a one-time link with which they set their password. */
export const newPersonSchema = z.strictObject({
  name: nameSchema,
  email: z.email().max(320),
  role: roleKeySchema,
})

/** `POST /setup`: the one-time link's token, and what the account shall be. */
export const acceptInvitationSchema = z.strictObject({
  token: z.string().min(20).max(200),
  name: nameSchema,
  email: z.email().max(320),
  password: z.string().min(10, 'Use at least ten characters.').max(200),
})
