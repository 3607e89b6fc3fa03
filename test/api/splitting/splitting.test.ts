import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ outboundMail: true })
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')

type Shown = { id: string; text: string; attachments: { id: string; name: string }[] } & Record<
  string,
  unknown
>
const messagesOf = async (number: string): Promise<Shown[]> =>
  (await agent.get(`/tickets/${number}/messages`)).body.messages
const eventsOf = async (number: string) =>
  (await agent.get(`/tickets/${number}/events`)).body.events as {
    type: string
    data: Record<string, unknown>
  }[]

async function opened(text = 'The network is down.') {
  const { body } = await ada.post('/tickets', { subject: 'Two things', text })
  return body.ticket.number as string
}
const say = async (number: string, text: string, more: object = {}, who = ada) =>
  (await who.post(`/tickets/${number}/messages`, { kind: 'reply', text, ...more })).body.message as Shown
const split = (number: string, messages: string[], more: object = {}, headers = {}) =>
  agent.post(`/tickets/${number}/split`, { messages, subject: 'The printer', ...more }, headers)

describe('splitting', () => {
  test('makes a new ticket of copies, with their files, and leaves a mark on what stays', async () => {
    const number = await opened()
    const file = (await upload(ada, 'jam.txt', 'paper')).body.file.id
    const printer = await say(number, 'And the printer jams.', { files: [file] })
    const note = await say(number, 'Both by lightning?', { kind: 'note' }, agent)
    const { status, body } = await split(number, [note.id, printer.id])
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({ subject: 'The printer', requester: { name: 'Ada Lovelace' } })
    const made = body.ticket.number
    expect(await messagesOf(made)).toMatchObject([
      { text: 'Both by lightning?', kind: 'note', splitFrom: number, author: { name: 'Grace Hopper' } },
      { text: 'And the printer jams.', splitFrom: number, createdAt: printer.createdAt, from: 'requester' },
    ])
    const [copied] = (await messagesOf(made))[1]?.attachments ?? []
    expect(copied).toMatchObject({ name: 'jam.txt', size: 5 })
    expect(copied?.id).not.toBe(file)
    const [marked, also, first] = await messagesOf(number)
    expect([marked?.splitInto, also?.splitInto, first?.splitInto]).toEqual([made, made, undefined])
    expect((await eventsOf(number)).map(({ type }) => type).slice(0, 2)).toEqual(['split_off', 'linked'])
    expect((await eventsOf(made)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['split_from', 'linked', 'created']),
    )
    const links = (await agent.get(`/tickets/${made}/links`)).body.links
    expect(links).toMatchObject([{ relation: 'related_to', ticket: { number } }])
    const shown = (await ada.get(`/tickets/${made}/messages`)).body.messages
    expect(shown.map(({ text }: Shown) => text)).toEqual(['And the printer jams.'])
    expect(shown[0].splitFrom).toBeUndefined()
  })

  test('names the other ticket to those only who may see it', async () => {
    const number = await opened()
    const message = await say(number, 'And the printer jams.')
    const made = (await split(number, [message.id])).body.ticket.number
    const boss = await desk.person('administrator', 'Boss')
    const grants = ['ticket.read', 'note.read'].map((permission) => ({ permission, scope: 'own' }))
    await boss.post('/roles', { key: 'own-only', name: 'Own only', grants })
    const helper = await desk.person('own-only', 'Helper')
    const assigned = async (to: string) => {
      await desk.db.updateTable('ticket').set({ assignee_id: helper.id }).where('number', '=', to).execute()
      const { messages } = (await helper.get(`/tickets/${to}/messages`)).body
      return messages.map(({ splitInto, splitFrom }: Shown) => splitInto ?? splitFrom)
    }
    expect(await assigned(number)).toEqual([undefined, undefined])
    expect(await assigned(made)).toEqual([number])
    await desk.db.updateTable('ticket').set({ assignee_id: null }).where('number', '=', number).execute()
    expect(await assigned(made)).toEqual([undefined])
  })

  test('is found by what was said', async () => {
    const number = await opened()
    const message = await say(number, 'The zygomorph is stuck.')
    const { body } = await split(number, [message.id])
    const found = (await agent.get('/tickets?filter=zygomorph')).body.tickets
    expect(found.map((ticket: { number: string }) => ticket.number).sort()).toEqual(
      [number, body.ticket.number].sort(),
    )
  })

  test('asked for again makes no second ticket', async () => {
    const number = await opened()
    const message = await say(number, 'One more thing')
    const headers = { 'idempotency-key': `split-${number}` }
    const [one, other] = [
      await split(number, [message.id], {}, headers),
      await split(number, [message.id], {}, headers),
    ]
    expect(other.body.ticket.number).toBe(one.body.ticket.number)
    expect((await eventsOf(number)).filter(({ type }) => type === 'split_off')).toHaveLength(1)
  })

  test('takes only messages of the ticket, or of those merged into it, that are still there', async () => {
    const [number, other] = [await opened(), await opened('Elsewhere')]
    const [elsewhere] = await messagesOf(other)
    const ask = () => split(number, [elsewhere?.id ?? ''])
    expect((await ask()).body.code).toBe('not_found')
    await agent.post(`/tickets/${number}/merge`, { tickets: [other] })
    const { body } = await ask()
    expect(body.ticket.number).toBeDefined()
    expect(await messagesOf(body.ticket.number)).toMatchObject([{ text: 'Elsewhere', splitFrom: number }])
    expect((await split(other, [elsewhere?.id ?? ''])).body).toMatchObject({
      code: 'ticket_merged',
      ticket: number,
    })
    const held = await say(number, 'Wait', { undoSeconds: 60 }, agent)
    expect((await split(number, [held.id])).body.code).toBe('not_found')
  })
})
