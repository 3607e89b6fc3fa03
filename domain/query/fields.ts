import { levels } from '../lifecycles/priority.ts'
import { priorities, statusCategories, ticketKinds } from '../tickets/types.ts'
import { meaningOf } from './flags.ts'
import type { Operator } from './tree.ts'

/**
 * What a field holds. `choice`: one of fixed values; `status`: a category or the key of a status; `name`: something
 * that has a name (a queue, a team, an organization, a tag); `flag`: what can be said of the ticket.
 */
export const fieldTypes = [
  'choice',
  'status',
  'name',
  'tag',
  'person',
  'number',
  'duration',
  'instant',
  'text',
  'yes_no',
  'flag',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** Something that can be asked of a ticket. */
export type Field = {
  name: string
  type: FieldType
  /** The values there are; of a choice that has an order, from least to most. */
  values?: readonly string[]
  /** Values that name something by who asks, such as `me`. */
  special?: readonly string[]
  /** A choice whose values can be compared. */
  ordered?: boolean
  /** It may have no value: `none` is one to ask for. */
  optional?: boolean
  /** Under which key a ticket's `fields` hold it, if it is one that the desk's administrators made. */
  key?: string
  /** Not for requesters. */
  forAgents?: true
  /** Whether a bare duration looks back (`created:<7d`) or ahead (`due:<2h`). */
  ahead?: boolean
}

/** The fields of a ticket that are there from the start. */
export const ticketFields: readonly Field[] = [
  { name: 'status', type: 'status', values: statusCategories },
  { name: 'priority', type: 'choice', values: priorities, ordered: true },
  { name: 'kind', type: 'choice', values: ticketKinds },
  { name: 'queue', type: 'name' },
  { name: 'team', type: 'name', special: ['mine'], optional: true },
  { name: 'assignee', type: 'person', special: ['me'], optional: true },
  { name: 'watcher', type: 'person', special: ['me'], optional: true },
  { name: 'requester', type: 'person', special: ['me'] },
  { name: 'organization', type: 'name', optional: true },
  { name: 'tag', type: 'tag', optional: true },
  { name: 'number', type: 'name' },
  { name: 'subject', type: 'text' },
  { name: 'created', type: 'instant' },
  { name: 'updated', type: 'instant' },
  { name: 'resolved', type: 'instant', optional: true },
  { name: 'closed', type: 'instant', optional: true },
  { name: 'due', type: 'instant', optional: true, ahead: true },
  { name: 'breached', type: 'yes_no' },
  { name: 'impact', type: 'choice', values: levels, ordered: true, optional: true },
  { name: 'urgency', type: 'choice', values: levels, ordered: true, optional: true },
  // The number of the ticket it was merged into.
  { name: 'merged', type: 'name', optional: true },
  { name: 'snoozed', type: 'instant', optional: true, ahead: true },
  // Of those who may restore it.
  { name: 'deleted', type: 'instant', optional: true },
  // Whether something is due that who asks wanted to be reminded of.
  { name: 'reminded', type: 'yes_no' },
  { name: 'time', type: 'duration', forAgents: true },
  // Whether some of that time is billable.
  { name: 'billable', type: 'yes_no', forAgents: true },
  { name: 'parent', type: 'name', optional: true, forAgents: true },
  { name: 'linked', type: 'name', optional: true, forAgents: true },
  { name: 'children', type: 'yes_no', forAgents: true },
  { name: 'blocked', type: 'yes_no', forAgents: true },
  { name: 'blocking', type: 'yes_no', forAgents: true },
  { name: 'checklist', type: 'choice', values: ['open', 'done'], optional: true, forAgents: true },
  { name: 'has', type: 'flag', values: ['checklist'], forAgents: true },
  {
    name: 'is',
    type: 'flag',
    values: [
      ...(['open', 'ended', 'unassigned', 'breached', 'mine', 'team'] as const),
      ...(['snoozed', 'reminded', 'deleted', 'billable', 'merged'] as const),
      ...(['parent', 'child', 'blocked', 'blocking'] as const),
    ],
  },
]

/** Those of the fields that are kept, and of the flags those that speak of one of them. */
export function narrowed(fields: readonly Field[], keep: (field: Field) => boolean): Field[] {
  const kept = fields.filter(keep)
  const isKept = (flag: string) => kept.some(({ name }) => name === meaningOf(flag).field)
  return kept.map((field) =>
    field.type === 'flag' ? { ...field, values: field.values?.filter(isKept) ?? [] } : field,
  )
}

/** The fields of a ticket that requesters may ask for, too. */
export const fieldsForRequesters = narrowed(ticketFields, ({ forAgents }) => !forAgents)

/** The operators that make sense for a field. */
export function operatorsOf({ type, ordered, optional }: Field): readonly Operator[] {
  const set = optional ? (['set'] as const) : []
  const compared = ['<', '<=', '>', '>=', 'between'] as const
  if (type === 'number' || type === 'duration' || type === 'instant' || ordered)
    return ['is', ...compared, ...set]
  if (type === 'text') return ['contains', ...set]
  return ['is', ...set]
}

/** The fields by their names. */
export class Catalogue {
  readonly #byName: ReadonlyMap<string, Field>

  constructor(fields: readonly Field[] = ticketFields) {
    this.#byName = new Map(fields.map((field) => [field.name, field]))
  }

  get fields(): Field[] {
    return [...this.#byName.values()]
  }

  find(name: string): Field | undefined {
    return this.#byName.get(name)
  }
}

/** The catalogue of those that are there from the start. */
export const builtInCatalogue = new Catalogue()
