import type { Kysely } from 'kysely'
import type { Ability } from '#domain/access/abilities.ts'
import { DomainError } from '#domain/errors.ts'
import { type FieldDefinition, fieldDefinitionSchema } from '#domain/fields/definition.ts'
import type { Database, Tables } from './database.ts'

/** All custom fields in their order, archived ones too. */
export async function readFields(db: Kysely<Tables>): Promise<FieldDefinition[]> {
  const rows = await db
    .selectFrom('field')
    .select(['id', 'key', 'definition', 'position', 'archived'])
    .orderBy('position')
    .orderBy('key')
    .execute()
  return rows.map(({ definition, ...row }) =>
    fieldDefinitionSchema.parse({ ...(definition as object), ...row }),
  )
}

/**
 * Throws when who has `ability` gives values they may not give, or that name somebody who does not exist. Whether the
 * values themselves fit is decided with the command.
 */
export async function requireGivable(
  db: Database,
  ability: Ability,
  given: Record<string, unknown>,
): Promise<void> {
  if (!Object.keys(given).length) return
  const definitions = await readFields(db)
  for (const [key, value] of Object.entries(given)) {
    const field = definitions.find((each) => each.key === key)
    if (field && !field.forRequesters && !ability.can('read_notes', 'Ticket'))
      throw new DomainError('not_allowed', `${field.name} is filled in by agents.`, `fields.${key}`)
    if (field) await requireExisting(db, field, value)
  }
}

async function requireExisting(db: Database, { key, type }: FieldDefinition, value: unknown): Promise<void> {
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
