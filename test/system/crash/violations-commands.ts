import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { eventsAfter, lockTicket } from '#activities/tickets/load.ts'
import { replay } from '#domain/tickets/evolve.ts'
import type { Agents } from './people.ts'
import { type Database, notOnce } from './violations.ts'

/** Every command that was asked for is committed once, and every ticket is what its events say. */
export async function commandViolations(db: Database, { asked }: Agents): Promise<string[]> {
  return [...(await askedOnce(db, asked)), ...(await committedOnce(db)), ...(await ticketsAsTheirEvents(db))]
}

async function askedOnce(db: Database, asked: Agents['asked']): Promise<string[]> {
  const tickets = await db.selectFrom('ticket').select('subject').execute()
  const messages = await db.selectFrom('message').select('text').where('from', '=', 'agent').execute()
  const marks = (...kinds: string[]) =>
    asked.filter(({ kind }) => kinds.includes(kind)).map(({ mark }) => mark)
  const stored = await db
    .selectFrom('command')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('type', 'in', ['create', 'message', 'change'])
    .where('fingerprint', '<>', '')
    .executeTakeFirstOrThrow()
  return [
    ...asked.filter(({ status }) => !status).map(({ mark }) => `${mark} never got an answer`),
    ...notOnce(
      'the ticket',
      marks('create'),
      tickets.map(({ subject }) => subject),
    ),
    ...notOnce(
      'the message',
      marks('reply', 'note'),
      messages.map(({ text }) => text),
    ),
    ...(stored.count === asked.length
      ? []
      : [`${asked.length} things were asked for, ${stored.count} commands are stored`]),
  ]
}

/** One unbroken chain of events for each command, and none for what was refused. */
async function committedOnce(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string; type: string; state: string; wrong: string }>`
    with chain as (
      select command_id, count(*)::int as events, min(seq) as first, max(seq) as last, count(distinct ticket_id)::int as tickets,
        count(*) filter (where type in ('created', 'replied', 'noted'))::int as main,
        min(data ->> 'messageId') as message_id
      from ticket_event where command_id is not null group by command_id
    ), judged as (
      select command.id::text, command.type, command.state, case
        when command.state = 'pending' then 'still pending'
        when command.state = 'rejected' then 'rejected: ' || (command.rejection ->> 'detail')
        when command.type in ('create', 'message') and chain.main is distinct from 1 then 'its main event is not there once'
        when chain.tickets > 1 then 'its events are on several tickets'
        when chain.last - chain.first + 1 <> chain.events then 'its events have gaps'
        when chain.last <> command.seq then 'its event number is not the one of its last event'
        when command.payload is not null then 'it kept its payload'
        when command.message_id::text is distinct from chain.message_id then 'its message is not that of its event'
        when command.message_id is not null and not exists (select from message where id = command.message_id) then 'its message is gone'
      end as wrong
      from command left join chain on chain.command_id = command.id
    )
    select * from judged where wrong is not null
    union all
    select id::text, 'message', '', 'no event speaks of it' from message
      where not exists (select from ticket_event where ticket_id = message.ticket_id and seq = message.seq
        and data ->> 'messageId' = message.id::text)`.execute(db as never)
  return rows.map(({ id, type, state, wrong }) => `command ${id} (${type}, ${state}): ${wrong}`)
}

async function ticketsAsTheirEvents(db: Database): Promise<string[]> {
  const wrong: string[] = []
  for (const { number } of await db.selectFrom('ticket').select('number').orderBy('number').execute()) {
    const { row, events } = await db.transaction().execute(async (trx) => {
      const ticket = await lockTicket(trx, number)
      return { row: ticket?.state, events: ticket ? await eventsAfter(trx, ticket.id, 0) : [] }
    })
    if (events.some(({ seq }, index) => seq !== index + 1))
      wrong.push(`${number}: its events have gaps or doubles`)
    const replayed = replay(events)
    if (!isDeepStrictEqual({ ...replayed }, { ...row }))
      wrong.push(`${number} is not what its events say: ${JSON.stringify(replayed)} / ${JSON.stringify(row)}`)
  }
  return wrong
}
