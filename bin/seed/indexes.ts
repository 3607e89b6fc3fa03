import type pg from 'pg'

type Found = { name: string; table: string; definition: string }

/**
 * Takes the secondary indexes and foreign keys off these tables; the function it gives puts them back, which
 * builds and checks each in one go. In the caller's transaction: if that fails, nothing is missing.
 */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<(step: Step) => Promise<void>> {
  await client.query(`lock table ${tables.join(', ')} in access exclusive mode`)
  const keys = await foreignKeys(client, tables)
  const indexes = await secondaryIndexes(client, tables)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint "${name}"`)
  for (const { name } of indexes) await client.query(`drop index "${name}"`)
  return async (step) => {
    await step('indexes', async () => {
      for (const { definition } of indexes) await client.query(definition)
    })
    await step('foreign keys', async () => {
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${table} add constraint "${name}" ${definition}`)
    })
  }
}

/** Runs one step under its name. */
export type Step = (name: string, work: () => Promise<unknown>) => Promise<unknown>

async function foreignKeys(client: pg.ClientBase, tables: readonly string[]): Promise<Found[]> {
  const { rows } = await client.query<Found>(
    `select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by conname`,
    [tables],
  )
  return rows
}

async function secondaryIndexes(client: pg.ClientBase, tables: readonly string[]): Promise<Found[]> {
  const { rows } = await client.query<Found>(
    `select index.relname as name, i.indrelid::regclass::text as "table", pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class index on index.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not i.indisunique order by index.relname`,
    [tables],
  )
  return rows
}
