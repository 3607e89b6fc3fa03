import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connections } from '#activities/mail/outbox/connections.ts'
import { deliveryWork } from '#activities/mail/outbox/deliveries.ts'
import { Gate } from '#activities/mail/outbox/gate.ts'
import { type SendDeps, sendDelivery } from '#activities/mail/outbox/send.ts'
import { storeCommand } from '#db/commands.ts'
import {
  type ClaimedDelivery,
  claimDeliveries,
  discardDelivery,
  handDelivery,
  parkAbandoned,
  retryDelivery,
} from '#db/deliveries.ts'
import { createUnwatching } from '#db/unwatching.ts'
import { mostDeliveryAttempts } from '#domain/mail/backoff.ts'
import type { MessagePayload } from '#domain/tickets/commands.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { fromJane, mail, openWorld, type World } from './world.ts'

const leaseMs = 30_000
let world: World
let receiver: Receiver
let connections: Connections
let stop: AbortController

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  receiver = await startReceiver()
  connections = new Connections(receiver.url, 'desk.test')
  stop = new AbortController()
  await world.db.deleteFrom('delivery').execute()
})
afterEach(async () => {
  connections.close()
  await receiver.stop()
})

const deps = (change: Partial<SendDeps> = {}): SendDeps => ({
  ...world,
  connections,
  gate: new Gate(),
  leaseMs,
  signal: stop.signal,
  ...change,
})
const row = (id: string) =>
  world.db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function nextDue(): Promise<ClaimedDelivery> {
  const [delivery] = await claimDeliveries(world.db, 1, leaseMs)
  if (!delivery) throw new Error('nothing is due')
  return delivery
}

/** A ticket whose receipt is due. */
async function dueReceipt() {
  const { ticket_number } = await world.arrive(
    mail([fromJane, 'Subject: Printer', `Message-ID: <${uuid()}@x.org>`]),
  )
  const number = ticket_number as string
  const [delivery] = await world.deliveriesOf(number)
  return { number, id: delivery?.id as string }
}

async function claimed() {
  const { number, id } = await dueReceipt()
  const delivery = await nextDue()
  if (delivery.id !== id) throw new Error('another delivery was due')
  return { number, id, delivery }
}

describe('a delivery', () => {
  it('is sent once, in the thread, marked so that nothing answers it', async () => {
    const { number, id, delivery } = await claimed()
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({
      state: 'sent',
      answer: '250 taken',
      attempts: 1,
      claim: null,
      reason: null,
    })
    expect((await row(id)).sent_at).toBeInstanceOf(Date)
    expect(receiver.mails).toHaveLength(1)
    const [sent] = receiver.mails
    for (const line of [
      `Message-ID: <${delivery.mail_message_id}>`,
      `In-Reply-To: <${delivery.in_reply_to}>`,
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
      `X-Perdure-Ticket: ${number}`,
      `Subject: [${number}] Printer`,
      'To: Jane Doe <jane@x.org>',
      `Date: ${delivery.created_at.toUTCString().replace('GMT', '+0000')}`,
      `From: Service desk <support@perdure.test>`,
    ])
      expect(sent).toContain(`${line}\r\n`)
    expect(world.announced).toContainEqual({ type: 'delivery', id, ticket: number })
  })

  it('to somebody who watches says how they stop it, by one click where that is safe', async () => {
    const { id } = await dueReceipt()
    const { person_id: person, ticket_id: ticket } = await row(id)
    await world.db
      .insertInto('ticket_watcher')
      .values({ id: uuid(), ticket_id: ticket as string, person_id: person, reason: 'self' })
      .execute()
    const unwatching = createUnwatching('secret', 'https://desk.test')
    const sent = async (by: Partial<SendDeps>) => {
      await world.db
        .updateTable('delivery')
        .set({ state: 'due', kind: 'copy', claim: null, claimed_until: null })
        .execute()
      await sendDelivery(deps(by), await nextDue())
      return receiver.mails.at(-1)?.replaceAll(/\r\n[ \t]+/g, ' ') ?? ''
    }
    const copy = await sent({ unwatching })
    expect(copy).toMatch(/^List-Unsubscribe: <https:\/\/desk\.test\/api\/v1\/unwatch\?token=TKT-[^>]+>\r$/m)
    expect(copy).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    const insecure = createUnwatching('secret', 'http://desk.test')
    expect(await sent({ unwatching: insecure })).not.toContain('List-Unsubscribe-Post')
    // Members of a team that watches can't stop it for all.
    await world.db.deleteFrom('ticket_watcher').execute()
    expect(await sent({ unwatching })).not.toContain('List-Unsubscribe')
  })

  /** An agent's reply with a file in that state. */
  async function replyWithFile(state: 'clean' | 'waiting' | 'infected'): Promise<void> {
    const { number } = await dueReceipt()
    await world.db.deleteFrom('delivery').execute()
    const file = await world.blobs.put(Buffer.from('file content'), { maxBytes: 100 })
    const attachment = { id: uuid(), ...file, name: 'fix.txt', type: 'text/plain', contentId: null }
    const message: MessagePayload = {
      ...{ id: uuid(), kind: 'reply', from: 'agent', authorId: null, mail: null },
      ...{ text: 'Try this.', html: '<p>Try <b>this</b>.</p>' },
      attachments: [attachment],
    }
    const command = {
      id: uuid(),
      ticket: number,
      actor: { kind: 'system' },
      type: 'message',
      payload: { message },
    } as const
    await storeCommand(world.db, command)
    await world.submit(number, uuid())
    await world.db.updateTable('attachment').set({ state }).where('id', '=', attachment.id).execute()
  }

  it('carries an agent’s reply with its files', async () => {
    await replyWithFile('clean')
    await sendDelivery(deps(), await nextDue())
    const [sent] = receiver.mails
    expect(sent).toContain('Try this.')
    expect(sent).toContain('<b>this</b>')
    expect(sent).toContain(Buffer.from('file content').toString('base64'))
    expect(sent).not.toContain('Auto-Submitted')
    expect(sent).toMatch(/^Subject: Re: \[TKT-/m)
  })

  it('waits for a file that is not scanned yet', async () => {
    await replyWithFile('waiting')
    await expect(nextDue()).rejects.toThrow('nothing is due')
  })

  it('is parked, naming the file, when a virus was found in one', async () => {
    await replyWithFile('infected')
    const delivery = await nextDue()
    await sendDelivery(deps(), delivery)
    const { state, answer } = await row(delivery.id)
    expect(state).toBe('parked')
    expect(answer).toContain('"fix.txt" must not leave')
    expect(receiver.mails).toEqual([])
  })

  it('goes over a line that stands, and over a new one when the server has closed it', async () => {
    const sender = deps()
    for (let count = 0; count < 3; count++) await sendDelivery(sender, (await claimed()).delivery)
    expect(receiver.state.connections).toBe(1)
    const { id, delivery } = await claimed()
    receiver.hangUpAll()
    await sendDelivery(sender, delivery)
    // Whether the closing was noticed before or while sending: at the latest the next attempt, at once, succeeds.
    if ((await row(id)).state === 'due') await sendDelivery(sender, await nextDue())
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(receiver.mails).toHaveLength(4)
  })
})

describe('what the server answers', () => {
  it('refused for good is parked, with the answer, for a person to decide', async () => {
    receiver.state.behaviour.rcpt = '550 5.1.1 no such user'
    const { id, delivery } = await claimed()
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({
      state: 'parked',
      reason: 'refused',
      attempts: 1,
      answer: expect.stringContaining('no such user'),
    })
    receiver.state.behaviour = { dot: () => '554 spam' }
    await retryDelivery(world.db, id)
    await sendDelivery(deps(), await nextDue())
    expect(await row(id)).toMatchObject({
      state: 'parked',
      reason: 'refused',
      attempts: 1,
      answer: expect.stringContaining('spam'),
    })
    await expect(retryDelivery(world.db, uuid())).rejects.toMatchObject({ code: 'not_found' })
    expect(await discardDelivery(world.db, id)).toMatchObject({ state: 'discarded' })
    await expect(discardDelivery(world.db, id)).rejects.toMatchObject({ code: 'delivery_not_parked' })
  })

  it('refused for now is tried later, and parked after many attempts', async () => {
    receiver.state.behaviour.dot = () => '452 mailbox full'
    const { id, delivery } = await claimed()
    const before = Date.now()
    await sendDelivery(deps(), delivery)
    const later = await row(id)
    expect(later).toMatchObject({
      state: 'due',
      attempts: 1,
      answer: expect.stringContaining('mailbox full'),
    })
    expect((later.next_attempt_at?.getTime() ?? 0) - before).toBeGreaterThan(25_000)
    const worn = { attempts: mostDeliveryAttempts - 1, next_attempt_at: new Date() }
    await world.db.updateTable('delivery').set(worn).where('id', '=', id).execute()
    await sendDelivery(deps(), await nextDue())
    expect(await row(id)).toMatchObject({
      state: 'parked',
      reason: 'too_many_attempts',
      attempts: mostDeliveryAttempts,
    })
  })

  it('not at all after the final dot is in doubt, and not sent again by itself', async () => {
    receiver.state.behaviour.dot = () => 'hang up'
    const { id, delivery } = await claimed()
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({
      state: 'parked',
      reason: 'in_doubt',
      answer: expect.stringContaining('nobody can tell'),
    })
    expect(receiver.state.dots).toBe(1)
    expect(await claimDeliveries(world.db, 10, leaseMs)).toEqual([])
  })

  it('before the mail, or in the midst of its connection, leaves no doubt', async () => {
    receiver.state.behaviour.rcpt = 'hang up'
    const { id, delivery } = await claimed()
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({ state: 'due', attempts: 1, reason: null })
    expect(receiver.state.dots).toBe(0)
  })
})

describe('a server that can not be reached', () => {
  it('burns no attempts: the outbox leaves it alone, then one mail goes ahead', async () => {
    const { id, delivery } = await claimed()
    let now = Date.now()
    const gate = new Gate(() => now)
    await receiver.stop()
    await sendDelivery(deps({ gate }), delivery)
    expect(await row(id)).toMatchObject({
      state: 'due',
      attempts: 0,
      answer: expect.stringContaining("can't be reached"),
    })
    const work = deliveryWork({ ...deps({ gate }), sends: true })
    expect(await work.claim(10)).toEqual([])
    await receiver.restart()
    now += 60_000
    await world.db
      .updateTable('delivery')
      .set({ next_attempt_at: new Date(0) })
      .execute()
    await dueReceipt()
    const [first, ...others] = await work.claim(10)
    expect(others).toEqual([])
    await work.work(first as ClaimedDelivery)
    expect(await work.claim(10)).toHaveLength(1)
  })

  it('is one that says 421 or refuses to greet', async () => {
    for (const behaviour of [{ greet: '554 go away' }, { greet: 'hang up' }, { rcpt: '421 too busy' }]) {
      receiver.state.behaviour = behaviour
      const { id, delivery } = await claimed()
      const gate = new Gate()
      await sendDelivery(deps({ gate }), delivery)
      expect(await row(id)).toMatchObject({ state: 'due', attempts: 0 })
      expect(gate.admits(10)).toBe(0)
      connections.close()
      await world.db.deleteFrom('delivery').execute()
    }
  })

  it('waits longer each time, once for all who failed together', () => {
    let now = 0
    const gate = new Gate(() => now)
    expect(gate.admits(5)).toBe(5)
    for (const _ of [1, 2, 3]) gate.failed()
    expect(gate.opensInMs).toBe(1_000)
    now = 1_000
    expect(gate.admits(5)).toBe(1)
    gate.failed()
    expect(gate.opensInMs).toBe(2_000)
    gate.worked()
    expect(gate.admits(5)).toBe(5)
  })
})

describe('exactly once', () => {
  it('puts no final dot behind a mail that is no longer ours', async () => {
    const { id, delivery } = await claimed()
    await world.db.updateTable('delivery').set({ claim: uuid() }).where('id', '=', id).execute()
    await sendDelivery(deps(), delivery)
    await vi.waitFor(() => expect(receiver.state.unfinished).toBe(1))
    expect(receiver.state.dots).toBe(0)
    expect(await row(id)).toMatchObject({ state: 'claimed', attempts: 0 })
  })

  it('puts no final dot when the database can not be asked', async () => {
    const { id, delivery } = await claimed()
    const broken = vi.spyOn(world.db, 'updateTable').mockImplementationOnce(() => {
      throw new Error('database away')
    })
    await sendDelivery(deps(), delivery)
    broken.mockRestore()
    await vi.waitFor(() => expect(receiver.state.unfinished).toBe(1))
    expect(receiver.state.dots).toBe(0)
    expect(await row(id)).toMatchObject({ state: 'due', attempts: 1, answer: 'database away' })
  })

  it('is claimed again when its holder died before the final dot', async () => {
    const { id } = await claimed()
    expect(await claimDeliveries(world.db, 1, leaseMs)).toEqual([])
    await world.db
      .updateTable('delivery')
      .set({ claimed_until: new Date(0) })
      .where('id', '=', id)
      .execute()
    expect(await claimDeliveries(world.db, 1, leaseMs)).toMatchObject([{ id }])
  })

  it('is parked in doubt when its holder died after it; the holder’s late answer settles the doubt', async () => {
    const { id, number, delivery } = await claimed()
    receiver.state.behaviour.dot = async () => {
      await world.db
        .updateTable('delivery')
        .set({ claimed_until: new Date(0) })
        .where('id', '=', id)
        .execute()
      expect(await claimDeliveries(world.db, 1, leaseMs)).toEqual([])
      expect(await parkAbandoned(world.db)).toEqual([{ id, ticket: number }])
      expect(await row(id)).toMatchObject({ state: 'parked', reason: 'in_doubt' })
      return '250 taken'
    }
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({ state: 'sent', reason: null, answer: '250 taken' })
  })

  it('is not settled by a late answer when a person decided meanwhile', async () => {
    const { id, delivery } = await claimed()
    receiver.state.behaviour.dot = async () => {
      await world.db
        .updateTable('delivery')
        .set({ claimed_until: new Date(0) })
        .where('id', '=', id)
        .execute()
      await parkAbandoned(world.db)
      await discardDelivery(world.db, id)
      return '250 taken'
    }
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({ state: 'discarded' })
  })

  it('stores the outcome as soon as the database is back', async () => {
    const { id, delivery } = await claimed()
    let away = 0
    receiver.state.behaviour.dot = () => {
      vi.spyOn(world.db, 'updateTable').mockImplementation(() => {
        if (++away === 3) vi.mocked(world.db.updateTable).mockRestore()
        throw new Error('database away')
      })
      return '250 taken'
    }
    await sendDelivery(deps(), delivery)
    expect(away).toBe(3)
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  it('hands over only its own claim, once', async () => {
    const { delivery } = await claimed()
    expect(await handDelivery(world.db, { ...delivery, claim: uuid() }, leaseMs)).toBe(false)
    const twice = await Promise.all([
      handDelivery(world.db, delivery, leaseMs),
      handDelivery(world.db, delivery, leaseMs),
    ])
    expect(twice.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
  })

  it('leaves a mail for later that was not handed over when the process stops', async () => {
    const { id, delivery } = await claimed()
    const sending = sendDelivery(
      deps({
        blobs: world.blobs,
        connections: Object.assign(new Connections(receiver.url, 'desk.test'), {
          take: async () => {
            const line = await connections.take()
            stop.abort()
            return line
          },
        }),
      }),
      delivery,
    )
    await sending
    expect(await row(id)).toMatchObject({ state: 'due', attempts: 0 })
    expect(receiver.state.dots).toBe(0)
  })
})

describe('a process that stops', () => {
  it('cuts the line of a mail that was not handed over, and leaves it for later', async () => {
    receiver.state.behaviour.rcpt = 'silence'
    const { id, delivery } = await claimed()
    const sending = sendDelivery(deps(), delivery)
    await vi.waitFor(() => expect(receiver.state.recipients).toBe(1))
    stop.abort()
    await sending
    expect(await row(id)).toMatchObject({ state: 'due', attempts: 0, claim: null })
  })

  it('waits for the answer to a mail that was handed over', async () => {
    const { id, delivery } = await claimed()
    receiver.state.behaviour.dot = () => {
      stop.abort()
      return '250 taken'
    }
    await sendDelivery(deps(), delivery)
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })
})

describe('the outbox’s work', () => {
  it('holds what is due when there is no mail server, and sends it when somebody says so', async () => {
    const { id } = await dueReceipt()
    expect(await deliveryWork({ ...deps(), sends: false }).claim(10)).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'held', next_attempt_at: null })
    await retryDelivery(world.db, id)
    expect(await deliveryWork({ ...deps(), sends: true }).claim(10)).toMatchObject([{ id }])
  })

  it('parks what was abandoned, renews what it holds, and gives back what it did not begin', async () => {
    const { id, delivery } = await claimed()
    const work = deliveryWork({ ...deps(), leaseMs: 300_000, sends: true })
    await work.renew([delivery])
    expect((await row(id)).claimed_until?.getTime()).toBeGreaterThan(delivery.claimed_until?.getTime() ?? 0)
    await work.release([delivery])
    expect(await row(id)).toMatchObject({ state: 'due', attempts: 0, claim: null })
    const abandoned = { state: 'handed' as const, claimed_until: new Date(0) }
    await world.db.updateTable('delivery').set(abandoned).where('id', '=', id).execute()
    expect(await work.claim(1)).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'parked', reason: 'in_doubt' })
    expect(work.keyOf(delivery)).toBe(delivery.ticket_id)
  })
})
