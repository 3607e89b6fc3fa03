import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSmtpDoor, type SmtpDoorOptions } from '#api/smtp/door.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { openWorld, type World } from '#test/activities/mail/world.ts'
import { Talk } from './talk.ts'

let world: World
const onIntake = vi.fn()
const cleanUp: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step()
  onIntake.mockClear()
})

async function openDoor(change: Partial<SmtpDoorOptions> = {}) {
  const { db, blobs, log } = world
  const door = createSmtpDoor({
    db,
    blobs,
    log,
    hostname: 'desk.test',
    maxBytes: 1_000_000,
    onIntake,
    ...change,
  })
  cleanUp.push(() => door.close())
  return door.listen(0, '127.0.0.1')
}

const intakes = () =>
  world.db.selectFrom('intake').selectAll().orderBy('received_at', 'desc').orderBy('id', 'desc').execute()
const idIn = (answer: string) => /[0-9a-f-]{36}/.exec(answer)?.[0] ?? ''

describe('the door for mail', () => {
  it('says 250 when the mail is stored as it was received, byte by byte', async () => {
    const talk = await new Talk(await openDoor()).open()
    const raw =
      'From: a@b.c\r\nSubject: Dots\r\nMessage-ID: <dots@b.c>\r\n\r\n.one\r\n..two\r\nbare\nfeed\r\n'
    const answer = await talk.say(`${raw.replaceAll('\r\n.', '\r\n..')}.`)
    expect(answer).toMatch(/^250 OK: stored as /)
    const intake = await world.row(idIn(answer))
    expect((await world.blobs.read(intake.sha256)).toString()).toBe(raw)
    expect(intake.sha256).toBe(createHash('sha256').update(raw).digest('hex'))
    expect(intake).toMatchObject({
      state: 'received',
      size: raw.length,
      envelope_from: 'jane@x.org',
      envelope_to: ['support@perdure.test'],
      ...{
        mail_message_id: 'dots@b.c',
        from: 'a@b.c',
        subject: 'Dots',
        remote_address: '127.0.0.1',
      },
    })
    expect(onIntake).toHaveBeenCalledWith(intake.id)
    expect(await talk.say('QUIT')).toMatch(/^221/)
  })

  it('takes several mails over one connection from an ordinary client', async () => {
    const client = createTransport({
      host: '127.0.0.1',
      port: await openDoor(),
      pool: true,
      maxConnections: 1,
    })
    for (let count = 0; count < 12; count++)
      expect((await client.sendMail({ from: 'a@b.c', to: 'x@y.z', text: `${count}` })).response).toMatch(
        /^250/,
      )
    client.close()
    expect(onIntake).toHaveBeenCalledTimes(12)
  })

  it('finds the mailbox among the recipients, and takes mail for anybody else into the default one', async () => {
    const other = await world.db.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow()
    const sales = {
      ...other,
      id: '019a0000-0000-7000-8000-00000000000a',
      address: 'sales@perdure.test',
      is_default: false,
    }
    await world.db.insertInto('mailbox').values(sales).execute()
    const port = await openDoor()
    const mailboxFor = async (to: string) => {
      const talk = await new Talk(port).open(to)
      return (await world.row(idIn(await talk.say('x\r\n.')))).mailbox_id
    }
    expect(await mailboxFor('Sales@Perdure.test')).toBe(sales.id)
    expect(await mailboxFor('sales+invoice@perdure.test')).toBe(sales.id)
    expect(await mailboxFor('whoever@elsewhere.test')).toBe(other.id)
  })

  it('knows a mail that is handed over twice, even at the same time', async () => {
    const port = await openDoor()
    const raw = 'From: a@b.c\r\nMessage-ID: <twice@b.c>\r\n\r\nx\r\n.'
    const answers = await Promise.all([1, 2, 3].map(async () => (await new Talk(port).open()).say(raw)))
    expect(answers.every((answer) => answer.startsWith('250'))).toBe(true)
    const states = await Promise.all(answers.map(async (answer) => (await world.row(idIn(answer))).state))
    expect(states.sort()).toEqual(['duplicate', 'duplicate', 'received'])
    const changed = await (await new Talk(port).open()).say(raw.replace('\r\nx', '\r\ny'))
    expect((await world.row(idIn(changed))).state).toBe('received')
  })

  it('refuses what is too large, and keeps its header where it can be seen', async () => {
    const port = await openDoor({ maxBytes: 10_000 })
    const raw = `From: a@b.c\r\nSubject: Large\r\nMessage-ID: <large@b.c>\r\n\r\n${'x\r\n'.repeat(10_000)}`
    expect(await (await new Talk(port).open()).say(`${raw}.`)).toMatch(/^552/)
    const [intake] = await intakes()
    expect(intake).toMatchObject({
      state: 'refused',
      reason_code: 'payload_too_large',
      subject: 'Large',
      size: raw.length,
    })
    expect((await world.blobs.read(intake?.sha256 ?? '')).toString()).toBe(
      raw.slice(0, raw.indexOf('\r\n\r\n') + 4),
    )
    // The limit is not announced, so that the client hands it over and it becomes visible.
    expect(await new Talk(port).say('EHLO x')).not.toContain('SIZE 1')
  })

  it('takes 50 MB in pieces', async () => {
    const port = await openDoor({ maxBytes: 60_000_000 })
    const talk = await new Talk(port).open()
    const line = Buffer.from(`${'A'.repeat(76)}\r\n`.repeat(1_000))
    talk.socket.write('From: a@b.c\r\nSubject: 50 MB\r\n\r\n')
    for (let count = 0; count < 640; count++)
      if (!talk.socket.write(line)) await new Promise((resolve) => talk.socket.once('drain', resolve))
    const intake = await world.row(idIn(await talk.say('.')))
    expect(intake.size).toBeGreaterThan(49_000_000)
  })

  it('offers STARTTLS only with a certificate, and never a sign-in', async () => {
    const talk = new Talk(await openDoor())
    await talk.hear()
    expect(await talk.say('EHLO x')).not.toMatch(/STARTTLS|AUTH/)
    expect(await talk.say('AUTH LOGIN')).toMatch(/^500/)
  })
})

describe('when a mail can not be stored', () => {
  it('asks the sender to come again: the database is away', async () => {
    const away = openDatabase(openPool('postgres://nobody@127.0.0.1:1/none', 1, () => undefined))
    const port = await openDoor({ db: away })
    expect(await (await new Talk(port).open()).say('From: a@b.c\r\n\r\nx\r\n.')).toMatch(/^451/)
    expect(onIntake).not.toHaveBeenCalled()
    await away.destroy()
  })

  it('asks the sender to come again: the disk is broken; and takes it when it is whole again', async () => {
    const port = await openDoor()
    const incoming = join(world.folder, 'files', 'incoming')
    await rm(incoming, { recursive: true, force: true })
    await writeFile(incoming, 'in the way')
    const talk = await new Talk(port).open()
    expect(await talk.say('From: a@b.c\r\n\r\nx\r\n.')).toMatch(/^451/)
    await rm(incoming)
    for (const line of ['MAIL FROM:<a@b.c>', 'RCPT TO:<x@y.z>', 'DATA']) await talk.say(line)
    expect(await talk.say('From: a@b.c\r\n\r\nx\r\n.')).toMatch(/^250/)
  })
})

describe('hostile clients', () => {
  it('are survived: the door goes on serving others', async () => {
    const port = await openDoor()
    const nonsense: (string | Buffer)[] = [
      'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
      Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * 31) % 256)),
      `EHLO ${'x'.repeat(100_000)}\r\n`,
      'EHLO x\r\nMAIL FROM:<\r\nMAIL FROM:<a@b>\0\r\nRCPT TO:<>\r\nDATA\r\n'.repeat(20),
      'NOOP\r\n'.repeat(5_000),
      'EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\nDATA\r\nhalf a mail',
    ]
    for (const words of nonsense) {
      const talk = new Talk(port)
      await talk.hear()
      talk.socket.write(words)
      talk.socket.end()
      await talk.closed()
    }
    const before = (await intakes()).length
    expect(await (await new Talk(port).open()).say('x\r\n.')).toMatch(/^250/)
    expect(await intakes()).toHaveLength(before + 1)
  })

  it('leave nothing behind when they go away in the middle of a mail', async () => {
    const before = (await intakes()).length
    const talk = await new Talk(await openDoor()).open()
    talk.socket.write('From: a@b.c\r\n\r\nhalf')
    talk.socket.resetAndDestroy()
    const left = 'mail client left in the middle of a mail'
    await vi.waitFor(() => expect(world.log.info).toHaveBeenCalledWith(expect.anything(), left))
    expect(await intakes()).toHaveLength(before)
  })

  it('are sent away when they are silent, slow, or too many', async () => {
    const silent = new Talk(await openDoor({ limits: { idleMs: 300 } }))
    expect(await silent.hear()).toMatch(/^220/)
    expect(await silent.hear()).toMatch(/^421/)

    const slow = await new Talk(await openDoor({ limits: { mailMs: 100 } })).open()
    const trickle = setInterval(() => slow.socket.write('x'), 20)
    expect(await slow.hear()).toMatch(/^421/)
    clearInterval(trickle)

    const port = await openDoor({ limits: { clients: 1 } })
    const first = new Talk(port)
    expect(await first.hear()).toMatch(/^220/)
    expect(await new Talk(port).hear()).toMatch(/^421/)
    first.socket.destroy()
  })

  it('can not send without end', async () => {
    const talk = await new Talk(await openDoor({ maxBytes: 1_000, limits: { mailMs: 60_000 } })).open()
    const flood = setInterval(() => talk.socket.write('x'.repeat(10_000)), 5)
    expect(await talk.hear()).toMatch(/^421/)
    clearInterval(flood)
  })
})
