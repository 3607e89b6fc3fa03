import type { Kysely } from 'kysely'
import { type FieldDefinition, fieldDefinitionSchema } from '#domain/fields/definition.ts'
import type { Tables } from './database.ts'

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
