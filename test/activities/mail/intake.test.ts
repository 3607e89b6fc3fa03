import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { processIntake } from '#activities/mail/process-intake.ts'
import { storeCommand } from '#db/commands.ts'
import { discardIntake, releaseIntake, retryIntake } from '#db/intakes.ts'
import { mostIntakeAttempts } from '#domain/mail/backoff.ts'
import { mostAutomatic } from '#domain/mail/fate.ts'
import { systemActor } from '#domain/tickets/types.ts'
import { fromJane, mail, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function newTicket(headers: string[] = [], body?: string) {
  const intake = await world.arrive(
    mail([fromJane, 'Subject: Printer', `Message-ID: <${uuid()}@x.org>`, ...headers], body),
  )
  const number = intake.ticket_number as string
  const [receipt] = await world.deliveriesOf(number)
  return { intake, number, receipt }
}

const change = (ticket: string, status: string) =>
  storeCommand(world.db, {
    id: uuid(),
    ticket,
    actor: systemActor,
    type: 'change',
    payload: { changes: { status } },
  }).then((command) => world.submit(ticket, command.id))

let front = 0
/** Has a command be the first of all that wait. */
const putAhead = (id: string) =>
  world.db
    .updateTable('command')
    .set({ position: --front as never })
    .where('id', '=', id)
    .execute()

/** Deletes a ticket; ahead of `before`, where that is stored already. */
async function remove(ticket: string, before?: string): Promise<void> {
  const payload = { changes: { deleted: true } }
  const command = await storeCommand(world.db, {
    id: uuid(),
    ticket,
    actor: systemActor,
    type: 'change',
    payload,
  })
  if (before) await putAhead(command.id)
  await world.submit(ticket, command.id)
}

describe('a mail', () => {
  it('becomes a ticket of its sender, with a receipt', async () => {
    const { intake, number, receipt } = await newTicket([], 'It is on fire.')
    expect(intake).toMatchObject({
      state: 'ticket',
      reason_code: null,
      from: 'jane@x.org',
      subject: 'Printer',
    })
    const ticket = await world.db
      .selectFrom('ticket')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    expect(ticket).toMatchObject({ subject: 'Printer', category: 'new' })
    const person = await world.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', ticket.requester_id)
      .executeTakeFirstOrThrow()
    expect(person).toMatchObject({ email: 'jane@x.org', name: 'Jane Doe', role_key: 'requester' })
    expect(await world.messagesOf(number)).toMatchObject([
      { text: 'It is on fire.', from: 'requester', intake_id: intake.id },
    ])
    expect(receipt).toMatchObject({
      kind: 'receipt',
      to_address: 'jane@x.org',
      in_reply_to: intake.mail_message_id,
    })
    expect(world.announced).toContainEqual({ type: 'intake', id: intake.id })
  })

  it('joins the ticket whose mail it answers, whoever wrote it', async () => {
    const { number, receipt } = await newTicket()
    const answer = await world.arrive(
      mail(['From: bob@y.org', 'Subject: Re: x', `In-Reply-To: <${receipt?.mail_message_id}>`]),
    )
    expect(answer).toMatchObject({ state: 'message', ticket_number: number })
    const again = await world.arrive(
      mail(['From: eve@z.org', `References: <unknown@q> <${receipt?.mail_message_id}>`]),
    )
    expect(again).toMatchObject({ state: 'message', ticket_number: number })
    expect(await world.messagesOf(number)).toHaveLength(3)
    expect(await world.deliveriesOf(number)).toHaveLength(1)
  })

  it('joins the ticket its subject names only when its sender takes part in it', async () => {
    const { number } = await newTicket()
    const own = await world.arrive(mail([fromJane, `Subject: Fwd: [${number}] Printer`]))
    expect(own).toMatchObject({ state: 'message', ticket_number: number })
    const stranger = await world.arrive(mail(['From: mallory@z.org', `Subject: [${number}] Printer`]))
    expect(stranger.state).toBe('ticket')
    expect(stranger.ticket_number).not.toBe(number)
  })

  it('keeps its attachments, sanitised HTML and clean names', async () => {
    const body = [
      '--B\r\nContent-Type: text/html\r\n\r\n<p onclick="x()">Hi<script>alert(1)</script><img src="cid:pic"></p>',
      '--B\r\nContent-Type: image/png; name="../../a\u202Egnp.exe"\r\nContent-ID: <pic>\r\n\r\nPNG',
      '--B--\r\n',
    ].join('\r\n')
    const { number } = await newTicket(['Content-Type: multipart/related; boundary=B'], body)
    const [message] = await world.messagesOf(number)
    expect(message).toMatchObject({ text: 'Hi', html: '<p>Hi<img src="cid:pic" /></p>' })
    const files = await world.db
      .selectFrom('attachment')
      .selectAll()
      .where('message_id', '=', message?.id ?? null)
      .execute()
    expect(files).toMatchObject([{ name: 'agnp.exe', type: 'image/png', content_id: 'pic', size: 3 }])
    expect((await world.blobs.read(files[0]?.sha256 ?? '')).toString()).toBe('PNG')
  })

  it('continues a ticket that is closed for good in a new one that says so', async () => {
    const { number, receipt } = await newTicket()
    await change(number, 'cancelled')
    await world.db
      .updateTable('ticket')
      .set({ reopens_until: new Date(0) })
      .where('number', '=', number)
      .execute()
    const late = await world.arrive(
      mail([fromJane, 'Subject: Again', `In-Reply-To: <${receipt?.mail_message_id}>`]),
    )
    expect(late.state).toBe('ticket')
    const events = await world.db
      .selectFrom('ticket_event')
      .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
      .select(['type', 'data'])
      .where('number', '=', late.ticket_number ?? '')
      .execute()
    expect(events).toContainEqual({ type: 'linked', data: { relation: 'continues', ticket: number } })

    const auto = mail(
      [fromJane, 'Auto-Submitted: auto-replied', `In-Reply-To: <${receipt?.mail_message_id}>`],
      'I am away',
    )
    expect(await world.arrive(auto)).toMatchObject({ state: 'message', ticket_number: number })
    expect((await world.messagesOf(number)).at(-1)).toMatchObject({ kind: 'note', text: 'I am away' })
  })
})

describe('what a machine wrote', () => {
  it('becomes a ticket without a receipt, or a message without an answer', async () => {
    const { number, receipt } = await newTicket(['Auto-Submitted: auto-generated'])
    expect(receipt).toBeUndefined()
    const first = await newTicket()
    const away = mail([
      fromJane,
      'Auto-Submitted: auto-replied',
      `In-Reply-To: <${first.receipt?.mail_message_id}>`,
    ])
    expect(await world.arrive(away)).toMatchObject({ state: 'message', ticket_number: first.number })
    expect(await world.deliveriesOf(first.number)).toHaveLength(1)
    expect(number).not.toBe(first.number)
  })

  it('is refused as a loop when it is our own mail coming back', async () => {
    const { receipt } = await newTicket()
    const returned = [
      `Message-ID: <${receipt?.mail_message_id}>`,
      `X-Perdure-Delivery: ${receipt?.id}`,
      'From: Support@Perdure.test',
    ]
    for (const header of returned) {
      const intake = await world.arrive(mail(header.startsWith('From') ? [header] : [fromJane, header]))
      expect(intake).toMatchObject({ state: 'refused', reason_code: 'mail_loop', ticket_number: null })
    }
  })

  it('is a note on the ticket when it is a bounce of one of our mails, and refused when of none', async () => {
    const { number, receipt } = await newTicket()
    const report = (original: string) =>
      mail(
        [
          'From: Mail Delivery System <MAILER-DAEMON@mx.test>',
          'Subject: Undelivered',
          'Auto-Submitted: auto-replied',
        ].concat('Content-Type: multipart/report; report-type=delivery-status; boundary="B"'),
        [
          '--B\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.',
          '--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test',
          `--B\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: <${original}>\r\n`,
          '--B--',
        ].join('\r\n'),
      )
    const bounce = await world.arrive(report(receipt?.mail_message_id ?? ''), { from: '' })
    expect(bounce).toMatchObject({ state: 'message', ticket_number: number })
    expect((await world.messagesOf(number)).at(-1)).toMatchObject({
      kind: 'note',
      from: 'system',
      author_id: null,
    })
    expect(await world.arrive(report('nobody@knows'), { from: '' })).toMatchObject({
      state: 'refused',
      reason_code: 'mail_loop',
    })
  })

  it('is refused when it floods a ticket', async () => {
    const { receipt } = await newTicket()
    const auto = () =>
      mail([fromJane, 'Precedence: bulk', `In-Reply-To: <${receipt?.mail_message_id}>`], uuid())
    for (let count = 1; count < mostAutomatic; count++)
      expect((await world.arrive(auto())).state).toBe('message')
    expect(await world.arrive(auto())).toMatchObject({ state: 'refused', reason_code: 'mail_loop' })
  })
})

describe('a mail that lacks something', () => {
  it('goes by its envelope when it has no From', async () => {
    const intake = await world.arrive(mail(['Subject: No from']), { from: 'Envelope@X.org' })
    expect(intake).toMatchObject({ state: 'ticket', from: 'envelope@x.org' })
  })

  it('is refused visibly when nobody sent it, and becomes a ticket when a person says so', async () => {
    const refused = await world.arrive(mail(['Subject: Nobody']), { from: '' })
    expect(refused).toMatchObject({ state: 'refused', reason_code: 'mail_without_sender' })
    const released = await releaseIntake(world.db, refused.id)
    expect(released).toMatchObject({ state: 'received', released: true, reason_code: null })
    await processIntake(world, released)
    const intake = await world.row(refused.id)
    expect(intake.state).toBe('ticket')
    expect(await world.deliveriesOf(intake.ticket_number ?? '')).toHaveLength(0)
  })

  it.each([
    ['everything', ''],
    ['a subject', mail([fromJane])],
    ['a date that can be', mail([fromJane, 'Date: yesterday, more or less'])],
    ['a body', `${fromJane}\r\nSubject: x\r\n\r\n`],
    ['an end of its header', fromJane],
    ['a charset that exists', mail([fromJane, 'Content-Type: text/plain; charset=klingon'], 'qapla\xe4')],
    [
      'the end of its parts',
      mail(
        [fromJane, 'Content-Type: multipart/mixed; boundary=B'],
        '--B\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n',
      ),
    ],
    ['a boundary', mail([fromJane, 'Content-Type: multipart/mixed'], 'x')],
    ['sense', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256))],
    ['what Postgres can store', mail([fromJane, 'Subject: =?utf-16?B?2AA=?= \0x'], 'nul \0 and more')],
  ])('becomes a ticket without %s', async (_, raw) => {
    const intake = await world.arrive(raw)
    expect(intake).toMatchObject({ state: 'ticket', reason: null })
  })
})

describe('a mail that can not be read', () => {
  const nested = `${fromJane}\r\nSubject: Nested\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${Array.from(
    { length: 3_000 },
    (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
  ).join('')}`

  it('is refused with the reason, and released with the original attached', async () => {
    const refused = await world.arrive(nested)
    expect(refused).toMatchObject({ state: 'refused', reason_code: 'mail_unreadable', subject: 'Nested' })
    await processIntake(world, await releaseIntake(world.db, refused.id))
    const { state, ticket_number } = await world.row(refused.id)
    expect(state).toBe('ticket')
    const [message] = await world.messagesOf(ticket_number ?? '')
    expect(message?.text).toContain('The original mail is attached.')
    const files = await world.db
      .selectFrom('attachment')
      .selectAll()
      .where('message_id', '=', message?.id ?? '')
      .execute()
    expect(files).toMatchObject([{ name: 'original.eml', sha256: refused.sha256 }])
  })
})

describe('an old-fashioned bounce', () => {
  it('is known by the mail it quotes, without any header that says so', async () => {
    const { number, receipt } = await newTicket()
    const quoted = `Hi. I am afraid I could not deliver it.\r\n\r\nMessage-ID: <${receipt?.mail_message_id}>`
    const bounce = await world.arrive(mail(['From: MAILER-DAEMON@mx.test'], quoted), { from: '' })
    expect(bounce).toMatchObject({ state: 'message', ticket_number: number })
  })
})

describe('a mail of which only the header was kept', () => {
  it('can be put aside, and nothing else', async () => {
    const intake = await world.arrive(mail(['Subject: x']), { from: '' })
    await world.db
      .updateTable('intake')
      .set({ reason_code: 'payload_too_large' })
      .where('id', '=', intake.id)
      .execute()
    await expect(releaseIntake(world.db, intake.id)).rejects.toThrow('Only the header')
    expect(await discardIntake(world.db, intake.id)).toMatchObject({ state: 'discarded' })
  })
})

describe('processing again', () => {
  it('has the same outcome once, wherever the crash was', async () => {
    const id = await world.intake(mail([fromJane, 'Subject: Crash']))
    const row = await world.row(id)
    const dies = vi.fn().mockRejectedValue(new Error('killed'))
    await processIntake({ ...world, submit: dies }, row)
    expect(await world.row(id)).toMatchObject({ state: 'received', attempts: 1, reason: 'killed' })
    // Committed, but the worker died before it could write so.
    await processIntake(world, row)
    await world.db
      .updateTable('intake')
      .set({ state: 'received', ticket_number: null })
      .where('id', '=', id)
      .execute()
    await Promise.all([processIntake(world, row), processIntake(world, row)])
    const { ticket_number } = await world.row(id)
    const tickets = await world.db
      .selectFrom('ticket')
      .select('number')
      .where('subject', '=', 'Crash')
      .execute()
    expect(tickets).toEqual([{ number: ticket_number }])
    expect(await world.messagesOf(ticket_number ?? '')).toHaveLength(1)
    expect(await world.deliveriesOf(ticket_number ?? '')).toHaveLength(1)
  })

  it('waits for a ticket that can not be reached, without counting an attempt', async () => {
    const id = await world.intake(mail([fromJane]))
    const outcome = await processIntake(
      { ...world, submit: async () => ({ state: 'pending', seq: null, code: null }) },
      await world.row(id),
    )
    expect(outcome).toMatchObject({ state: 'received', code: 'unavailable', retryInMs: 1_000 })
    expect(await world.row(id)).toMatchObject({ state: 'received', attempts: 0 })
  })

  it('parks what keeps failing, until a person has it tried again or puts it aside', async () => {
    const id = await world.intake(mail([fromJane]))
    await world.db
      .updateTable('intake')
      .set({ attempts: mostIntakeAttempts - 1 })
      .where('id', '=', id)
      .execute()
    await processIntake(
      { ...world, submit: vi.fn().mockRejectedValue(new Error('broken')) },
      await world.row(id),
    )
    expect(await world.row(id)).toMatchObject({
      state: 'parked',
      reason_code: 'internal',
      reason: expect.stringContaining('broken'),
    })
    await processIntake(world, await retryIntake(world.db, id))
    expect(await world.row(id)).toMatchObject({ state: 'ticket' })
    await expect(retryIntake(world.db, id)).rejects.toMatchObject({ code: 'intake_not_parked' })
    await expect(retryIntake(world.db, uuid())).rejects.toMatchObject({ code: 'not_found' })
    const other = await world.arrive(mail(['Subject: x']), { from: '' })
    expect(await discardIntake(world.db, other.id)).toMatchObject({
      state: 'discarded',
      reason_code: 'mail_without_sender',
    })
    await expect(discardIntake(world.db, other.id)).rejects.toMatchObject({ code: 'intake_not_parked' })
  })

  it('begins a new ticket when the one it answers was deleted, and its thread goes on there', async () => {
    const { number, receipt } = await newTicket()
    await remove(number)
    const answer = (more: string[]) => world.arrive(mail([fromJane, ...more], 'It burns again.'))
    const byReference = await answer([`In-Reply-To: <${receipt?.mail_message_id}>`])
    const bySubject = await answer([`Subject: Re: [${number}] Printer`])
    expect([byReference, bySubject]).toMatchObject([{ state: 'ticket' }, { state: 'ticket' }])
    expect(new Set([number, byReference.ticket_number, bySubject.ticket_number]).size).toBe(3)
    expect(await world.messagesOf(number)).toHaveLength(1)
  })

  it('begins a new ticket when the one it answers is deleted while it is read', async () => {
    const { number, receipt } = await newTicket()
    const id = await world.intake(mail([fromJane, `In-Reply-To: <${receipt?.mail_message_id}>`], 'More'))
    const submit: World['submit'] = async (ticket, command) => {
      if (ticket === number) await remove(number, command)
      return world.submit(ticket, command)
    }
    await processIntake({ ...world, submit }, await world.row(id))
    const intake = await world.row(id)
    expect(intake.state).toBe('ticket')
    expect(intake.ticket_number).not.toBe(number)
  })

  it('parks a mail whose command was rejected for another reason than a closed ticket', async () => {
    const id = await world.intake(mail([fromJane, 'Subject: Gone']))
    const reject = async (number: string, commandId: string) => {
      const rejection = { code: 'unknown_queue' as const, field: null, detail: 'There is no such queue.' }
      await world.db
        .updateTable('command')
        .set({ state: 'rejected', rejection })
        .where('id', '=', commandId)
        .execute()
      return { state: 'rejected' as const, seq: null, code: 'unknown_queue' as const, number }
    }
    await processIntake({ ...world, submit: reject }, await world.row(id))
    expect(await world.row(id)).toMatchObject({
      state: 'parked',
      reason_code: 'unknown_queue',
      reason: 'There is no such queue.',
    })
  })
})

describe('who else a mail went to', () => {
  const watching = (number: string) =>
    world.db
      .selectFrom('ticket_watcher')
      .innerJoin('ticket', 'ticket.id', 'ticket_watcher.ticket_id')
      .innerJoin('person', 'person.id', 'ticket_watcher.person_id')
      .select(['person.email', 'reason'])
      .where('ticket.number', '=', number)
      .orderBy('person.email')
      .execute()

  it('watches the ticket, if they are known', async () => {
    await world.arrive(mail(['From: carl@x.org', 'Subject: Mine', `Message-ID: <${uuid()}@x.org>`]))
    const { number, receipt } = await newTicket(['Cc: Carl <CARL@x.org>, stranger@q.org, Jane <jane@x.org>'])
    expect(await watching(number)).toEqual([{ email: 'carl@x.org', reason: 'mail' }])
    const answer = `In-Reply-To: <${receipt?.mail_message_id}>`
    await world.arrive(mail([fromJane, answer], 'More'))
    const copies = (await world.deliveriesOf(number)).filter(({ kind }) => kind === 'copy')
    expect(copies.map(({ to_address }) => to_address)).toEqual(['carl@x.org'])

    await world.arrive(mail([fromJane, answer, 'Auto-Submitted: auto-replied'], 'Out of office'))
    expect((await world.deliveriesOf(number)).filter(({ kind }) => kind === 'copy')).toHaveLength(1)
  })

  it('does not when somebody else wrote it', async () => {
    const { number, receipt } = await newTicket()
    await world.arrive(
      mail(['From: mallory@q.org', 'Cc: carl@x.org', `In-Reply-To: <${receipt?.mail_message_id}>`]),
    )
    expect(await watching(number)).toEqual([])
  })
})

describe('a mail to a merged ticket', () => {
  const merge = (target: string, ...tickets: string[]) =>
    storeCommand(world.db, {
      ...{ id: uuid(), ticket: target, actor: systemActor, type: 'merge', payload: { tickets } },
    })
  const commit = async (target: string, ...tickets: string[]) =>
    world.submit(target, (await merge(target, ...tickets)).id)
  /** A merge that was stored before what waits already. */
  const commitAhead = async (target: string, ...tickets: string[]) => {
    const { id } = await merge(target, ...tickets)
    await putAhead(id)
    await world.submit(target, id)
  }
  const answer = (to: string | undefined, ...more: string[]) =>
    mail(
      [
        ...['From: jane@x.org', 'Subject: Re: x', `Message-ID: <${uuid()}@x.org>`],
        ...[`In-Reply-To: <${to}>`, ...more],
      ],
      'Late',
    )
  const end = async (number: string) => {
    await change(number, 'resolved')
    await change(number, 'closed')
    const reopens_until = new Date(0)
    await world.db.updateTable('ticket').set({ reopens_until }).where('number', '=', number).execute()
  }
  const lateOnes = async (...numbers: string[]) => {
    const all = await Promise.all(numbers.map((number) => world.messagesOf(number)))
    return all.map((messages) => messages.filter(({ text }) => text === 'Late').length)
  }

  it('goes to the one in which it goes on, through chains', async () => {
    const [a, b, c] = [await newTicket(), await newTicket(), await newTicket()]
    await commit(b.number, a.number)
    await commit(c.number, b.number)
    const intake = await world.arrive(answer(a.receipt?.mail_message_id))
    expect(intake).toMatchObject({ state: 'message', ticket_number: c.number })
    expect(await lateOnes(a.number, b.number, c.number)).toEqual([0, 0, 1])
  })

  it('comes to the ticket itself again once the merge is undone', async () => {
    const [a, b] = [await newTicket(), await newTicket()]
    await commit(b.number, a.number)
    const payload = { ticket: b.number }
    const undo = await storeCommand(world.db, {
      ...{ id: uuid(), ticket: a.number, actor: systemActor, type: 'unmerge', payload },
    })
    await world.submit(a.number, undo.id)
    const intake = await world.arrive(answer(a.receipt?.mail_message_id))
    expect(intake).toMatchObject({ state: 'message', ticket_number: a.number })
  })

  it('is neither lost nor there twice when it was on its way while tickets were merged', async () => {
    const [a, b, c] = [await newTicket(), await newTicket(), await newTicket()]
    const intake = await world.row(await world.intake(answer(a.receipt?.mail_message_id)))
    // The mail is asked of the ticket, and of the next, just before each of them is merged.
    const merges = [() => commitAhead(b.number, a.number), () => commitAhead(c.number, b.number)]
    const submit: World['submit'] = async (number, id) => {
      await merges.shift()?.()
      return world.submit(number, id)
    }
    const outcome = await processIntake({ ...world, submit }, intake)
    expect(outcome).toMatchObject({ state: 'message', ticket: c.number })
    expect(await processIntake(world, intake)).toMatchObject({ state: 'message', ticket: c.number })
    expect(await lateOnes(a.number, b.number, c.number)).toEqual([0, 0, 1])
  })

  it('is one message when whoever processed it died between two tickets', async () => {
    const [a, b] = [await newTicket(), await newTicket()]
    const intake = await world.row(await world.intake(answer(a.receipt?.mail_message_id)))
    let asked = 0
    const submit: World['submit'] = async (number, id) => {
      if (++asked === 2) throw new Error('killed')
      await commitAhead(b.number, a.number)
      return world.submit(number, id)
    }
    await processIntake({ ...world, submit }, intake)
    expect(await processIntake(world, intake)).toMatchObject({ state: 'message', ticket: b.number })
    expect(await lateOnes(a.number, b.number)).toEqual([0, 1])
  })

  it('makes a ticket that continues the one it goes on in, when that is closed', async () => {
    const [a, b] = [await newTicket(), await newTicket()]
    await commit(b.number, a.number)
    await end(b.number)
    const intake = await world.arrive(answer(a.receipt?.mail_message_id))
    expect(intake.state).toBe('ticket')
  })

  it('is a note where a closed ticket goes on, also when a machine wrote it while that was merged', async () => {
    const [a, b] = [await newTicket(), await newTicket()]
    await end(a.number)
    const away = answer(a.receipt?.mail_message_id, 'Auto-Submitted: auto-replied')
    const intake = await world.row(await world.intake(away))
    let asked = 0
    const submit: World['submit'] = async (number, id) => {
      if (++asked === 2) await commitAhead(b.number, a.number)
      if (asked === 3) throw new Error('killed')
      return world.submit(number, id)
    }
    await processIntake({ ...world, submit }, intake)
    expect(await processIntake(world, intake)).toMatchObject({ state: 'message', ticket: b.number })
    expect(await processIntake(world, intake)).toMatchObject({ state: 'message', ticket: b.number })
    expect(await lateOnes(a.number, b.number)).toEqual([0, 1])
  })

  it('is refused when it is a bounce, and the one it goes on in is deleted', async () => {
    const [a, b] = [await newTicket(), await newTicket()]
    await commit(b.number, a.number)
    await remove(b.number)
    const quoted = `Hi. I am afraid I could not deliver it.\r\n\r\nMessage-ID: <${a.receipt?.mail_message_id}>`
    const bounce = await world.arrive(mail(['From: MAILER-DAEMON@mx.test'], quoted), { from: '' })
    expect(bounce.state).toBe('refused')
  })
})
