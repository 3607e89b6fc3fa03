import { bootstrap } from '#db/bootstrap.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { openOrm } from '#db/orm.ts'
import { type DatabaseAddresses, makeTemplate } from './stack.ts'

/** The database that each file's own is a copy of: migrated, with what a new installation starts with. */
export const template = 'perdure_template'

export function makePerdureTemplate(at: DatabaseAddresses): Promise<void> {
  return makeTemplate(at, template, async (url) => {
    const orm = await openOrm(url, 1)
    orm.config.set('migrations', { ...orm.config.get('migrations'), silent: true })
    await orm.migrator.up()
    await orm.close()
    const db = openDatabase(openPool(url, 1, () => undefined))
    await bootstrap(db, { mailFrom: 'support@perdure.test', timeZone: 'Europe/Berlin' })
    await db.destroy()
  })
}
