import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const agent = await desk.person('agent', 'Grace Hopper')
const requester = await desk.person('requester', 'Ada Lovelace')

type Shown = { id: string; relation: string; ticket: { number: string } }

async function opened(subject = 'No network', more: object = {}) {
  const { body } = await requester.post('/tickets', { subject, text: 'Help', ...more })
  return body.ticket.number as string
}
const link = (from: string, relation: string, ticket: string) =>
  agent.post(`/tickets/${from}/links`, { relation, ticket })
const linksOf = async (number: string): Promise<[string, string][]> =>
  (await agent.get(`/tickets/${number}/links`)).body.links.map(({ relation, ticket }: Shown) => [
    relation,
    ticket.number,
  ])
const eventsOf = async (number: string, who = agent) =>
  (await who.get(`/tickets/${number}/events`)).body.events as {
    seq: number
    type: string
    data: Record<string, unknown>
  }[]

describe('a link', () => {
  test('is seen from both tickets, and is an event of each', async () => {
    const [one, other] = [await opened(), await opened()]
    expect((await link(one, 'blocks', other)).status).toBe(201)
    expect(await linksOf(one)).toEqual([['blocks', other]])
    expect(await linksOf(other)).toEqual([['blocked_by', one]])
    expect((await eventsOf(other))[0]).toMatchObject({
      ...{ seq: 4, type: 'linked', data: { relation: 'blocked_by', ticket: one } },
      actor: { name: 'Grace Hopper' },
    })
    expect((await agent.get(`/tickets/${other}`)).body.ticket.seq).toBe(4)
    const { body } = await agent.post(`/tickets/${other}/messages`, { kind: 'note', text: 'Waits' })
    expect(body.message.seq).toBe(5)
  })

  test('ends from either side, for both', async () => {
    const [one, other] = [await opened(), await opened()]
    const { body } = await link(one, 'related_to', other)
    expect((await link(other, 'related_to', one)).body.links).toHaveLength(1)
    expect((await agent.delete(`/tickets/${other}/links/${body.links[0].id}`)).body.links).toEqual([])
    expect(await linksOf(one)).toEqual([])
    expect((await eventsOf(one))[0]).toMatchObject({ type: 'unlinked', data: { ticket: other } })
    expect((await agent.delete(`/tickets/${other}/links/${body.links[0].id}`)).status).toBe(404)
  })

  test('makes no circle of parents or of what blocks what, nor a second parent', async () => {
    const [a, b, c] = [await opened(), await opened(), await opened()]
    await link(a, 'blocks', b)
    await link(c, 'blocked_by', b)
    expect((await link(c, 'blocks', a)).body).toMatchObject({ code: 'link_circle', field: 'ticket' })
    await link(a, 'parent_of', b)
    await link(b, 'parent_of', c)
    expect((await link(a, 'child_of', c)).body).toMatchObject({ code: 'link_circle' })
    expect((await link(c, 'child_of', a)).body).toMatchObject({ code: 'has_parent', field: 'relation' })
    expect((await link(a, 'related_to', a)).body).toMatchObject({ code: 'link_to_itself', field: 'ticket' })
  })

  test('comes about although both are linked with each other at once', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 8 }, async () => [await opened(), await opened()] as const),
    )
    const answers = await Promise.all(
      pairs.flatMap(([one, other]) => [link(one, 'blocks', other), link(other, 'related_to', one)]),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    for (const [one, other] of pairs) {
      expect(new Set((await linksOf(one)).map(([relation]) => relation))).toEqual(
        new Set(['related_to', 'blocks']),
      )
      expect((await eventsOf(other)).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    }
  })

  test('of four that could close a circle at once leaves one out', async () => {
    const [a, b, c, d] = [await opened(), await opened(), await opened(), await opened()]
    const answers = await Promise.all([
      link(a, 'blocks', b),
      link(b, 'blocks', c),
      link(c, 'blocks', d),
      link(d, 'blocks', a),
    ])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(answers.find(({ status }) => status !== 201)?.body.code).toBe('link_circle')
  })

  test('is not shown to its requester, nor with a ticket that one may not read', async () => {
    const [one, other] = [await opened(), await opened()]
    await link(one, 'blocks', other)
    expect((await requester.get(`/tickets/${one}/links`)).status).toBe(403)
    expect((await eventsOf(one, requester)).map(({ type }) => type)).not.toContain('linked')
    expect((await link(one, 'blocks', 'TKT-20250101-00ZZ')).body).toMatchObject({
      code: 'not_found',
      field: 'ticket',
    })
  })
})

describe('the children of a ticket', () => {
  test('are resolved with their parent when that is asked for, those that can not be are named', async () => {
    const [parent, child, done, kept] = [await opened(), await opened(), await opened(), await opened()]
    for (const each of [child, done]) await link(parent, 'parent_of', each)
    await link(parent, 'blocks', kept)
    await agent.patch(`/tickets/${done}`, { status: 'resolved' })
    const headers = { 'idempotency-key': `end-${parent}` }
    const ask = () => agent.patch(`/tickets/${parent}`, { status: 'resolved', children: true }, headers)
    expect((await ask()).body).toMatchObject({
      ticket: { statusCategory: 'resolved' },
      children: [{ number: child, state: 'changed', detail: null }],
    })
    expect((await ask()).status).toBe(200)
    expect((await agent.get(`/tickets/${child}`)).body.ticket.statusCategory).toBe('resolved')
    expect((await agent.get(`/tickets/${kept}`)).body.ticket.statusCategory).toBe('new')
    const moves = (await eventsOf(child)).filter(({ type }) => type === 'status_changed')
    expect(moves).toHaveLength(1)
  })

  test('end with the answer that resolves it, where that is asked for', async () => {
    const [parent, child] = [await opened(), await opened()]
    await link(parent, 'parent_of', child)
    const answer = { kind: 'reply', text: 'All done.', status: 'resolved', children: true }
    const { status, body } = await agent.post(`/tickets/${parent}/messages`, answer)
    expect(status).toBe(201)
    expect(body.children).toEqual([{ number: child, state: 'changed', detail: null }])
    expect((await agent.get(`/tickets/${child}`)).body.ticket.statusCategory).toBe('resolved')
    const admin = await desk.person('administrator')
    const field = { key: 'cause', name: 'Cause', type: 'text', required: 'resolve', kinds: ['incident'] }
    expect((await admin.post('/fields', field)).status).toBe(201)
    const [second, below] = [await opened(), await opened()]
    await link(second, 'parent_of', below)
    const given = { ...answer, fields: { cause: 'Fuser' } }
    expect((await agent.post(`/tickets/${second}/messages`, given)).body.children).toMatchObject([
      { number: below, state: 'changed' },
    ])
    expect((await agent.get(`/tickets/${below}`)).body.ticket.fields).toEqual({ cause: 'Fuser' })
    const alone = { kind: 'note', text: 'Hm', children: true }
    expect((await agent.post(`/tickets/${parent}/messages`, alone)).body).toMatchObject({ field: 'status' })
  })
})

describe('a copy of a ticket', () => {
  test('is linked with what it was made from', async () => {
    const one = await opened()
    const { body } = await agent.post('/tickets', {
      ...{ subject: 'No network', related: one, requester: { email: requester.email } },
    })
    expect(await linksOf(one)).toEqual([['related_to', body.ticket.number]])
    expect(await linksOf(body.ticket.number)).toEqual([['related_to', one]])
    expect((await eventsOf(one))[0]).toMatchObject({ type: 'linked', data: { ticket: body.ticket.number } })
    const refused = await agent.post('/tickets', {
      ...{ subject: 'x', related: 'TKT-20250101-00ZZ', requester: { email: requester.email } },
    })
    expect(refused.body).toMatchObject({ code: 'not_found', field: 'related' })
  })
})

describe('what may be the same', () => {
  const similar = async (subject: string, who = agent) =>
    (await who.get(`/tickets/similar?subject=${encodeURIComponent(subject)}`)).body.tickets.map(
      (ticket: { number: string }) => ticket.number,
    )

  test('is found by its subject, for those who may read it', async () => {
    const printer = await opened('Printer on the third floor jams paper')
    const stranger = await desk.person('requester', 'Mallory')
    expect(await similar('third floor printer jams')).toContain(printer)
    expect(await similar('third floor printer jams', requester)).toContain(printer)
    expect(await similar('third floor printer jams', stranger)).toEqual([])
    expect(await similar('Payroll export is empty')).toEqual([])
    expect(await similar("it's :* & | ! ' \\ broken")).toEqual([])
  })
})
