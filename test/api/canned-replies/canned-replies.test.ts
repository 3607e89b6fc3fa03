import { describe, expect, test } from 'vitest'
import { nowhere, openApp } from '#test/support/app.ts'
import { firstQueue } from '#test/support/people.ts'
import { insertTicket } from '#test/support/tickets.ts'

const desk = await openApp({ temporalAddress: nowhere, now: () => Date.parse('2026-03-02T10:00:00Z') })
const { db } = desk
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const linus = await desk.person('agent', 'Linus')
const ada = await desk.person('requester', 'Ada Lovelace')
const queue = await firstQueue(db)
const number = await insertTicket(db, { queue_id: queue.id, requester_id: ada.id, subject: 'No <network>' })
const { team } = (
  await boss.post('/teams', {
    name: 'Network',
    members: [{ person: grace.id, isLead: true }, { person: linus.id }],
  })
).body

const draft = { name: 'Restart', html: '<p>Dear {{ requester.first_name }}, restart it.</p>' }
const added = async (by: typeof grace, more: object = {}) =>
  (await by.post('/canned-replies', { ...draft, ...more })).body.cannedReply
const namesFor = async (who: typeof grace) =>
  (await who.get('/canned-replies?limit=200')).body.cannedReplies.map((one: { name: string }) => one.name)
const recorded = async (subject: string) =>
  (
    await db
      .selectFrom('audit_record')
      .select('action')
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute()
  ).map(({ action }) => action)

describe('a canned reply', () => {
  test('of one’s own is seen, changed and deleted by oneself alone, and is nobody’s record', async () => {
    const made = await added(linus, { category: 'Hardware', tags: ['vpn'], for: 'note' })
    expect(made).toMatchObject({
      ...{ name: 'Restart', category: 'Hardware', tags: ['vpn'], for: 'note', sharedWith: 'me', team: null },
      ...{ owner: { id: linus.id }, uses: 0, lastUsedAt: null, mayChange: true },
    })
    for (const other of [grace, boss]) {
      expect(await namesFor(other)).not.toContain('Restart')
      expect((await other.patch(`/canned-replies/${made.id}`, { name: 'Mine' })).status).toBe(404)
    }
    const changed = await linus.patch(`/canned-replies/${made.id}`, { name: 'Reboot' })
    expect(changed.body.cannedReply).toMatchObject({ name: 'Reboot', category: 'Hardware', for: 'note' })
    expect((await linus.delete(`/canned-replies/${made.id}`)).status).toBe(204)
    expect(await namesFor(linus)).not.toContain('Reboot')
    expect(await recorded(made.id)).toEqual([])
  })

  test('of a team is kept by its leads, used by its members, and is on record', async () => {
    const shared = { name: 'Team text', sharedWith: 'team', team: team.id }
    expect((await linus.post('/canned-replies', { ...draft, ...shared })).body.code).toBe('not_allowed')
    const made = await added(grace, shared)
    expect(made.team).toEqual({ id: team.id, name: 'Network' })
    expect(await namesFor(linus)).toContain('Team text')
    expect(await namesFor(await desk.person('agent'))).not.toContain('Team text')
    expect((await linus.patch(`/canned-replies/${made.id}`, { name: 'No' })).body.code).toBe('not_allowed')
    expect((await boss.patch(`/canned-replies/${made.id}`, { name: 'Yes' })).status).toBe(200)
    expect((await grace.patch(`/canned-replies/${made.id}`, { sharedWith: 'all' })).body).toMatchObject({
      ...{ code: 'not_allowed', field: 'sharedWith' },
    })
    expect((await grace.delete(`/canned-replies/${made.id}`)).status).toBe(204)
    expect(await recorded(made.id)).toEqual([
      ...['canned_reply.create', 'canned_reply.update', 'canned_reply.delete'],
    ])
  })

  test('of everybody is kept by who may, and used by all agents', async () => {
    const made = await added(boss, { name: 'House text', sharedWith: 'all' })
    const { cannedReplies } = (await linus.get('/canned-replies')).body
    expect(cannedReplies).toContainEqual({ ...made, mayChange: false })
    expect((await linus.delete(`/canned-replies/${made.id}`)).body.code).toBe('not_allowed')
  })

  test('needs a team to be shared with one', async () => {
    const refused = await boss.post('/canned-replies', { ...draft, sharedWith: 'team' })
    expect(refused.body).toMatchObject({ code: 'unknown_team', field: 'team' })
  })

  test('is listed page by page', async () => {
    for (const name of ['P1', 'P2', 'P3']) await added(linus, { name })
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await linus.get(`/canned-replies?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.cannedReplies.map((one: { name: string }) => one.name))
      if (!body.next) break
      cursor = body.next
    }
    expect(seen).toEqual(await namesFor(linus))
  })

  test.each([
    [
      'names a placeholder that is not there',
      '<p>{{ ticket.nubmer }}</p>',
      'unknown_placeholder',
      'ticket.nubmer',
    ],
    ['is no valid Liquid', '<p>{% if today %}</p>', 'template_invalid', 'line 1'],
    ['is empty once it is clean', '<script>1</script>', 'invalid', 'Write something'],
  ])('that %s is refused with the culprit, and is not kept', async (_, html, code, says) => {
    const refused = await linus.post('/canned-replies', { name: 'Broken', html })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ code, field: 'html' })
    expect(refused.body.detail).toContain(says)
    expect(await namesFor(linus)).not.toContain('Broken')
  })
})

describe('filling one in', () => {
  const fillFor = (who: typeof grace, id: string, on = number) =>
    who.get(`/tickets/${on}/canned-replies/${id}`)

  test('puts in what stands on the ticket, escaped, and who writes', async () => {
    await db
      .updateTable('person')
      .set({ signature: '{{agent.name}}\nDesk' })
      .where('id', '=', grace.id)
      .execute()
    const { id } = await added(grace, {
      html: '<p>{{ requester.first_name }}: {{ ticket.number }}, {{ ticket.subject }}, {{ ticket.status }}, {{ queue.name }}, {{ today }}</p><p>{{ agent.signature }}</p>',
    })
    const { status, body } = await fillFor(grace, id)
    expect(status).toBe(200)
    expect(body.filled.html).toBe(
      `<p>Ada: ${number}, No &lt;network&gt;, Open, Service desk, 2026-03-02</p><p>Grace Hopper<br />Desk</p>`,
    )
    expect(body.filled.text).toContain('No <network>')
  })

  test('shows nothing of a ticket that one may not read, or of a text that is not shared with one', async () => {
    const { id } = await added(linus)
    expect((await fillFor(grace, id)).status).toBe(404)
    expect((await fillFor(linus, id, 'TKT-20260101-ZZZZ')).status).toBe(404)
    expect((await fillFor(ada, id)).status).toBe(403)
  })

  test('stops a template that loops, and names it', async () => {
    const { id } = await added(linus, { html: '<p>{% for i in (1..99999999) %}x{% endfor %}</p>' })
    const { status, body } = await fillFor(linus, id)
    expect([status, body.code, body.field]).toEqual([422, 'template_too_much', 'html'])
    expect(body.detail).toContain('{% for i in (1..99999999) %}')
  })

  test('can’t smuggle in what HTML must not hold', async () => {
    const { id } = await added(linus, {
      html: '<p><a href="{{ ticket.subject }}">x</a>{% assign a = "&lt;scr" %}{{ a }}ipt&gt;</p>',
    })
    await db
      .updateTable('ticket')
      .set({ subject: 'javascript:alert(1)' })
      .where('number', '=', number)
      .execute()
    expect((await fillFor(linus, id)).body.filled.html).not.toMatch(/javascript:|<script/)
  })

  test('is counted when it is used', async () => {
    const made = await added(boss, { name: 'Counted', sharedWith: 'all' })
    expect((await linus.post(`/canned-replies/${made.id}/uses`)).status).toBe(204)
    await grace.post(`/canned-replies/${made.id}/uses`)
    const { cannedReplies } = (await boss.get('/canned-replies?limit=200')).body
    const after = cannedReplies.find((one: { id: string }) => one.id === made.id)
    expect(after.uses).toBe(2)
    expect(after.lastUsedAt).not.toBeNull()
  })
})
