import { z } from 'zod'
import { priorities, statusCategories } from './types.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A status key is a short lower-case word.')
const fieldName = z
  .string()
  .max(80)
  .regex(
    /^(assignee|tags|organization|impact|urgency|checklists|time|fields\..+)$/,
    'There is no such field to ask for.',
  )

/** A way from one status to another: who may take it, and what it asks for. What is left out asks for nothing. */
export const transitionSchema = z.object({
  from: key,
  to: key,
  /** Anybody in one of these may take it; everybody who may change the ticket when left out. */
  who: z
    .object({
      /** The agents of the ticket's team. */
      team: z.boolean().optional(),
      /** The leads of the ticket's team. */
      leads: z.boolean().optional(),
      /** People of these roles, or of roles above them. */
      roles: z.array(z.string().max(60)).max(20).optional(),
    })
    .optional(),
  /** Fields that must not be empty afterwards. */
  fields: z.array(fieldName).max(20).optional(),
  /** A note has to be written with it. */
  note: z.boolean().optional(),
  /** A resolution code and a summary have to be there. */
  resolution: z.boolean().optional(),
  /** The question that has to be confirmed. */
  confirm: z.string().trim().min(1).max(300).optional(),
})

const row = z.object({ low: z.enum(priorities), medium: z.enum(priorities), high: z.enum(priorities) })
const priorityMatrixSchema = z.object({ low: row, medium: row, high: row })
const position = z.object({ x: z.number().min(-10_000).max(10_000), y: z.number().min(-10_000).max(10_000) })

/** The statuses of a ticket kind and the transitions between them. */
export const lifecycleSchema = z
  .object({
    statuses: z
      .array(
        z.object({
          key,
          name: z.string().min(1).max(60),
          category: z.enum(statusCategories),
          /** Where the diagram shows it. */
          at: position.optional(),
        }),
      )
      .min(2)
      .max(40),
    transitions: z.array(transitionSchema).max(1000),
    /** Days after which a resolved ticket is closed for good. */
    closeAfterDays: z.number().min(0.001).max(3650),
    /** Days after its resolution in which the requester's mail opens a ticket again. */
    reopenWithinDays: z.number().min(0).max(3650),
    /** What a ticket can be resolved as; the usual ones when left out. */
    resolutions: z
      .array(z.object({ key, name: z.string().min(1).max(60) }))
      .max(40)
      .optional(),
    /** The priority by impact and urgency; the usual one when left out. */
    priorityMatrix: priorityMatrixSchema.optional(),
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
    const codes = new Set(lifecycle.resolutions?.map((resolution) => resolution.key))
    if (codes.size < (lifecycle.resolutions?.length ?? 0))
      context.addIssue({
        code: 'custom',
        path: ['resolutions'],
        message: 'Two resolutions have the same key.',
      })
    const ways = new Set(lifecycle.transitions.map(({ from, to }) => `${from} ${to}`))
    if (ways.size < lifecycle.transitions.length)
      context.addIssue({ code: 'custom', path: ['transitions'], message: 'A transition is there twice.' })
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
export type Transition = Lifecycle['transitions'][number]

/** A status that an earlier version had, and what its tickets become at their next transition. */
export type RemovedStatus = { key: string; name: string; becomes: string }

/** A lifecycle as tickets meet it. */
export type PublishedLifecycle = Lifecycle & { version?: number; removed?: readonly RemovedStatus[] }

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

export { findStatus, firstOf, nextStatuses } from '../lifecycles/statuses.ts'
