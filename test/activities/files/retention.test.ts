import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MockActivityEnvironment } from '@temporalio/testing'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { createFileRetention } from '#activities/files/retention.ts'
import { diskBlobs } from '#db/blobs.ts'
import { openCommits } from '#test/support/commits.ts'

const dayMs = 86_400_000
const desk = await openCommits()
const { db } = desk
const folder = await mkdtemp(join(tmpdir(), 'perdure-files-'))
const blobs = diskBlobs(folder)
const uploadFolder = join(folder, 'uploads')
let now = Date.now()
const activities = createFileRetention({ db, blobs, uploadFolder, now: () => now })
const run = <T>(activity: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(activity)
afterAll(() => rm(folder, { recursive: true, force: true }))

const put = async (text: string) => (await blobs.put(Buffer.from(text), { maxBytes: 100 })).sha256

async function attachment(more: {
  sha256: string
  preview?: string
  message_id?: string
  removed_at?: Date
}) {
  const id = uuid()
  await db
    .insertInto('attachment')
    .values({ id, name: 'a.txt', type: 'text/plain', size: 4, state: 'clean', ...more })
    .execute()
  return id
}

async function messageId(): Promise<string> {
  const message = desk.message()
  await desk.opened({ message })
  return message.id
}
const isThere = async (id: string) =>
  Boolean(await db.selectFrom('attachment').select('id').where('id', '=', id).executeTakeFirst())

test('what was never sent, or removed long ago, is forgotten; the rest stays', async () => {
  const message_id = await messageId()
  const sha256 = await put('one')
  const unsent = await attachment({ sha256 })
  const sent = await attachment({ sha256, message_id })
  const removed = await attachment({ sha256, message_id, removed_at: new Date(now) })
  expect(await run(activities.forgetFiles)).toEqual({ unsent: 0, removed: 0 })
  now += 15 * dayMs
  expect(await run(activities.forgetFiles)).toEqual({ unsent: 1, removed: 0 })
  now += 16 * dayMs
  expect(await run(activities.forgetFiles)).toEqual({ unsent: 0, removed: 1 })
  expect([await isThere(unsent), await isThere(sent), await isThere(removed)]).toEqual([false, true, false])
})

test('content that anything refers to stays, also of what is not committed yet; orphans go after two days', async () => {
  const orphan = await put('orphan')
  const kept = {
    sent: await put('sent'),
    preview: await put('preview'),
    mail: await put('mail'),
    picture: await put('picture'),
    thumbnail: await put('thumbnail'),
    pending: await put('pending'),
  }
  await attachment({ sha256: kept.sent, preview: kept.preview, message_id: await messageId() })
  await db
    .insertInto('intake')
    .values({ id: uuid(), sha256: kept.mail, size: 4, envelope_from: '', envelope_to: ['a@x.org'] })
    .execute()
  const avatar = JSON.stringify({ sha256: kept.picture, thumbnail: kept.thumbnail })
  await db
    .updateTable('person')
    .set({ avatar: avatar as never })
    .where('id', '=', desk.agent.id)
    .execute()
  const waiting = {
    id: uuid(),
    sha256: kept.pending,
    name: 'p',
    type: 'text/plain',
    size: 4,
    contentId: null,
  }
  await desk.storeCreation({ message: desk.message({ attachments: [waiting] }) })

  now = Date.now()
  expect((await run(activities.removeOrphans)).removed).toBe(0)
  now += 3 * dayMs
  await run(activities.removeOrphans)
  expect(await blobs.has(orphan)).toBe(false)
  for (const [what, sha256] of Object.entries(kept)) expect(await blobs.has(sha256), what).toBe(true)
})

test('every column that may name content is asked before it is removed', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and character_maximum_length = 64 order by 1`.execute(db)
  const noContent = ['audit_record.hash', 'command.fingerprint', 'invitation.token_hash']
  expect(rows.map(({ name }) => name).filter((name) => !noContent.includes(name))).toEqual([
    'attachment.preview',
    'attachment.sha256',
    'intake.sha256',
  ])
})

test('an upload that nobody went on with is removed', async () => {
  await mkdir(uploadFolder)
  await writeFile(join(uploadFolder, 'old'), 'x')
  await writeFile(join(uploadFolder, 'new'), 'x')
  await utimes(join(uploadFolder, 'old'), new Date(0), new Date(0))
  now = Date.now()
  await run(activities.forgetFiles)
  expect(await readdir(uploadFolder)).toEqual(['new'])
})
