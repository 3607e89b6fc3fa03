// Makes sure that somebody can administrate: presets the account of PERDURE_ADMIN_EMAIL, or prints the path of
// a one-time link with which the first administrator makes theirs. Prints nothing when there is one already.
import { hashPassword } from 'better-auth/crypto'
import { ensurePerson, hasAdministrator, invite, setPassword } from '#api/access/invitations.ts'
import { loadConfig } from '#bin/config.ts'
import { audit, system } from '#db/audit.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { administrator } from '#domain/access/roles.ts'

const { databaseUrl, admin } = loadConfig(process.env)
const db = openDatabase(openPool(databaseUrl, 1, () => undefined))
try {
  if (!(await hasAdministrator(db))) {
    if (admin) await preset(admin)
    else await printLink()
  }
} finally {
  await db.destroy()
}

async function printLink(): Promise<void> {
  const link = await invite(db, null)
  await audit(db, { ...system, action: 'invitation.create', subject: administrator })
  console.log(link)
}

async function preset({ email, password }: { email: string; password: string }): Promise<void> {
  const id = await ensurePerson(db, {
    email,
    name: email.slice(0, email.indexOf('@')),
    role: administrator,
  })
  await setPassword(db, id, await hashPassword(password))
  await audit(db, { ...system, action: 'administrator.preset', subject: id, after: { email } })
}
