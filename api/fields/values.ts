import { readFields } from '#db/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { FieldDefinition } from '#domain/fields/definition.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

type Values = Record<string, unknown>

/**
 * Throws when `viewer` gives values they may not give, or that name somebody who does not exist. Whether the values
 * themselves fit is decided with the command.
 */
export async function requireGivable(services: Services, viewer: SignedIn, given: Values): Promise<void> {
  if (!Object.keys(given).length) return
  const definitions = await readFields(services.db)
  for (const [key, value] of Object.entries(given)) {
    const field = definitions.find((each) => each.key === key)
    if (field && !field.forRequesters && !seesAllFields(viewer))
      throw new DomainError('not_allowed', `${field.name} is filled in by agents.`, `fields.${key}`)
    if (field) await requireExisting(services, field, value)
  }
}

async function requireExisting(
  { db }: Services,
  { key, type }: FieldDefinition,
  value: unknown,
): Promise<void> {
  if ((type !== 'person' && type !== 'organization') || !isId(value)) return
  const found = await db.selectFrom(type).select('id').where('id', '=', value).executeTakeFirst()
  if (!found)
    throw new DomainError(
      type === 'person' ? 'unknown_person' : 'unknown_organization',
      `There is no such ${type}.`,
      `fields.${key}`,
    )
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** Whether somebody sees the fields that are for agents. */
export function seesAllFields({ ability }: SignedIn): boolean {
  return ability.can('read_notes', 'Ticket')
}

/** The values a requester may see, of a ticket. */
export function shownToRequesters(values: Values, definitions: readonly FieldDefinition[]): Values {
  const shown = new Set(definitions.flatMap(({ key, forRequesters }) => (forRequesters ? [key] : [])))
  return Object.fromEntries(Object.entries(values).filter(([key]) => shown.has(key)))
}
