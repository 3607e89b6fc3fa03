import type { Facts } from '../query/facts.ts'
import { Catalogue, type Field, fieldsForRequesters, ticketFields } from '../query/fields.ts'
import { isStatusCategory } from '../tickets/types.ts'
import type { CustomFieldType, FieldDefinition } from './definition.ts'
import type { FieldContext, FieldValues } from './visible.ts'

const queryTypes: Record<CustomFieldType, Field['type']> = {
  text: 'text',
  long_text: 'text',
  asset: 'text',
  url: 'text',
  number: 'number',
  decimal: 'number',
  money: 'number',
  date: 'instant',
  date_time: 'instant',
  boolean: 'yes_no',
  choice: 'choice',
  choices: 'choice',
  tree: 'choice',
  person: 'person',
  organization: 'name',
}

/** A custom field as one to filter by. */
export function asQueryField({ key, type, options }: FieldDefinition): Field {
  return {
    name: key,
    key,
    type: queryTypes[type],
    optional: true,
    ...(options.length ? { values: options.map((option) => option.key) } : {}),
    ...(type === 'person' ? { special: ['me'] } : {}),
  }
}

/** All that tickets can be filtered by, custom fields too. */
export function catalogueWith(definitions: readonly FieldDefinition[]): Catalogue {
  return new Catalogue([...ticketFields, ...definitions.map(asQueryField)])
}

/** The same for a requester, without what is for agents. */
export function catalogueForRequesters(definitions: readonly FieldDefinition[]): Catalogue {
  const theirs = definitions.filter(({ forRequesters }) => forRequesters)
  return new Catalogue([...fieldsForRequesters, ...theirs.map(asQueryField)])
}

// What can be told of a ticket that does not exist yet, and without asking anybody.
const askable = new Set(['status', 'priority', 'kind', 'queue', 'tag', 'subject'])

/** What the conditions of fields can ask: the ticket's own fields that a form knows, and the other custom ones. */
export function conditionCatalogue(definitions: readonly FieldDefinition[]): Catalogue {
  return new Catalogue([
    ...ticketFields.filter(({ name }) => askable.has(name)),
    ...definitions.map(asQueryField),
  ])
}

/** What is known of a ticket that is being filled in. */
export function conditionFacts(
  definitions: readonly FieldDefinition[],
  context: FieldContext,
  values: FieldValues,
): Facts {
  const { status, category, priority, kind, queue, tags, subject } = context
  return {
    fields: new Map([
      ['status', isStatusCategory(status) ? [category] : [category, status]],
      ['priority', priority],
      ['kind', kind],
      ['queue', [queue.key.toLowerCase(), queue.name.toLowerCase()]],
      ['tag', [...tags]],
      ['subject', subject],
      ...definitions.map(({ key }) => [key, customFact(values[key])] as const),
    ]),
    ...{ queueId: '', assigneeId: null, requesterId: '', words: [] },
  }
}

/** A stored value as a fact: lists stay lists. */
function customFact(value: unknown): string | number | boolean | string[] | null {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
