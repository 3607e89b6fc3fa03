import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { versions } from '#embedded/layout.mjs'

const run = promisify(execFile)

export interface SchemaOptions {
  /** Temporal's own schema tool, of the server's version. */
  sqlTool: string
  postgres: { port: number; user: string; password: string }
}

const SCHEMAS = [
  { database: 'temporal', name: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', name: 'postgresql/v12/visibility' },
]

/** Brings Temporal's two databases to the schema of this server version; does nothing when they are there. */
export async function ensureTemporalSchema(options: SchemaOptions): Promise<void> {
  await Promise.all(SCHEMAS.map((schema) => ensure(schema.database, schema.name, options)))
}

async function ensure(database: string, schema: string, options: SchemaOptions): Promise<void> {
  const { port, user, password } = options.postgres
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database })
  await client.connect()
  try {
    const done = `schema of Temporal ${versions.temporal}`
    const { rows } = await client.query<{ note: string | null }>(
      `select shobj_description(oid, 'pg_database') as note from pg_database where datname = current_database()`,
    )
    if (rows[0]?.note === done) return
    const tool = (...args: string[]) =>
      run(
        options.sqlTool,
        [
          '--plugin',
          'postgres12',
          '--endpoint',
          '127.0.0.1',
          '--port',
          String(port),
          '--database',
          database,
          ...args,
        ],
        {
          env: { PATH: '/usr/bin:/bin', SQL_USER: user, SQL_PASSWORD: password },
          // It logs every statement.
          maxBuffer: 64 * 1024 * 1024,
        },
      )
    // Both steps can be repeated: an interrupted one is completed by the next start.
    await tool('setup-schema', '--version', '0.0')
    await tool('update-schema', '--schema-name', schema)
    // The note is written last and travels with the database itself.
    await client.query(
      `comment on database ${client.escapeIdentifier(database)} is ${client.escapeLiteral(done)}`,
    )
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw new Error(
      `Temporal's schema could not be brought up to date in ${database}${said ? `: ${said}` : ''}`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
}
