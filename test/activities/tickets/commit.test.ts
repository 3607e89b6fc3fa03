import { describe, expect, test } from 'vitest'
import { lockTicket } from '#activities/tickets/load.ts'
import type { TicketEvent } from '#domain/tickets/events.ts'
import { replay } from '#domain/tickets/evolve.ts'
import { openCommits } from '#test/support/commits.ts'
import { until } from '#test/support/until.ts'

const desk = await openCommits()
const { commit, db } = desk
const nobody = '01900000-0000-7000-8000-000000000000'

/** Every event type of a ticket but those of its clocks. */
const told = async (number: string) =>
  (await desk.eventsOf(number)).map(({ type }) => type).filter((type) => !type.startsWith('sla_'))

describe('a commit', () => {
  test('makes the ticket, its events, its message and its clocks, and marks the command', async () => {
    const message = desk.message({ from: 'requester', authorId: desk.requester.id })
    const { number, id } = await desk.storeCreation({ message, tags: ['vpn'] })
    const { ticket, outcomes } = await commit({ number, wanted: [id], first: true })
    expect(ticket).toMatchObject({ status: 'new', category: 'new', queue: 'service-desk', closesAt: null })
    expect(outcomes).toEqual({ [id]: { state: 'committed', seq: 1, code: null } })
    expect(await desk.commandOf(id)).toMatchObject({
      state: 'committed',
      seq: 1,
      message_id: message.id,
      payload: null,
      rejection: null,
    })
    const row = await desk.ticketOf(number)
    expect(row).toMatchObject({ subject: 'No network', tags: ['vpn'], seq: ticket?.seq, breached: false })
    const messages = await db.selectFrom('message').selectAll().where('ticket_id', '=', row.id).execute()
    expect(messages).toMatchObject([{ id: message.id, seq: 1, text: 'Text', author_id: desk.requester.id }])
    const clocks = await db.selectFrom('clock').selectAll().where('ticket_id', '=', row.id).execute()
    expect(clocks.map(({ target, state }) => `${target} ${state}`).sort()).toEqual([
      'first_response running',
      'resolution running',
    ])
    expect(row.next_due_at).toEqual(
      clocks.map((clock) => clock.due_at!).sort((a, b) => a.getTime() - b.getTime())[0],
    )
    expect((await desk.eventsOf(number)).map(({ type }) => type)).toEqual([
      'created',
      'sla_started',
      'sla_started',
    ])
  })

  test('leaves a ticket that is exactly what its events say', async () => {
    const number = await desk.opened({ tags: ['a'] })
    await desk.say(number, desk.message())
    await desk.change(number, {
      priority: 'urgent',
      assigneeId: desk.agent.id,
      tags: ['b'],
      status: 'pending',
    })
    await desk.say(number, desk.message({ from: 'requester' }))
    await desk.change(number, { status: 'resolved' })
    await commit({ number, wanted: [], first: false })
    const events = (await desk.eventsOf(number)).map(
      ({ at, actor_kind, actor_id, command_id: _, ...event }) =>
        ({ ...event, at: at.getTime(), actor: { kind: actor_kind, id: actor_id } }) as TicketEvent,
    )
    const state = await db.transaction().execute(async (trx) => (await lockTicket(trx, number))?.state)
    expect(state).toEqual(replay(events))
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  })

  test('gives every event its command, and those of the clocks none', async () => {
    const { number, id } = await desk.storeCreation()
    await commit({ number, wanted: [], first: true })
    for (const event of await desk.eventsOf(number))
      expect(event.command_id).toBe(event.type === 'created' ? id : null)
  })

  test('tells listeners once it is done, with the latest number', async () => {
    const number = await desk.opened()
    const { seq } = await desk.ticketOf(number)
    expect(desk.news).toContainEqual({
      type: 'ticket',
      number,
      seq,
      queueId: desk.queue.id,
      requesterId: desk.requester.id,
      assigneeId: null,
      organizationId: null,
    })
    const before = desk.news.length
    await commit({ number, wanted: [], first: false })
    expect(desk.news).toHaveLength(before)
  })

  test('of nothing finds nothing', async () => {
    expect(await commit({ number: 'TKT-20000101-0000', wanted: [nobody], first: true })).toEqual({
      ticket: null,
      outcomes: { [nobody]: { state: 'pending', seq: null, code: null } },
    })
  })
})

describe('commands that have piled up', () => {
  test('are committed in the order in which they were stored, in one transaction', async () => {
    const { number } = await desk.storeCreation()
    const ids: string[] = []
    for (let index = 0; index < 50; index++)
      ids.push(
        index % 2
          ? await desk.change(number, { subject: `Subject ${index}` })
          : await desk.say(number, desk.message({ kind: 'note', text: `${index}` })),
      )
    const { outcomes } = await commit({ number, wanted: ids, first: true })
    expect(Object.keys(outcomes).length).toBe(51)
    for (const id of ids) expect(outcomes[id]).toMatchObject({ state: 'committed' })
    expect(ids.map((id) => outcomes[id]?.seq)).toEqual(ids.map((_, index) => index + 2))
    const events = await desk.eventsOf(number)
    expect(events.slice(1, 51).map(({ command_id }) => command_id)).toEqual(ids)
    const { rows } = await desk.pool.query<{ writers: string }>(
      'select count(distinct event.xmin::text) as writers from ticket_event event join ticket on ticket.id = ticket_id where number = $1',
      [number],
    )
    expect(Number(rows[0]!.writers)).toBe(1)
    expect((await desk.ticketOf(number)).subject).toBe('Subject 49')
  })

  test('of which one is refused go on: it has its reason, and no text is kept twice', async () => {
    const number = await desk.opened()
    const refused = await desk.change(number, { status: 'closed' })
    const taken = await desk.change(number, { status: 'open' })
    const { outcomes } = await commit({ number, wanted: [refused, taken], first: false })
    expect(outcomes).toMatchObject({
      [refused]: { state: 'rejected', code: 'transition_not_allowed' },
      [taken]: { state: 'committed' },
    })
    expect(await desk.commandOf(refused)).toMatchObject({
      payload: null,
      rejection: { code: 'transition_not_allowed', field: 'status' },
    })
  })

  test('are not held up by one that the database refuses', async () => {
    const number = await desk.opened()
    const before = await desk.say(number, desk.message({ kind: 'note', text: 'Before' }))
    const poison = [
      await desk.say(number, desk.message({ authorId: nobody })),
      await desk.change(number, { assigneeId: nobody }),
      await desk.change(number, { queueId: nobody }),
    ]
    const after = await desk.say(number, desk.message({ kind: 'note', text: 'After' }))
    const { outcomes } = await commit({ number, wanted: [before, ...poison, after], first: false })
    expect(outcomes[before]?.state).toBe('committed')
    expect(outcomes[after]?.state).toBe('committed')
    for (const id of poison) {
      expect(outcomes[id]).toMatchObject({ state: 'rejected', code: 'invalid' })
      expect((await desk.commandOf(id)).rejection?.detail).toMatch(
        /^The database refused what it holds \(.+_foreign\)\.$/,
      )
    }
    expect(await told(number)).toEqual(['created', 'noted', 'noted'])
  })

  test('are committed however long they are together', async () => {
    const number = await desk.opened()
    const ids: string[] = []
    for (let index = 0; index < 20; index++) {
      const text = Array.from({ length: 12_000 }, (_, word) => `w${index}x${word.toString(36)}`).join(' ')
      ids.push(await desk.say(number, desk.message({ kind: 'note', text })))
    }
    const { outcomes } = await commit({ number, wanted: ids, first: false })
    expect(ids.map((id) => outcomes[id]?.state)).toEqual(Array(20).fill('committed'))
  })

  test('are committed whatever words they are made of, one after another', async () => {
    const number = await desk.opened()
    const written = [
      (round: number) =>
        Array.from({ length: 60 }, (_, word) => `w${round}x${word}`.padEnd(2_000, '𝓦')).join(' '),
      (round: number) => Array.from({ length: 30_000 }, (_, word) => `${round}${word}`).join('-'),
      (round: number) =>
        Array.from({ length: 4_000 }, (_, word) => `https://h${round}-${word}.test/a/${word}?q=${word}`).join(
          ' ',
        ),
    ]
    for (let round = 0; round < 15; round++)
      for (const text of written) {
        const id = await desk.say(number, desk.message({ kind: 'note', text: text(round) }))
        expect((await commit({ number, wanted: [id], first: false })).outcomes[id]?.state).toBe('committed')
      }
  })

  test('a creation that the database refuses leaves no ticket', async () => {
    const { number, id } = await desk.storeCreation({ requesterId: nobody })
    const { ticket, outcomes } = await commit({ number, wanted: [id], first: true })
    expect(ticket).toBeNull()
    expect(outcomes[id]).toMatchObject({ state: 'rejected', code: 'invalid' })
  })
})

describe('two commits of one ticket at once', () => {
  test('never write an event twice, and lose none', async () => {
    for (let round = 0; round < 5; round++) {
      const { number } = await desk.storeCreation()
      for (let index = 0; index < 10; index++) await desk.change(number, { subject: `Subject ${index}` })
      const settled = await Promise.allSettled(
        Array.from({ length: 4 }, () => commit({ number, wanted: [], first: true })),
      )
      expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true)
      await commit({ number, wanted: [], first: true })
      expect(await told(number)).toEqual(['created', ...Array(10).fill('subject_changed')])
      const events = await desk.eventsOf(number)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    }
  })

  test('reject the poison only, not what came after it', async () => {
    for (let round = 0; round < 5; round++) {
      const number = await desk.opened()
      await desk.change(number, { assigneeId: nobody })
      const good = []
      for (let index = 0; index < 6; index++)
        good.push(await desk.change(number, { subject: `Subject ${index}` }))
      await Promise.allSettled(Array.from({ length: 6 }, () => commit({ number, wanted: [], first: false })))
      await commit({ number, wanted: [], first: false })
      const states = await Promise.all(good.map(async (id) => (await desk.commandOf(id)).state))
      expect(states).toEqual(Array(6).fill('committed'))
    }
  })
})

describe('a crash between the commit and its answer', () => {
  test('changes nothing: the repetition answers the same', async () => {
    const message = desk.message({
      from: 'requester',
      mail: { intakeId: nobody, messageId: 'a@b', autoSubmitted: false },
    })
    const { number, id } = await desk.storeCreation({ message })
    const refused = await desk.change(number, { status: 'closed' })
    const input = { number, wanted: [id, refused], first: true }
    const first = await commit(input)
    const again = await commit(input)
    expect(again).toEqual(first)
    expect(
      await db.selectFrom('delivery').select('id').where('message_id', '=', message.id).execute(),
    ).toHaveLength(1)
  })

  test('in the middle of the transaction leaves nothing behind', async () => {
    const number = await desk.opened()
    const id = await desk.change(number, { subject: 'Later' })
    const holder = await desk.pool.connect()
    await holder.query('begin')
    await holder.query('select 1 from ticket where number = $1 for update', [number])
    const failing = expect(commit({ number, wanted: [id], first: false })).rejects.toThrow(/terminat/)
    const waiting = await until('the commit waits for the ticket', async () => {
      const { rows } = await desk.pool.query<{ pid: number }>(
        "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
      return rows[0]?.pid
    })
    await holder.query('select pg_terminate_backend($1)', [waiting])
    await failing
    await holder.query('rollback')
    holder.release()
    expect((await desk.commandOf(id)).state).toBe('pending')
    await commit({ number, wanted: [id], first: false })
    expect(await told(number)).toEqual(['created', 'subject_changed'])
  })

  test('before the clock was told is made good by the repetition', async () => {
    const { number } = await desk.storeCreation()
    const { startClock } = desk.deps.processes
    desk.deps.processes.startClock = () => Promise.reject(new Error('Temporal is away.'))
    await expect(commit({ number, wanted: [], first: true })).rejects.toThrow('Temporal is away.')
    desk.deps.processes.startClock = startClock
    await commit({ number, wanted: [], first: true })
    const { clock_wakes_at } = await desk.ticketOf(number)
    expect(desk.told).toContainEqual({ what: 'start', number, at: clock_wakes_at!.getTime() })
  })
})

describe('mails that follow', () => {
  const deliveriesOf = async (number: string) =>
    db
      .selectFrom('delivery')
      .innerJoin('ticket', 'ticket.id', 'ticket_id')
      .selectAll('delivery')
      .where('number', '=', number)
      .orderBy('delivery.id')
      .execute()

  test('are a receipt for a new ticket and each reply of an agent, held without a mail server', async () => {
    const number = await desk.opened({ message: desk.message({ from: 'requester' }) })
    await desk.say(number, desk.message())
    await desk.say(number, desk.message({ kind: 'note' }))
    await desk.say(number, desk.message({ from: 'requester' }))
    await commit({ number, wanted: [], first: false })
    const rows = await deliveriesOf(number)
    expect(rows.map(({ kind, state, next_attempt_at }) => ({ kind, state, next_attempt_at }))).toEqual([
      { kind: 'receipt', state: 'held', next_attempt_at: null },
      { kind: 'reply', state: 'held', next_attempt_at: null },
    ])
    expect(rows[0]).toMatchObject({
      to_address: desk.requester.email,
      from_address: 'support@perdure.test',
      person_id: desk.requester.id,
    })
  })

  test('are threaded onto the mails before them', async () => {
    const mail = { intakeId: nobody, messageId: 'first@client.test', autoSubmitted: false }
    const number = await desk.opened({ message: desk.message({ from: 'requester', mail }) })
    for (let index = 0; index < 2; index++) await desk.say(number, desk.message())
    await commit({ number, wanted: [], first: false })
    const [receipt, one, two] = await deliveriesOf(number)
    expect(receipt).toMatchObject({ in_reply_to: 'first@client.test', references: ['first@client.test'] })
    expect(one!.in_reply_to).toBe(receipt!.mail_message_id)
    expect(two!.references).toEqual(['first@client.test', receipt!.mail_message_id, one!.mail_message_id])
  })

  test('refer to the first mail and the newest ones of a long conversation', async () => {
    const mail = { intakeId: nobody, messageId: 'first@client.test', autoSubmitted: false }
    const number = await desk.opened({ message: desk.message({ from: 'requester', mail }) })
    for (let index = 0; index < 30; index++) {
      const from = { intakeId: nobody, messageId: `answer-${index}@client.test`, autoSubmitted: false }
      await desk.say(number, desk.message())
      await commit({ number, wanted: [], first: false })
      await desk.say(number, desk.message({ from: 'requester', mail: from }))
      await commit({ number, wanted: [], first: false })
    }
    await desk.say(number, desk.message())
    await commit({ number, wanted: [], first: false })
    const [receipt, ...replies] = await deliveriesOf(number)
    const last = replies.at(-1)!
    expect(last.in_reply_to).toBe('answer-29@client.test')
    expect([last.references[0], last.references.length]).toEqual(['first@client.test', 20])
    expect(last.references.slice(-2)).toEqual([replies.at(-2)!.mail_message_id, 'answer-29@client.test'])
    expect(last.references).not.toContain(receipt!.mail_message_id)
  })

  test('are not sent in answer to an automatic mail', async () => {
    const mail = { intakeId: nobody, messageId: 'auto@client.test', autoSubmitted: true }
    const number = await desk.opened({ message: desk.message({ from: 'requester', mail }) })
    expect(await deliveriesOf(number)).toEqual([])
  })

  test('are due at once with a mail server', async () => {
    const connected = await openCommits({ outboundMail: true })
    const number = await connected.opened()
    const rows = await connected.db.selectFrom('delivery').select(['state', 'next_attempt_at']).execute()
    expect(rows).toMatchObject([{ state: 'due', next_attempt_at: expect.any(Date) }])
    expect(connected.news).toContainEqual({ type: 'delivery', id: expect.any(String), ticket: number })
  })
})

test('files that were uploaded belong to the message they came with', async () => {
  const file = {
    id: crypto.randomUUID(),
    sha256: 'a'.repeat(64),
    name: 'a.txt',
    type: 'text/plain',
    size: 3,
    contentId: null,
  }
  await db
    .insertInto('attachment')
    .values({
      id: file.id,
      sha256: file.sha256,
      name: 'a.txt',
      type: 'text/plain',
      size: 3,
      uploaded_by_id: desk.agent.id,
    })
    .execute()
  const number = await desk.opened()
  const message = desk.message({
    attachments: [file, { ...file, id: crypto.randomUUID(), contentId: 'image@mail' }],
  })
  await desk.say(number, message)
  await commit({ number, wanted: [], first: false })
  const rows = await db
    .selectFrom('attachment')
    .select(['message_id', 'content_id'])
    .where('message_id', '=', message.id)
    .execute()
  expect(rows.map((row) => row.content_id).sort()).toEqual(['image@mail', null])
})
