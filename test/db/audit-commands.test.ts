import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { audit, system } from '#db/audit.ts'
import { openTestDatabase } from '#test/support/database.ts'
import { makePerson } from '#test/support/people.ts'

const { db, url } = await openTestDatabase()
const root = join(import.meta.dirname, '..', '..')

/** Runs a command of `bin/` on this file's database. */
async function run(command: string, args: string[] = [], more: Record<string, string> = {}) {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: 'localhost:1', PERDURE_SECRET: 'x'.repeat(40), ...more },
  }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [`bin/${command}.ts`, ...args], {
      cwd: root,
      env,
    })
    return { code: 0, says: stdout.trim() }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, says: `${stdout}${stderr}`.trim() }
  }
}

const actions = async () =>
  (await db.selectFrom('audit_record').select('action').orderBy('seq').execute()).map(({ action }) => action)

describe('commands leave records', () => {
  test('of the first administrator’s link, and of the account that was preset', async () => {
    const { says } = await run('admin-link')
    expect(says).toMatch(/^\/setup\?token=/)
    const preset = { PERDURE_ADMIN_EMAIL: 'a@x.test', PERDURE_ADMIN_PASSWORD: 'long-password-1' }
    expect((await run('admin-link', [], preset)).says).toBe('')
    expect(await actions()).toEqual(['invitation.create', 'administrator.preset'])
  })

  test('of tokens', async () => {
    const { email, id } = await makePerson(db, 'agent')
    const { says } = await run('token', ['--email', email, '--name', 'script'])
    expect(says).toMatch(/^pdr_/)
    const last = await db
      .selectFrom('audit_record')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(last).toMatchObject({
      action: 'token.create',
      actor: 'npm run token',
      after: { name: 'script', person: id },
    })
    expect(JSON.stringify(last)).not.toContain(says)
  })
})

describe('npm run audit', () => {
  test('says that the log holds, and what its newest record is', async () => {
    await audit(db, { ...system, action: 'test.change', subject: 'x' })
    const { code, says } = await run('audit', ['--verify'])
    const { hash, seq } = await db
      .selectFrom('audit_record')
      .select(['hash', 'seq'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(code).toBe(0)
    expect(says).toBe(
      `The audit log holds: records 1 to ${seq} are as they were written.\nThe newest record: ${seq}:${hash}`,
    )
    expect(await run('audit', ['--verify', '--since', `${seq}:${hash}`])).toMatchObject({ code: 0 })
    const other = await run('audit', ['--verify', '--since', `1:${hash}`])
    expect([other.code, other.says]).toEqual([
      1,
      expect.stringContaining('Record 1 is not the one it was then.'),
    ])
    const gone = await run('audit', ['--verify', '--since', `99:${hash}`])
    expect([gone.code, gone.says]).toEqual([1, expect.stringContaining('Record 99 is not there any more.')])
  })

  test.each([[[]], [['--verify', '--since', 'yesterday']]])('says what it takes: %j', async (args) => {
    expect((await run('audit', args)).code).toBe(1)
  })

  test('says where the log is broken, with exit code 1', async () => {
    await sql`alter table audit_record disable trigger append_only`.execute(db)
    await db.deleteFrom('audit_record').where('seq', '=', 2).execute()
    expect(await run('audit', ['--verify'])).toEqual({
      code: 1,
      says: 'The audit log is broken: record 2 was removed.',
    })
  })
})
