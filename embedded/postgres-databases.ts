import pg from 'pg'

/** What only a superuser may create; the application's role makes the others itself. */
const EXTENSIONS = ['pg_stat_statements']

/** Passwords of the roles. */
export interface RolePasswords {
  perdure: string
  temporal: string
}

/** Makes the roles and databases that are not there yet, and sets the roles' passwords. */
export async function prepareDatabases(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await role(admin, 'perdure', passwords.perdure)
    await role(admin, 'temporal', passwords.temporal)
    await database(admin, 'perdure', 'perdure')
    await database(admin, 'temporal', 'temporal')
    await database(admin, 'temporal_visibility', 'temporal')
    // What ops search by follows from Temporal's own database, whose tasks write it again after a crash; their marks
    // of being done come later in the same log, so that none is durable before it.
    await admin.query('alter database temporal_visibility set synchronous_commit = off')
    // Statistics are in sight for the application's role, so that ops need no superuser.
    await admin.query('grant pg_read_all_stats to perdure')
  } finally {
    await admin.end()
  }
  await extensions(adminUrl, 'perdure')
}

async function role(admin: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [name])
  const verb = rowCount ? 'alter' : 'create'
  await admin.query(
    `${verb} role ${admin.escapeIdentifier(name)} login password ${admin.escapeLiteral(password)}`,
  )
}

async function database(admin: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount) return
  await admin.query(`create database ${admin.escapeIdentifier(name)} owner ${admin.escapeIdentifier(owner)}`)
}

async function extensions(adminUrl: string, databaseName: string): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = `/${databaseName}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    for (const name of EXTENSIONS)
      await client.query(`create extension if not exists ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
