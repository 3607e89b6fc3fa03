// Brings the database's schema to this version: `npm run migrate`, back one step with `-- --down`,
// and for developers `-- --create <name>` writes the migration from what changed in the entities.
import { parseArgs } from 'node:util'
import { loadConfig } from '#bin/config.ts'
import { bootstrap } from '#db/bootstrap.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { openOrm } from '#db/orm.ts'

const { values } = parseArgs({ options: { down: { type: 'boolean' }, create: { type: 'string' } } })
const config = loadConfig(process.env)
const orm = await openOrm(config.databaseUrl, 2)
try {
  if (values.create)
    report('wrote', [(await orm.migrator.create(undefined, false, false, values.create)).fileName])
  else if (values.down) report('took back', names(await orm.migrator.down()))
  else await up()
} finally {
  await orm.close()
}

async function up(): Promise<void> {
  report('applied', names(await orm.migrator.up()))
  const db = openDatabase(openPool(config.databaseUrl, 1, () => undefined))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  try {
    await bootstrap(db, { mailFrom: config.mailFrom, timeZone })
  } finally {
    await db.destroy()
  }
}

function names(migrations: { name: string }[]): string[] {
  return migrations.map((migration) => migration.name)
}

function report(verb: string, done: string[]): void {
  console.log(done.length ? done.map((name) => `${verb} ${name}`).join('\n') : 'The schema is up to date.')
}
