import { z } from 'zod'
import { type StatusCategory, statusCategories } from './types.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A status key is a short lower-case word.')

/** The statuses of a ticket kind and the transitions between them. */
export const lifecycleSchema = z
  .object({
    statuses: z
      .array(z.object({ key, name: z.string().min(1).max(60), category: z.enum(statusCategories) }))
      .min(2)
      .max(40),
    transitions: z.array(z.object({ from: key, to: key })).max(1000),
    /** Days after which a resolved ticket is closed for good. */
    closeAfterDays: z.number().min(0.001).max(3650),
    /** Days after its resolution in which the requester's mail opens a ticket again. */
    reopenWithinDays: z.number().min(0).max(3650),
  })
  .superRefine((lifecycle, context) => {
    const keys = new Set(lifecycle.statuses.map((status) => status.key))
    if (keys.size < lifecycle.statuses.length)
      context.addIssue({ code: 'custom', path: ['statuses'], message: 'Two statuses have the same key.' })
    for (const category of ['new', 'open', 'resolved', 'closed'] as const)
      if (!lifecycle.statuses.some((status) => status.category === category))
        context.addIssue({
          code: 'custom',
          path: ['statuses'],
          message: `A lifecycle needs a status that counts as ${category}.`,
        })
    lifecycle.transitions.forEach((transition, index) => {
      for (const end of ['from', 'to'] as const)
        if (!keys.has(transition[end]))
          context.addIssue({
            code: 'custom',
            path: ['transitions', index, end],
            message: `There is no status "${transition[end]}".`,
          })
    })
  })

export type Lifecycle = z.infer<typeof lifecycleSchema>
export type Status = Lifecycle['statuses'][number]

const moves: Record<string, string[]> = {
  new: ['open', 'pending', 'on_hold', 'resolved', 'cancelled'],
  open: ['pending', 'on_hold', 'resolved', 'cancelled'],
  pending: ['open', 'on_hold', 'resolved', 'cancelled'],
  on_hold: ['open', 'pending', 'resolved', 'cancelled'],
  resolved: ['open', 'closed'],
  closed: ['open'],
  cancelled: ['open'],
}

/** The lifecycle every ticket kind starts with; an administrator may publish another. */
export const defaultLifecycle: Lifecycle = {
  statuses: [
    { key: 'new', name: 'New', category: 'new' },
    { key: 'open', name: 'Open', category: 'open' },
    { key: 'pending', name: 'Pending', category: 'pending' },
    { key: 'on_hold', name: 'On hold', category: 'on_hold' },
    { key: 'resolved', name: 'Resolved', category: 'resolved' },
    { key: 'closed', name: 'Closed', category: 'closed' },
    { key: 'cancelled', name: 'Cancelled', category: 'cancelled' },
  ],
  transitions: Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => ({ from, to }))),
  closeAfterDays: 7,
  reopenWithinDays: 14,
}

/** The status of that key, or undefined. */
export function findStatus(lifecycle: Lifecycle, key: string): Status | undefined {
  return lifecycle.statuses.find((status) => status.key === key)
}

/** The first status that counts as `category`, or undefined. */
export function firstOf(lifecycle: Lifecycle, category: StatusCategory): Status | undefined {
  return lifecycle.statuses.find((status) => status.category === category)
}

/** The statuses a ticket may move to from the status of that key. */
export function nextStatuses(lifecycle: Lifecycle, from: string): Status[] {
  return lifecycle.statuses.filter((status) =>
    lifecycle.transitions.some((transition) => transition.from === from && transition.to === status.key),
  )
}
