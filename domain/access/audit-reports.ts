import { z } from 'zod'

export const reportNames = ['access-review', 'privileged-actions', 'failed-sign-ins'] as const
export type ReportName = (typeof reportNames)[number]

/** A period a report is about; without one, the last 90 days. */
export const reportPeriodSchema = z.object({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})

/** What somebody may do, and why. */
export const accessReviewRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  roles: z.array(
    z.object({
      role: z.string(),
      name: z.string(),
      through: z.string().describe('"main role", "additional role", or whose rights were lent.'),
    }),
  ),
  permissions: z.int().describe('How many permissions they have.'),
  administers: z.boolean().describe('Whether they can change roles, or how people sign in.'),
  tokens: z.int().describe('API tokens that work.'),
  lastSignInAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type AccessReviewRow = z.infer<typeof accessReviewRowSchema>

/** Something somebody did about access. */
export const privilegedActionRowSchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable(),
  address: z.string().nullable(),
})
export type PrivilegedActionRow = z.infer<typeof privilegedActionRowSchema>

/** Failed sign-ins for one account from one address. */
export const failedSignInsRowSchema = z.object({
  account: z.string(),
  known: z.boolean().describe('Whether there is such an account.'),
  address: z.string().nullable(),
  failed: z.int(),
  locked: z.int(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
})
export type FailedSignInsRow = z.infer<typeof failedSignInsRowSchema>

/** The actions about access: roles, rights, ways to sign in, tokens, sessions, and the audit log itself. */
export const privilegedActions = [
  ...['role.', 'delegation.', 'token.', 'session.', 'security.', 'setting.', 'invitation.', 'administrator.'],
  ...['person.create', 'person.update', 'person.role', 'person.merge', 'audit.', 'alert.acknowledge'],
  ...['second_factor.', 'passkey.', 'password.'],
] as const
