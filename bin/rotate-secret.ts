// Replaces the key that seals second factors and signs sessions: `npm run rotate-secret`. The old key is kept, so that
// nothing is lost while processes still use it; `-- --forget` drops it once all of them have been restarted.
import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reseal } from '#api/access/reseal.ts'
import { loadConfig } from '#bin/config.ts'
import { openDatabase, openPool } from '#db/database.ts'

const { values } = parseArgs({ options: { forget: { type: 'boolean', default: false } } })
const config = loadConfig(process.env)
const keys = config.secret.split(/\s+/)
const db = openDatabase(openPool(config.databaseUrl, 1, () => undefined))
try {
  const wanted = keysWanted()
  const sealed = await reseal(db, wanted.join('\n'))
  if (!process.env.PERDURE_SECRET) await keep(values.forget ? wanted.slice(0, 1) : wanted)
  console.log(`${sealed} second factors are sealed with the newest key.`)
  console.log(next(wanted))
} finally {
  await db.destroy()
}

/** The keys to read and seal with, the newest first. Those of the environment are changed there, not here. */
function keysWanted(): string[] {
  if (process.env.PERDURE_SECRET || values.forget) return keys
  return [randomBytes(32).toString('base64url'), ...keys]
}

/** Replaces the kept keys at once: whoever reads them finds the old ones or the new. */
async function keep(kept: readonly string[]): Promise<void> {
  const path = join(config.data, 'secrets', 'perdure')
  const draft = `${path}.new`
  await writeFile(draft, `${kept.join('\n')}\n`, { mode: 0o600 })
  await rename(draft, path)
}

function next(wanted: readonly string[]): string {
  if (process.env.PERDURE_SECRET)
    return wanted.length > 1
      ? 'Once every process runs with these keys, leave only the first one in PERDURE_SECRET.'
      : 'To rotate, put a new key in front of the old one in PERDURE_SECRET, a blank between, and run this again.'
  return values.forget
    ? 'The old keys are gone.'
    : 'Restart Perdure, then run "npm run rotate-secret -- --forget". Everybody signs in anew.'
}
