import { z } from 'zod'
import { type Permission, permissionNames, permissions, scopes } from './permissions.ts'

/** A permission and how far it reaches; `queues` names the queues of the scope "queue", by id. */
export const grantSchema = z
  .strictObject({
    permission: z.enum(permissionNames as [Permission, ...Permission[]]),
    scope: z.enum(scopes),
    queues: z.array(z.uuid()).max(500).optional(),
  })
  .refine(({ permission, scope }) => scope === 'all' || permissions[permission].scoped, {
    error: 'This permission can be given for everything only: use the scope "all".',
    path: ['scope'],
  })
  .refine(({ scope, queues }) => (scope === 'queue') === Boolean(queues?.length), {
    error: 'The scope "queue" names its queues, and no other scope does.',
    path: ['queues'],
  })
export type Grant = z.infer<typeof grantSchema>
