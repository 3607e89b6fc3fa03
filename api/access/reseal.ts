import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Database } from '#db/database.ts'
import { createAuth } from './auth.ts'

/**
 * Seals every second factor with the newest of the keys that `secret` names; what any of them sealed can be read.
 * Returns how many. Throws before anything is changed when one can't be read.
 */
export async function reseal(db: Database, secret: string): Promise<number> {
  const auth = createAuth({ db, secret, publicUrl: 'http://localhost' })
  const { secretConfig: key } = await auth.$context
  const again = async (data: string) => symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) })
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('two_factor')
      .select(['id', 'secret', 'backup_codes'])
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const { id, secret: sealed, backup_codes } of rows)
      await trx
        .updateTable('two_factor')
        .set({ secret: await again(sealed), backup_codes: await again(backup_codes) })
        .where('id', '=', id)
        .execute()
    return rows.length
  })
}
