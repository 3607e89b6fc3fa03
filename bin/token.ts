// Prints a bearer token for the API: `npm run -s token -- --email you@example.org --name laptop [--days 90]`.
import { parseArgs } from 'node:util'
import { createAuth } from '#api/access/auth.ts'
import { loadConfig } from '#bin/config.ts'
import { audit, system } from '#db/audit.ts'
import { openDatabase, openPool } from '#db/database.ts'

const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string', default: 'token' },
    days: { type: 'string' },
  },
})
const config = loadConfig(process.env)
const db = openDatabase(openPool(config.databaseUrl, 1, () => undefined))
try {
  const email = values.email?.toLowerCase()
  if (!email) fail('Whose token? Name them with --email you@example.org.')
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (!person) fail(`There is nobody with the address ${email}.`)
  const auth = createAuth({ db, secret: config.secret, publicUrl: config.publicUrl })
  const expiresIn = values.days ? Number(values.days) * 86_400 : undefined
  const { key, id } = await auth.api.createApiKey({
    body: { userId: person.id, name: values.name, ...(expiresIn ? { expiresIn } : {}) },
  })
  await audit(db, {
    ...{ ...system, actor: 'npm run token' },
    ...{ action: 'token.create', subject: id, after: { name: values.name, person: person.id } },
  })
  console.log(key)
} finally {
  await db.destroy()
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
