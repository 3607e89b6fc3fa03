import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { Connections } from '#activities/mail/outbox/connections.ts'
import { Gate } from '#activities/mail/outbox/gate.ts'
import { sendDelivery } from '#activities/mail/outbox/send.ts'
import { storeCommand } from '#db/commands.ts'
import { claimDeliveries } from '#db/deliveries.ts'
import type { MessagePayload } from '#domain/tickets/commands.ts'
import { type Receiver, startReceiver } from '../mail/receiver.ts'
import { fromJane, mail, openWorld, type World } from '../mail/world.ts'

let world: World
let receiver: Receiver
let connections: Connections

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  receiver = await startReceiver()
  connections = new Connections(receiver.url, 'desk.test')
})
afterEach(async () => {
  connections.close()
  await receiver.stop()
})

async function newTicket(headers: string[] = []) {
  const id = `<${uuid()}@x.org>`
  const { ticket_number } = await world.arrive(
    mail([fromJane, 'Subject: Printer', `Message-ID: ${id}`, ...headers], 'It burns'),
  )
  await world.db.deleteFrom('delivery').execute()
  return ticket_number as string
}
const said: Omit<MessagePayload, 'id'> = {
  ...{ kind: 'reply', from: 'agent', authorId: null, mail: null },
  ...{ text: 'Look', html: '<p>Look</p>', attachments: [] },
}

/** Says it on the ticket, and sends the mail that follows. */
async function say(number: string, message: Partial<MessagePayload>) {
  const whole = { ...said, id: uuid(), ...message }
  const command = { id: uuid(), ticket: number, actor: { kind: 'system' } } as const
  await storeCommand(world.db, { ...command, type: 'message', payload: { message: whole } })
  await world.submit(number, command.id)
  const [delivery] = await claimDeliveries(world.db, 1, 30_000)
  if (!delivery) throw new Error('nothing is due')
  const deps = {
    ...world,
    connections,
    gate: new Gate(),
    leaseMs: 30_000,
    signal: new AbortController().signal,
  }
  await sendDelivery(deps, delivery)
  return { delivery, sent: receiver.mails.at(-1) ?? '' }
}

it('a reply goes to its copies, and nobody learns of the hidden ones', async () => {
  const number = await newTicket()
  const recipients = { to: [], cc: ['kim@y.org'], bcc: ['boss@y.org'] }
  const { sent, delivery } = await say(number, { recipients })
  expect(receiver.state.recipients).toBe(3)
  expect(sent).toMatch(/^To: Jane Doe <jane@x.org>\r$/m)
  expect(sent).toMatch(/^Cc: kim@y.org\r$/m)
  expect(sent).not.toContain('boss@y.org')
  expect([delivery.cc, delivery.bcc]).toEqual([['kim@y.org'], ['boss@y.org']])
})

it('a picture within the text is a part of the mail that its HTML shows', async () => {
  const number = await newTicket()
  const file = await world.blobs.put(Buffer.from('a picture'), { maxBytes: 100 })
  const attachment = { ...file, id: uuid(), name: 'a.png', type: 'image/png', contentId: 'p1@inline' }
  const { contentId, ...row } = attachment
  await world.db
    .insertInto('attachment')
    .values({ ...row, content_id: contentId, state: 'clean' })
    .execute()
  const { sent } = await say(number, { html: '<p><img src="cid:p1@inline"></p>', attachments: [attachment] })
  expect(sent).toContain('multipart/related')
  expect(sent).toContain('Content-ID: <p1@inline>')
  expect(sent).toContain(Buffer.from('a picture').toString('base64'))
})

it('whom else a mail went to is known, but for ourselves and its writer', async () => {
  const number = await newTicket(['To: support@perdure.test, kim@y.org', 'Cc: Lee <lee@y.org>, jane@x.org'])
  const [first] = await world.messagesOf(number)
  expect(first?.recipients).toEqual({ to: ['kim@y.org', 'lee@y.org'], cc: [], bcc: [] })
})

it('a forwarded message goes to others than the requester, whose answer is for agents only', async () => {
  const number = await newTicket()
  const [first] = await world.messagesOf(number)
  const recipients = { to: ['vendor@z.org', 'help@z.org'], cc: [], bcc: [] }
  const forward = {
    kind: 'note' as const,
    text: 'Yours?',
    html: null,
    forwards: first?.id as string,
    recipients,
  }
  const { sent, delivery } = await say(number, forward)
  expect(sent).toMatch(/^To: vendor@z.org\r$/m)
  expect(sent).toMatch(/^Cc: help@z.org\r$/m)
  expect(sent).toMatch(/^Subject: Fwd: \[TKT-/m)
  expect(sent).not.toMatch(/^To: .*jane/m)
  for (const part of ['Yours?', 'Forwarded message', 'It burns', 'From: Jane Doe <jane@x.org>'])
    expect(sent).toContain(part)

  const answer = ['From: vendor@z.org', 'Subject: Re: Fwd', `In-Reply-To: <${delivery.mail_message_id}>`]
  await world.arrive(mail([...answer, `Message-ID: <${uuid()}@z.org>`], 'She pays late'), {
    from: 'vendor@z.org',
  })
  const messages = await world.messagesOf(number)
  expect(messages.at(-1)).toMatchObject({
    kind: 'note',
    from: 'requester',
    text: expect.stringContaining('She pays late'),
  })
  expect(messages.at(-1)?.author_id).not.toBeNull()
})
