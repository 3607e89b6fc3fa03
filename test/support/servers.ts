import type { TestProject } from 'vitest/node'
import { bootstrap } from '#db/bootstrap.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { openOrm } from '#db/orm.ts'
import { makeTemplate, startStack } from './stack.ts'

export const template = 'perdure_template'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    adminUrl: string
    temporalAddress: string
  }
}

/** One Postgres and one Temporal for all tests that need servers; each file takes a database of its own. */
export default async function setup(project: TestProject) {
  const stack = await startStack()
  await makeTemplate(stack, template, async (url) => {
    const orm = await openOrm(url, 1)
    await orm.migrator.up()
    await orm.close()
    const db = openDatabase(openPool(url, 1, () => undefined))
    await bootstrap(db, { mailFrom: 'support@perdure.test', timeZone: 'Europe/Berlin' })
    await db.destroy()
  })
  project.provide('databaseUrl', stack.databaseUrl)
  project.provide('adminUrl', stack.adminUrl)
  project.provide('temporalAddress', stack.temporalAddress)
  return () => stack.stop()
}
