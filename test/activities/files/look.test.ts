import sharp from 'sharp'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scanner } from '#activities/files/clamd.ts'
import { createClamd } from '#activities/files/clamd.ts'
import { fileWork } from '#activities/files/index.ts'
import { claimDeliveries } from '#db/deliveries.ts'
import { eicar, evil, startClamd } from '#test/support/clamd.ts'
import { openWorld, type World } from '../mail/world.ts'

let world: World
let clamd: Awaited<ReturnType<typeof startClamd>>

beforeAll(async () => {
  world = await openWorld()
  clamd = await startClamd({ mostMb: 2 })
})
afterAll(async () => {
  await clamd.close()
  await world.close()
})

/** Works off all files that are due. */
async function lookAtAll(scanner: Scanner | null = createClamd(clamd.address)): Promise<void> {
  const work = fileWork({ ...world, scanner })
  for (const file of await work.claim(50)) await work.work(file)
}

async function store(name: string, content: string | Buffer): Promise<string> {
  const stored = await world.blobs.put(Buffer.from(content), { maxBytes: 1e8 })
  const id = uuid()
  // What is due now is kept to the millisecond, which may be the next one.
  const due = { next_look_at: new Date(Date.now() - 1_000) }
  await world.db
    .insertInto('attachment')
    .values({ id, name, type: 'application/octet-stream', ...due, ...stored })
    .execute()
  return id
}
const fileOf = (id: string) =>
  world.db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function looked(name: string, content: string | Buffer, scanner?: Scanner | null) {
  const id = await store(name, content)
  await lookAtAll(scanner)
  return fileOf(id)
}

describe('a file that nobody saw yet', () => {
  test('is clean when the scanner finds nothing, and gets its type from its content', async () => {
    expect(await looked('a.txt', 'Nothing to see')).toMatchObject({
      ...{ state: 'clean', type: 'text/plain', reason: null, next_look_at: null },
    })
  })

  test.each([
    ['eicar.com', eicar, 'Eicar-Test-Signature'],
    ['notes.txt', `Some ${evil} inside`, 'Perdure.Test.Evil.UNOFFICIAL'],
  ])('is quarantined when the scanner knows %s', async (name, content, signature) => {
    const { state, reason } = await looked(name, content)
    expect(state).toBe('infected')
    expect(reason?.replace('.UNOFFICIAL', '')).toBe(signature.replace('.UNOFFICIAL', ''))
  })

  test('is marked when there is no scanner', async () => {
    expect(await looked('a.txt', eicar, null)).toMatchObject({ state: 'unscanned' })
  })

  test('is refused when its type is not taken, or when its name lies', async () => {
    const program = Buffer.from(`MZ${'\0'.repeat(200)}`)
    expect(await looked('tool.exe', program)).toMatchObject({ state: 'refused' })
    expect((await looked('tool.pdf', program)).reason).toContain('"tool.pdf" is not what its name says')
  })

  test('waits while the scanner is away, saying so, and is scanned when it is back', async () => {
    await clamd.stop()
    const id = await store('later.txt', 'Later')
    await lookAtAll()
    expect(await fileOf(id)).toMatchObject({ state: 'waiting', looks: 1 })
    expect((await fileOf(id)).reason).toMatch(/can't be reached/)
    await clamd.start()
    await world.db.updateTable('attachment').set({ next_look_at: new Date() }).where('id', '=', id).execute()
    await lookAtAll()
    expect(await fileOf(id)).toMatchObject({ state: 'clean', reason: null })
  })

  test('waits with a reason when the scanner takes no file of its size', async () => {
    const id = await store('large.txt', Buffer.alloc(5_000_000, 'a'))
    await lookAtAll()
    expect(await fileOf(id)).toMatchObject({ state: 'waiting' })
    expect((await fileOf(id)).reason).toContain('StreamMaxLength')
  })

  test('is made small when it is a picture, and read when it is a mail', async () => {
    const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    const { preview, type } = await looked('photo.jpg', picture)
    expect(type).toBe('image/jpeg')
    const small = await sharp(await world.blobs.read(preview as string)).metadata()
    expect(small).toMatchObject({ format: 'webp', width: 320 })

    const mail = 'From: Ada <ada@x.org>\r\nTo: b@x.org\r\nSubject: Old\r\n\r\nWhat was said'
    const shown = await looked('old.eml', mail)
    expect(shown.type).toBe('message/rfc822')
    const said = JSON.parse((await world.blobs.read(shown.preview as string)).toString())
    expect(said).toMatchObject({ from: 'Ada <ada@x.org>', subject: 'Old', text: 'What was said' })
  })
})

describe('a virus that came by mail', () => {
  test('is said on its ticket by name, once, and never leaves', async () => {
    const raw = [
      'From: jane@x.org',
      'Subject: Look at this',
      'Message-ID: <virus@x.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...['--b', 'Content-Type: text/plain', '', 'See the file', '--b'],
      ...[
        'Content-Type: application/pdf; name="offer.com"',
        'Content-Disposition: attachment; filename="offer.com"',
      ],
      ...['', eicar, '--b--', ''],
    ].join('\r\n')
    const { ticket_number: ticket } = await world.arrive(raw)
    expect(world.announced.some((news) => news.type === 'file')).toBe(true)
    await lookAtAll()
    await world.db
      .updateTable('attachment')
      .set({ next_look_at: new Date() })
      .where('name', '=', 'offer.com')
      .execute()
    await lookAtAll()
    const events = await world.db
      .selectFrom('ticket_event as event')
      .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
      .select(['event.type', 'event.data', 'event.reason', 'event.actor_kind'])
      .where('ticket.number', '=', ticket as string)
      .where('event.type', '=', 'file_quarantined')
      .execute()
    expect(events).toMatchObject([{ data: { name: 'offer.com' }, actor_kind: 'system' }])
    expect(events[0]?.reason).toMatch(/^Eicar-Test-Signature/)
  })
})

describe('a reply with a file', () => {
  test('waits until its file was scanned', async () => {
    const { ticket_number: number } = await world.arrive('From: jane@x.org\r\nSubject: Help\r\n\r\nPlease')
    const [first] = await world.messagesOf(number as string)
    const id = await store('answer.txt', 'Answer')
    const delivery = uuid()
    const { db } = world
    const mailbox = await db.selectFrom('mailbox').select('id').executeTakeFirstOrThrow()
    await db
      .updateTable('attachment')
      .set({ message_id: first?.id ?? null })
      .where('id', '=', id)
      .execute()
    await db
      .insertInto('delivery')
      .values({
        ...{
          id: delivery,
          kind: 'reply',
          message_id: first?.id ?? null,
          ticket_id: first?.ticket_id ?? null,
        },
        ...{
          to_address: 'jane@x.org',
          from_address: 'support@perdure.test',
          from_name: 'Desk',
          subject: 'Re: Help',
        },
        ...{ mail_message_id: `${delivery}@perdure.test`, state: 'due', next_attempt_at: new Date(0) },
        mailbox_id: mailbox.id,
      })
      .execute()
    const claimed = async () => (await claimDeliveries(db, 50, 1)).some((row) => row.id === delivery)
    expect(await claimed()).toBe(false)
    await lookAtAll()
    expect(await claimed()).toBe(true)
  })
})
