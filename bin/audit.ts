// Says whether the audit log is what was written: `npm run audit -- --verify`. Exit code 1 when it is not.
// `--since 4711:<hash>` also compares a record with what an earlier check, or the worker's log, said of it.
import { parseArgs } from 'node:util'
import { loadConfig } from '#bin/config.ts'
import { checkChain, hashAt } from '#db/audit-chain.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { integritySentence } from '#domain/access/chain.ts'

const { values } = parseArgs({ options: { verify: { type: 'boolean' }, since: { type: 'string' } } })
if (!values.verify) fail('Say what to do: npm run audit -- --verify')

const config = loadConfig(process.env)
const db = openDatabase(openPool(config.databaseUrl, 1, () => undefined))
try {
  const integrity = await checkChain(db)
  console.log(integritySentence(integrity))
  const { head, removedThrough } = integrity
  if (removedThrough) console.log(`Retention removed the records through ${removedThrough}.`)
  if (head) console.log(`The newest record: ${head.seq}:${head.hash}`)
  const changed = values.since ? await differs(values.since) : undefined
  if (changed) console.log(changed)
  if (!integrity.holds || changed) process.exitCode = 1
} finally {
  await db.destroy()
}

/** What is wrong with the record that was known as `<seq>:<hash>`, in words. */
async function differs(known: string): Promise<string | undefined> {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(known) ?? []
  if (!seq || !hash) fail('--since takes a record as an earlier check named it: 4711:<64 hexadecimal digits>')
  const found = await hashAt(db, Number(seq))
  if (found === hash) return undefined
  return found === null ? `Record ${seq} is not there any more.` : `Record ${seq} is not the one it was then.`
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
