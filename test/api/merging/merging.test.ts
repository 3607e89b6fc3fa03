import { describe, expect, test } from 'vitest'
import { openApp, publicUrl } from '#test/support/app.ts'
import { upload } from '#test/support/upload.ts'

const desk = await openApp({ outboundMail: true })
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')
const bob = await desk.person('requester', 'Bob Babbage')

async function opened(who = ada, text = 'Help') {
  const { body } = await who.post('/tickets', { subject: 'No network', text })
  return body.ticket.number as string
}
const merge = (target: string, ...tickets: string[]) => agent.post(`/tickets/${target}/merge`, { tickets })
const unmerge = (number: string) => agent.post(`/tickets/${number}/unmerge`)
const read = async (number: string, who = agent) => (await who.get(`/tickets/${number}`)).body.ticket
const say = (number: string, text: string, more: object = {}, who = agent) =>
  who.post(`/tickets/${number}/messages`, { kind: 'reply', text, undoSeconds: 0, ...more })
type Shown = { id: string; text: string; mergedFrom?: string }
const said = async (number: string, who = agent): Promise<Shown[]> =>
  (await who.get(`/tickets/${number}/messages`)).body.messages
const textsOf = async (number: string, who = agent) => (await said(number, who)).map(({ text }) => text)
const eventsOf = async (number: string, who = agent) =>
  (await who.get(`/tickets/${number}/events`)).body.events as { type: string; data: object }[]
const watchersOf = async (number: string) =>
  (await agent.get(`/tickets/${number}/watchers`)).body.watchers.map(
    ({ person, reason }: { person: { name: string }; reason: string }) => [person.name, reason],
  )

describe('merging', () => {
  test('ends the one ticket, and reads both conversations as one', async () => {
    const [stays, goes] = [await opened(ada, 'one'), await opened(bob, 'two')]
    await say(stays, 'three')
    await say(goes, 'four')
    expect((await merge(stays, goes)).body.ticket).toMatchObject({
      number: stays,
      merged: 1,
      mergedInto: null,
    })
    expect(await read(goes)).toMatchObject({
      ...{ statusCategory: 'closed', mergedInto: { number: stays, subject: 'No network' } },
      clocks: [{ state: 'met' }, { state: 'cancelled', dueAt: null }],
    })
    expect(await textsOf(stays)).toEqual(['four', 'three', 'two', 'one'])
    expect((await said(stays)).map(({ mergedFrom }) => mergedFrom)).toEqual([
      goes,
      undefined,
      goes,
      undefined,
    ])
    expect((await agent.get(`/tickets/${stays}/merged`)).body.tickets).toMatchObject([
      { number: goes, requester: { name: 'Bob Babbage' }, statusCategory: 'open' },
    ])
    expect((await eventsOf(stays))[0]).toMatchObject({ type: 'merged', data: { ticket: goes } })
    expect((await eventsOf(goes)).map(({ type }) => type)).toContain('merged_into')
  })

  test('pages through both conversations without leaving out or repeating anything', async () => {
    const [stays, goes] = [await opened(ada, 'm0'), await opened(bob, 'm1')]
    for (const index of [2, 3, 4, 5]) await say(index % 2 ? goes : stays, `m${index}`)
    await merge(stays, goes)
    const texts: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const path: string = `/tickets/${stays}/messages?limit=2${next ? `&cursor=${next}` : ''}`
      const { body } = await agent.get(path)
      texts.push(...body.messages.map(({ text }: Shown) => text))
      next = body.next
    }
    expect(texts).toEqual(['m5', 'm4', 'm3', 'm2', 'm1', 'm0'])
  })

  test('goes on where a page ended before, and after it was undone', async () => {
    const [stays, goes] = [await opened(ada, 'm0'), await opened(bob, 'm1')]
    for (const index of [2, 3, 4]) await say(index === 3 ? goes : stays, `m${index}`)
    const page = async (next = '') => {
      const { body } = await agent.get(`/tickets/${stays}/messages?limit=1${next && `&cursor=${next}`}`)
      return { text: body.messages[0].text, next: body.next }
    }
    const first = await page()
    await merge(stays, goes)
    const second = await page(first.next)
    expect([first.text, second.text]).toEqual(['m4', 'm3'])
    expect((await agent.post(`/tickets/${goes}/unmerge`)).status).toBe(200)
    expect((await page(second.next)).text).toBe('m2')
  })

  test('has those who follow the one follow the other', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await agent.post(`/tickets/${goes}/watchers`, { person: 'me' })
    await merge(stays, goes)
    expect(await watchersOf(stays)).toEqual(
      expect.arrayContaining([
        ['Bob Babbage', 'merge'],
        ['Grace Hopper', 'merge'],
      ]),
    )
    await say(stays, 'It works again.')
    const copies = await desk.db
      .selectFrom('delivery')
      .innerJoin('ticket', 'ticket.id', 'delivery.ticket_id')
      .select('delivery.to_address')
      .where('ticket.number', '=', stays)
      .where('delivery.kind', '=', 'copy')
      .execute()
    expect(copies).toEqual([{ to_address: bob.email }])
  })

  test('refuses itself, what is merged already, and a circle', async () => {
    const [a, b, c] = [await opened(), await opened(), await opened()]
    expect((await merge(a, a)).body).toMatchObject({ code: 'merge_into_itself', field: 'tickets' })
    await merge(a, b)
    expect((await merge(c, b)).body).toMatchObject({ code: 'already_merged', field: 'tickets' })
    expect((await merge(b, a)).body).toMatchObject({ code: 'ticket_merged', ticket: a })
    await merge(c, a)
    expect((await merge(b, c)).body).toMatchObject({ code: 'ticket_merged', ticket: a })
    expect((await merge(a, c)).body).toMatchObject({ code: 'ticket_merged', ticket: c })
    expect((await merge(c, 'TKT-20250101-00ZZ')).body).toMatchObject({ code: 'not_found', field: 'tickets' })
    expect((await merge(c, a)).status).toBe(200)
    expect((await eventsOf(c)).filter(({ type }) => type === 'merged')).toHaveLength(1)
  })

  test('merges all that are named, or none', async () => {
    const [a, b, c] = [await opened(), await opened(), await opened()]
    expect((await merge(a, b, c, a)).status).toBe(422)
    expect((await read(b)).mergedInto).toBeNull()
    expect((await merge(a, b, c)).body.ticket.merged).toBe(2)
  })

  test('of two that are merged into each other at once lets one come about', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 6 }, async () => [await opened(), await opened()] as const),
    )
    const answers = await Promise.all(pairs.flatMap(([a, b]) => [merge(a, b), merge(b, a)]))
    for (const [index, [a, b]] of pairs.entries()) {
      const both = answers.slice(2 * index, 2 * index + 2)
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(both.find(({ status }) => status === 409)?.body.code).toBe('ticket_merged')
      const pointers = [(await read(a)).mergedInto, (await read(b)).mergedInto]
      expect(pointers.filter((each) => each === null)).toHaveLength(1)
    }
  })

  test('of four that could close a circle at once leaves no circle', async () => {
    const [a, b, c, d] = [await opened(), await opened(), await opened(), await opened()]
    await Promise.all([merge(a, b), merge(b, c), merge(c, d), merge(d, a)])
    const into = new Map<string, string>()
    for (const each of [a, b, c, d]) into.set(each, (await read(each)).mergedInto?.number)
    for (const each of [a, b, c, d]) {
      const seen = new Set<string>()
      for (let at: string | undefined = each; at; at = into.get(at)) {
        expect(seen).not.toContain(at)
        seen.add(at)
      }
    }
  })
})

describe('a merged ticket', () => {
  test('takes no commands any more, and names the one that does', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await merge(stays, goes)
    const refused = { code: 'ticket_merged', ticket: stays, detail: expect.stringContaining(stays) }
    expect((await say(goes, 'Hello?')).body).toMatchObject(refused)
    expect((await agent.patch(`/tickets/${goes}`, { priority: 'high' })).body).toMatchObject(refused)
  })

  test('does not tell the number of the one that does to who may not see that', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await merge(stays, goes)
    const reply = { kind: 'reply', text: 'x' }
    const key = { 'idempotency-key': `hidden-${goes}` }
    const { body } = await bob.post(`/tickets/${goes}/messages`, reply, key)
    expect(body.code).toBe('ticket_merged')
    expect(JSON.stringify(body)).not.toContain(stays)
    const [command] = await desk.db
      .selectFrom('command')
      .select('id')
      .where('ticket_number', '=', goes)
      .where('state', '=', 'rejected')
      .execute()
    const asked = await bob.get(`/commands/${command?.id}`)
    expect(asked.body.command.reason.code).toBe('ticket_merged')
    expect(JSON.stringify(asked.body)).not.toContain(stays)
  })

  test('does not show its requester the other one, nor that one’s requester what was said on it', async () => {
    const [stays, goes] = [await opened(ada, 'of Ada'), await opened(bob, 'of Bob')]
    await merge(stays, goes)
    expect(await textsOf(stays, ada)).toEqual(['of Ada'])
    expect(await textsOf(goes, bob)).toEqual(['of Bob'])
    expect((await read(goes, bob)).mergedInto).toEqual({ number: null, subject: null })
    expect((await bob.get(`/tickets/${stays}`)).status).toBe(404)
    expect((await ada.get(`/tickets/${stays}/watchers`)).body.watchers).toEqual([])
    expect((await eventsOf(goes, bob))[0]).toMatchObject({ type: 'merged_into', data: { ticket: null } })
    const twice = await opened(ada, 'again')
    await merge(stays, twice)
    expect(await textsOf(stays, ada)).toEqual(['again', 'of Ada'])
    expect((await read(twice, ada)).mergedInto.number).toBe(stays)
  })

  test('keeps its messages in reach: they are pinned, deleted and listed with their files through the other one', async () => {
    const [stays, goes] = [await opened(ada, 'one'), await opened(bob, 'secret')]
    await merge(stays, goes)
    const boss = await desk.person('administrator', 'Margaret Hamilton')
    const [message] = await said(stays)
    const path = `/tickets/${stays}/messages/${message?.id}`
    expect((await agent.put(`${path}/pin`, { pinned: true })).body.message.pinnedAt).not.toBeNull()
    expect((await agent.get(`/tickets/${stays}/messages`)).body.pinned).toMatchObject([{ id: message?.id }])
    expect((await boss.delete(path)).body.message.deleted).not.toBeNull()
    expect(await textsOf(stays)).toEqual(['', 'one'])
    const found = await agent.get(`/tickets?filter=${encodeURIComponent('secret')}`)
    expect(found.body.tickets).toEqual([])
  })

  test('has its files listed, downloaded and removed through the other one', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const boss = await desk.person('administrator', 'Barbara Liskov')
    const file = (await upload(bob, 'log.txt', 'lines')).body.file.id as string
    await say(goes, 'The log', { files: [file] }, bob)
    await merge(stays, goes)
    const files = async (who = agent) => (await who.get(`/tickets/${stays}/files`)).body.files
    expect(await files()).toMatchObject([{ id: file, name: 'log.txt' }])
    expect(await files(ada)).toEqual([])
    expect((await agent.get(`/files/${file}`)).status).toBe(200)
    const { body } = await boss.post(`/tickets/${stays}/files/${file}/remove`, {})
    expect(body.files[0].removed).not.toBeNull()
    expect((await boss.get(`/tickets/${stays}/files/${file}/downloads`)).status).toBe(200)
    expect((await eventsOf(stays))[0]).toMatchObject({ type: 'file_removed' })
  })

  test('keeps its own rights: who may act on the other one only, acts on nothing of it', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const file = (await upload(bob, 'log.txt', 'lines')).body.file.id as string
    await say(goes, 'The log', { files: [file] }, bob)
    const boss = await desk.person('administrator', 'Barbara')
    const all = ['ticket.read', 'ticket.open_for', 'note.read'].map((permission) => ({
      permission,
      scope: 'all',
    }))
    const own = ['ticket.update', 'note.create', 'message.delete', 'file.remove', 'file.log']
    const grants = [...all, ...own.map((permission) => ({ permission, scope: 'own' }))]
    expect((await boss.post('/roles', { key: 'own-only', name: 'Own only', grants })).status).toBe(201)
    const helper = await desk.person('own-only', 'Helper')
    const owned = { assignee_id: helper.id }
    await desk.db.updateTable('ticket').set(owned).where('number', '=', stays).execute()
    await merge(stays, goes)
    const [message, , first] = await said(stays, helper)
    const pin = (id = '') => helper.put(`/tickets/${stays}/messages/${id}/pin`, { pinned: true })
    expect((await pin(first?.id)).status).toBe(200)
    const path = `/tickets/${stays}/messages/${message?.id}`
    const refused = [
      await pin(message?.id),
      await helper.delete(path),
      await helper.post(`/tickets/${stays}/split`, { messages: [message?.id], subject: 'Apart' }),
      await helper.post(`/tickets/${stays}/files/${file}/remove`, {}),
      await helper.get(`/tickets/${stays}/files/${file}/downloads`),
    ]
    expect(refused.map(({ body }) => body.code)).toEqual(refused.map(() => 'not_allowed'))
  })

  test('does not show a deleted one that it goes on in, and can be parted from it', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await merge(stays, goes)
    const boss = await desk.person('administrator', 'Frances Allen')
    await boss.delete(`/tickets/${stays}`)
    expect((await read(goes)).mergedInto).toEqual({ number: null, subject: null })
    expect((await read(goes, boss)).mergedInto.number).toBe(stays)
    expect((await unmerge(goes)).body.ticket.mergedInto).toBeNull()
  })

  test('takes no watchers any more, nor a timer: one that runs goes on with the other one', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await agent.put('/me/timer', { ticket: goes })
    await merge(stays, goes)
    expect((await agent.get('/me/timer')).body.timer.ticket.number).toBe(stays)
    const refused = { code: 'ticket_merged', ticket: stays }
    expect((await agent.post(`/tickets/${goes}/watchers`, { person: 'me' })).body).toMatchObject(refused)
    await agent.delete('/me/timer')
    expect((await agent.put('/me/timer', { ticket: goes })).body).toMatchObject(refused)
    const boss = await desk.person('administrator', 'Edsger Dijkstra')
    await boss.delete(`/tickets/${stays}`)
    expect((await boss.put('/me/timer', { ticket: stays })).body.code).toBe('ticket_deleted')
  })

  test('is watched no more with the link of its copy, also where it goes on', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const twin = await desk.person('requester', 'Bob B.')
    for (const each of [goes, await opened()])
      await agent.post(`/tickets/${each}/watchers`, { person: twin.id })
    const boss = await desk.person('administrator', 'Donald Knuth')
    const carl = await desk.person('requester', 'Carl')
    await boss.post(`/people/${carl.id}/merge`, { from: twin.id })
    await merge(stays, goes)
    const { oneClick } = desk.services.unwatching.links({ ticket: goes, person: twin.id })
    expect(await watchersOf(stays)).toContainEqual(['Carl', 'merge'])
    expect((await desk.calling().post(oneClick.slice(publicUrl.length))).status).toBe(200)
    expect(await watchersOf(stays)).toEqual([['Bob Babbage', 'merge']])
    expect(await watchersOf(goes)).toEqual([])
  })

  test('has a message of one’s own edited through the other one, but not taken back', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const { message } = (await say(goes, 'Zygomorph', { undoSeconds: 60 })).body
    await merge(stays, goes)
    const path = `/tickets/${stays}/messages/${message.id}`
    const edited = await agent.patch(path, { text: 'Said better' })
    expect(edited.body.message).toMatchObject({ text: 'Said better', mergedFrom: goes, undo: null })
    expect((await agent.get(`${path}/versions`)).body.versions).toHaveLength(1)
    expect((await agent.post(`${path}/take-back`)).body.code).toBe('not_found')
    expect((await agent.get('/tickets?filter=zygomorph')).body.tickets).toEqual([])
  })

  test('shows notes for some through the other one to those alone', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const other = await desk.person('agent', 'Alan Turing')
    await agent.post(`/tickets/${goes}/messages`, {
      ...{ kind: 'note', text: 'between us', audience: { people: [agent.id] } },
    })
    await merge(stays, goes)
    expect(await textsOf(stays)).toContain('between us')
    expect(await textsOf(stays, other)).not.toContain('between us')
  })
})

describe('undoing a merge', () => {
  test('makes the ticket what it was, and those leave who came with it', async () => {
    const [stays, goes] = [await opened(), await opened(bob, 'mine')]
    await agent.patch(`/tickets/${goes}`, { status: 'pending', priority: 'high' })
    const before = await read(goes)
    await merge(stays, goes)
    const { body } = await unmerge(goes)
    const { seq: _, updatedAt: __, clocks, ...rest } = body.ticket
    expect(before).toMatchObject(rest)
    expect(clocks.map(({ state, breachedAt }: Record<string, unknown>) => [state, breachedAt])).toEqual(
      before.clocks.map(({ state, breachedAt }: Record<string, unknown>) => [state, breachedAt]),
    )
    expect(await watchersOf(stays)).toEqual([])
    expect(await textsOf(stays)).toEqual(['Help'])
    expect((await eventsOf(stays))[0]).toMatchObject({ type: 'unmerged', data: { ticket: goes } })
    expect((await read(stays)).merged).toBe(0)
    expect((await say(goes, 'On we go')).status).toBe(201)
    expect((await unmerge(goes)).body.code).toBe('not_merged')
  })

  test('leaves a ticket as it had ended', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await agent.patch(`/tickets/${goes}`, { status: 'resolved' })
    const before = await read(goes)
    await merge(stays, goes)
    expect(await read(goes)).toMatchObject({ statusCategory: 'closed', resolvedAt: before.resolvedAt })
    const { seq: _, updatedAt: __, ...after } = (await unmerge(goes)).body.ticket
    expect(before).toMatchObject(after)
  })

  test('in a chain parts what was merged first, and keeps who somebody else brings', async () => {
    const [a, b, c] = [await opened(), await opened(bob, 'second'), await opened(bob, 'third')]
    await merge(b, c)
    await merge(a, b)
    expect(await textsOf(a)).toEqual(['third', 'second', 'Help'])
    await unmerge(c)
    expect(await textsOf(a)).toEqual(['second', 'Help'])
    expect(await watchersOf(a)).toEqual([['Bob Babbage', 'merge']])
    await unmerge(b)
    expect(await watchersOf(a)).toEqual([])
  })

  test('keeps who wants to go on watching', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await merge(stays, goes)
    await agent.post(`/tickets/${stays}/watchers`, { person: bob.email })
    await unmerge(goes)
    expect(await watchersOf(stays)).toEqual([['Bob Babbage', 'added']])
  })

  test('keeps who was brought by a mention, too', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    const alan = await desk.person('agent', 'Alan Kay')
    await agent.post(`/tickets/${goes}/watchers`, { person: alan.id })
    await merge(stays, goes)
    const html = `<p><span data-mention="person:${alan.id}">@Alan</span></p>`
    await agent.post(`/tickets/${stays}/messages`, { kind: 'note', html })
    await unmerge(goes)
    expect(await watchersOf(stays)).toEqual([['Alan Kay', 'mention']])
  })
})

describe('the preview of a merge', () => {
  test('tells who comes along, and what can not be merged', async () => {
    const [stays, goes, gone] = [await opened(), await opened(bob), await opened()]
    await merge(await opened(), gone)
    const { body } = await agent.post(`/tickets/${stays}/merge/preview`, { tickets: [goes, gone, stays] })
    expect(body).toMatchObject({
      tickets: [
        { number: goes, subject: 'No network', messages: 1, refused: null },
        { number: gone, refused: { code: 'already_merged' } },
        { number: stays, refused: { code: 'merge_into_itself' } },
      ],
      watchers: ['Bob Babbage'],
    })
  })
})

describe('the filter', () => {
  test('finds merged tickets, and those merged into one', async () => {
    const [stays, goes] = [await opened(), await opened(bob)]
    await merge(stays, goes)
    const found = async (filter: string) =>
      (await agent.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body.tickets.map(
        ({ number }: { number: string }) => number,
      )
    expect(await found(`is:merged merged:${stays}`)).toEqual([goes])
    expect(await found(`is:merged number:${stays}`)).toEqual([])
  })
})
