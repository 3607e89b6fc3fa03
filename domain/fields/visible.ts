import { evaluate } from '../query/evaluate.ts'
import { parseQuery } from '../query/parse.ts'
import type { Priority, StatusCategory, TicketKind } from '../tickets/types.ts'
import { conditionCatalogue, conditionFacts } from './conditions.ts'
import type { FieldDefinition, Requirement } from './definition.ts'

/** What decides which fields a ticket has, and what is asked of them. */
export type FieldContext = {
  kind: TicketKind
  priority: Priority
  status: string
  category: StatusCategory
  subject: string
  tags: readonly string[]
  queue: { key: string; name: string; teamId: string | null }
}

/** The values by the fields' keys. */
export type FieldValues = Record<string, unknown>

/** The fields that such a ticket has, in their order. */
export function fieldsOf(
  all: readonly FieldDefinition[],
  { kind, queue }: Pick<FieldContext, 'kind' | 'queue'>,
): FieldDefinition[] {
  return all.filter(
    ({ archived, kinds, teams }) =>
      !archived &&
      (!kinds.length || kinds.includes(kind)) &&
      (!teams.length || (queue.teamId !== null && teams.includes(queue.teamId))),
  )
}

/** The fields that are asked for while the ticket has these values. */
export function visibleFields(
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
): FieldDefinition[] {
  const holds = asking(all, context, values)
  return fieldsOf(all, context).filter(({ visibleWhen }) => !visibleWhen || holds(visibleWhen))
}

/** Whether that field must have a value at that moment. */
export function isRequired(
  field: FieldDefinition,
  moment: Exclude<Requirement, 'never'>,
  all: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
): boolean {
  const { required, requiredWhen } = field
  const always = required === 'create' || (required === 'resolve' && moment === 'resolve')
  return always || (requiredWhen ? asking(all, context, values)(requiredWhen) : false)
}

function asking(all: readonly FieldDefinition[], context: FieldContext, values: FieldValues) {
  const catalogue = conditionCatalogue(all)
  const facts = conditionFacts(all, context, values)
  const asker = { personId: null, teamQueueIds: [], now: 0, zone: 'UTC' }
  return (condition: string) => evaluate(parseQuery(condition, catalogue), facts, { asker, catalogue })
}
