import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertMessage, insertTicket } from '#test/support/tickets.ts'

const desk = await openApp({ temporalAddress: nowhere })
const agent = await desk.person('agent', 'Grace Hopper')
const other = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')
const alan = await desk.person('requester', 'Alan Turing')
const { db } = desk
const queue = await firstQueue(db)
const network = { id: uuid(), key: 'network', name: 'Network' }
await db.insertInto('queue').values(network).execute()
const acme = { id: uuid(), name: 'Acme, Inc.' }
await db.insertInto('organization').values(acme).execute()

const insert = (row: object) => insertTicket(db, { queue_id: queue.id, requester_id: ada.id, ...row })

/** Every page of a list, as numbers. */
async function pages(
  query: string,
  limit: number,
  between?: () => Promise<void>,
  who = agent,
): Promise<string[]> {
  const numbers: string[] = []
  let cursor = ''
  for (let page = 0; page < 100; page++) {
    const { status, body } = await who.get(
      `/tickets?${query}&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    expect(status, JSON.stringify(body)).toBe(200)
    numbers.push(...body.tickets.map((ticket: { number: string }) => ticket.number))
    if (body.next === null) return numbers
    expect(body.tickets).toHaveLength(limit)
    cursor = body.next
    await between?.()
  }
  throw new Error('The list never ends.')
}

describe('pages', () => {
  // Few different instants and priorities, so that most places in a list are shared.
  const instant = (step: number) => new Date(Date.UTC(2026, 2, 1) + step)
  const mixed = Array.from({ length: 41 }, (_, index) => ({
    subject: 'paged',
    tags: ['paged'],
    updated_at: instant(index % 5),
    created_at: instant(index % 3),
    next_due_at: index % 4 ? instant(index % 4) : null,
    priority: (['low', 'normal', 'high', 'urgent'] as const)[index % 4]!,
  }))
  const all = Promise.all(mixed.map(insert))

  test.each(['updatedAt', 'createdAt', 'dueAt', 'priority', 'number'])(
    'by %s are complete, in order, without a ticket twice',
    async (field) => {
      const numbers = await all
      for (const sort of [field, `-${field}`]) {
        const once = await pages(`filter=tag:paged&sort=${sort}`, 200)
        expect([...once].sort()).toEqual([...numbers].sort())
        for (const limit of [1, 7, 41])
          expect(await pages(`filter=tag:paged&sort=${sort}`, limit)).toEqual(once)
      }
    },
  )

  test('run in the direction asked for; what is not due comes last in both', async () => {
    await all
    const column = async (sort: string, field: string) => {
      const { body } = await agent.get(`/tickets?filter=tag:paged&limit=200&sort=${sort}`)
      return body.tickets.map((ticket: Record<string, unknown>) => ticket[field])
    }
    const updated = await column('updatedAt', 'updatedAt')
    expect(updated).toEqual([...updated].sort())
    expect(await column('-updatedAt', 'updatedAt')).toEqual([...updated].sort().reverse())
    const priorities = await column('-priority', 'priority')
    expect(priorities).toEqual(
      ['urgent', 'high', 'normal', 'low'].flatMap((each) => priorities.filter((one: string) => one === each)),
    )
    for (const sort of ['dueAt', '-dueAt']) {
      const numbers = await pages(`filter=tag:paged&sort=${sort}`, 9)
      const undated = await db
        .selectFrom('ticket')
        .select('number')
        .where('next_due_at', 'is', null)
        .where('subject', '=', 'paged')
        .execute()
      expect(new Set(numbers.slice(-undated.length))).toEqual(new Set(undated.map((row) => row.number)))
    }
  })

  test('do not shift when tickets come in between', async () => {
    const numbers = await all
    const seen = await pages('filter=paged&sort=-createdAt', 10, async () => {
      await insert({ subject: 'paged later', created_at: new Date(Date.UTC(2027, 0)) })
    })
    expect(seen.length).toBe(new Set(seen).size)
    expect(seen).toEqual(expect.arrayContaining(numbers))
  })

  test('are fifty tickets when nothing is said, and never more than two hundred', async () => {
    await Promise.all(Array.from({ length: 60 }, () => insert({ tags: ['many'] })))
    expect((await agent.get('/tickets?filter=tag:many')).body.tickets).toHaveLength(50)
    for (const limit of ['0', '201', 'x', '1.5', '-1'])
      expect((await agent.get(`/tickets?limit=${limit}`)).body).toMatchObject({ status: 422, field: 'limit' })
  })

  test('that never were are refused', async () => {
    const { body } = await agent.get('/tickets?filter=tag:paged&sort=number&limit=1')
    const foreign = [
      ...[
        'x',
        'W10',
        Buffer.from('["x"]').toString('base64url'),
        Buffer.from('["x","7",1]').toString('base64url'),
      ],
      Buffer.from('["2026-01-01T00:00:00.000Z",""]').toString('base64url'),
      ...[Buffer.from('["\\u0000","7"]').toString('base64url'), Buffer.from('{}').toString('base64url')],
    ]
    for (const cursor of foreign)
      expect((await agent.get(`/tickets?cursor=${cursor}`)).body, cursor).toMatchObject({
        status: 422,
        code: 'invalid_cursor',
        field: 'cursor',
      })
    // A place in another list: by number, where instants are sorted, or a priority.
    for (const sort of ['-updatedAt', 'dueAt', 'priority'])
      expect((await agent.get(`/tickets?sort=${sort}&cursor=${body.next}`)).body).toMatchObject({
        status: 422,
        code: 'invalid_cursor',
      })
  })

  test('are sorted by what there is only', async () => {
    expect((await agent.get('/tickets?sort=colour')).body).toMatchObject({ status: 422, field: 'sort' })
  })
})

describe('a filter finds', async () => {
  const numbers = {
    new: await insert({
      subject: 'Printer on fire',
      status: 'new',
      category: 'new',
      kind: 'request',
      priority: 'urgent',
    }),
    mine: await insert({
      status: 'waiting',
      category: 'pending',
      assignee_id: agent.id,
      tags: ['VPN', 'a b'],
    }),
    theirs: await insert({
      status: 'on_hold',
      category: 'on_hold',
      assignee_id: other.id,
      queue_id: network.id,
    }),
    late: await insert({ breached: true, requester_id: alan.id, organization_id: acme.id }),
    done: await insert({ status: 'closed', category: 'closed', kind: 'problem', priority: 'low' }),
  }
  const names = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [number, name]))
  const found = async (filter: string, who = agent) => {
    const { status, body } = await who.get(
      `/tickets?limit=200&sort=number&filter=${encodeURIComponent(filter)}`,
    )
    expect(status, JSON.stringify(body)).toBe(200)
    return body.tickets.map(({ number }: { number: string }) => names[number]).filter(Boolean)
  }

  test.each([
    ['', ['new', 'mine', 'theirs', 'late', 'done']],
    ['status:new', ['new']],
    ['status:waiting,closed', ['mine', 'done']],
    ['status:pending', ['mine']],
    ['priority:urgent,low', ['new', 'done']],
    ['kind:problem', ['done']],
    ['queue:network', ['theirs']],
    ['queue:nowhere', []],
    ['assignee:me', ['mine']],
    ['assignee:LINUS@people.test', ['theirs']],
    ['assignee:none', ['new', 'late', 'done']],
    ['assignee:me,none', ['new', 'mine', 'late', 'done']],
    ['requester:alan.turing@people.test', ['late']],
    ['requester:me', []],
    ['organization:"Acme, Inc."', ['late']],
    ['tag:VPN', ['mine']],
    ['tag:"a b",other', ['mine']],
    ['is:open', ['new', 'mine', 'theirs', 'late']],
    ['is:ended', ['done']],
    ['is:breached', ['late']],
    ['is:unassigned is:open', ['new', 'late']],
    ['is:mine', ['mine']],
    ['-is:open', ['done']],
    ['-assignee:me', ['new', 'theirs', 'late', 'done']],
    ['-requester:alan.turing@people.test -is:ended', ['new', 'mine', 'theirs']],
    ['-tag:VPN -queue:network', ['new', 'late', 'done']],
    ['printer', ['new']],
    ['PRINTER fire', ['new']],
    ['printer water', []],
    ['"on fire"', ['new']],
    ['-printer', ['mine', 'theirs', 'late', 'done']],
    ['"fire on"', []],
    ['print*', ['new']],
    ['status:new OR (is:ended -priority:urgent)', ['new', 'done']],
    ['priority:>high', ['new']],
    ['organization:*', ['late']],
    ['created:2026-01-01 -created:<1d', ['new', 'mine', 'theirs', 'late', 'done']],
    [
      '{"any":[{"field":"kind","operator":"is","values":["problem"]},{"words":"on fire","phrase":true}]}',
      ['new', 'done'],
    ],
  ])('%s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  test('a ticket by its number, in any case', async () => {
    expect(await found(`number:${numbers.late.toLowerCase()}`)).toEqual(['late'])
    expect(await found(numbers.late)).toEqual(['late'])
  })

  test('words without regard to accents', async () => {
    const number = await insert({ subject: 'Drücker klemmt' })
    const { body } = await agent.get(`/tickets?filter=drucker`)
    expect(body.tickets.map((ticket: { number: string }) => ticket.number)).toEqual([number])
  })

  test('words in what was said, and says so only to those who may read it', async () => {
    await insertMessage(db, numbers.new, 'reply', 'We sent the fireworks brigade')
    await insertMessage(db, numbers.new, 'note', 'The requester is a pyromaniac')
    expect(await found('brigade')).toEqual(['new'])
    expect(await found('brigade', ada)).toEqual(['new'])
    expect(await found('pyromaniac')).toEqual(['new'])
    expect(await found('pyromaniac', ada)).toEqual([])
    expect(await found('-pyromaniac', ada)).toContain('new')
  })

  test('only their own tickets for a requester', async () => {
    expect(await found('', alan)).toEqual(['late'])
    expect(await found('requester:ada.lovelace@people.test', alan)).toEqual([])
    expect(await found('-requester:alan.turing@people.test', alan)).toEqual([])
    expect(await found(`number:${numbers.new}`, alan)).toEqual([])
  })

  test('nothing it cannot read: it is refused with the culprit', async () => {
    for (const [filter, detail] of [
      ['colour:red', 'There is no field "colour".'],
      ['priority:huge', '"huge" is no priority.'],
    ] as const) {
      const { status, body } = await agent.get(`/tickets?filter=${filter}`)
      expect(status).toBe(422)
      expect(body).toMatchObject({
        code: 'invalid_filter',
        field: 'filter',
        detail: expect.stringContaining(detail),
        at: expect.anything(),
      })
    }
    for (const filter of ['{', '{"any":[]}', '{"field":"colour","operator":"is","values":["red"]}'])
      expect((await agent.get(`/tickets?filter=${encodeURIComponent(filter)}`)).body).toMatchObject({
        ...{ status: 422, code: 'invalid_filter', field: 'filter' },
      })
    expect((await agent.get(`/tickets?filter=${'x'.repeat(4_001)}`)).body).toMatchObject({
      status: 422,
      field: 'filter',
    })
  })

  test('the views, counted for whoever asks', async () => {
    const { body } = await agent.get('/views')
    const count = Object.fromEntries(
      body.views.map((view: { key: string; count: number | null }) => [view.key, view.count]),
    )
    expect(count).toMatchObject({ mine: 1, pending: 1, 'on-hold': 1, breached: 1, all: null })
    for (const { filter, sort } of body.views)
      expect((await agent.get(`/tickets?filter=${encodeURIComponent(filter)}&sort=${sort}`)).status).toBe(200)
    const theirs = (await alan.get('/views')).body.views.find((view: { key: string }) => view.key === 'open')
    expect(theirs.count).toBe(1)
  })

  test('what it can be made of', async () => {
    const { fields } = (await agent.get('/filter-fields')).body
    expect(fields).toContainEqual({
      ...{ name: 'assignee', type: 'person', operators: ['is', 'set'], special: ['me'], optional: true },
    })
    const values = async (field: string, text: string, who = agent) =>
      (await who.get(`/filter-fields/${field}/values?text=${text}`)).body.values
    expect(await values('queue', 'netw')).toEqual([{ value: 'network', label: 'Network' }])
    expect(await values('assignee', 'linus')).toEqual([{ value: other.email, label: other.name }])
    expect(await values('status', 'pend')).toContainEqual({ value: 'pending', label: 'Pending' })
    expect(await values('organization', 'acme')).toEqual([{ value: 'Acme, Inc.', label: 'Acme, Inc.' }])
    const vpn = { name: 'vpn-client', description: 'Remote access' }
    await (await desk.person('manager')).post('/tags', vpn)
    expect(await values('tag', 'vpn-c')).toEqual([{ value: vpn.name, label: vpn.description }])
    expect(await values('assignee', 'linus', alan)).toEqual([])
    expect((await agent.get('/filter-fields/colour/values')).status).toBe(404)
  })
})
