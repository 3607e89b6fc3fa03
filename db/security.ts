import type { Kysely } from 'kysely'
import { defaultSecurity, type Security, securitySchema } from '#domain/access/security.ts'
import type { Tables } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'

const securitySetting = 'security'

/** How people sign in here. */
export async function readSecurity(db: Kysely<Tables>): Promise<Security> {
  const security = await readSetting(db, securitySetting)
  return security ? securitySchema.parse(security) : defaultSecurity
}

/** Changes how people sign in. */
export const writeSecurity = (db: Kysely<Tables>, security: Security) =>
  writeSetting(db, securitySetting, security)
