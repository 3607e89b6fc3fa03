import { v7 as uuid } from 'uuid'
import type { TicketDeps } from '#activities/deps.ts'
import { createCommit } from '#activities/tickets/commit.ts'
import { storeCommand } from '#db/commands.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import type { News } from '#db/news.ts'
import type { Command, CreatePayload, MessagePayload } from '#domain/tickets/commands.ts'
import { ticketNumber } from '#domain/tickets/number.ts'
import { type Actor, systemActor } from '#domain/tickets/types.ts'
import { openTestDatabase } from './database.ts'
import { firstQueue, makePerson } from './people.ts'

let sequence = 700_000

/** Commits on a real database, without a Temporal: what the processes and listeners are told is kept. */
export async function openCommits(options: Partial<Pick<TicketDeps, 'outboundMail' | 'now'>> = {}) {
  const { db, pool, url } = await openTestDatabase(20)
  const told: { what: 'start' | 'reschedule' | 'submit' | 'bulk' | 'wake'; number: string; at?: number }[] =
    []
  const news: News[] = []
  const deps: TicketDeps = {
    db,
    configuration: createConfigurationSource(db, 0),
    processes: {
      submit: async (number) => {
        told.push({ what: 'submit', number })
        return { state: 'pending', seq: null, code: null }
      },
      startClock: async ({ number }, at) => void told.push({ what: 'start', number, at }),
      rescheduleClock: async ({ number }) => void told.push({ what: 'reschedule', number }),
      wakeBulk: async (id) => void told.push({ what: 'bulk', number: id }),
      wakeTicket: async (number) => void told.push({ what: 'wake', number }),
    },
    announcer: { announce: (...items) => void news.push(...items), close: async () => undefined },
    outboundMail: options.outboundMail ?? false,
    now: options.now ?? Date.now,
  }
  const queue = await firstQueue(db)
  const agent = await makePerson(db, 'agent', 'Grace Hopper')
  const requester = await makePerson(db, 'requester', 'Ada Lovelace')
  const commit = createCommit(deps)
  const byAgent: Actor = { kind: 'person', id: agent.id }

  async function store(
    number: string,
    body: Pick<Command, 'type' | 'payload'>,
    actor = byAgent,
  ): Promise<string> {
    const id = uuid()
    await storeCommand(db, { id, ticket: number, actor, ...body } as Command)
    return id
  }

  /** A ticket's creation, stored. Returns its number and the command. */
  async function storeCreation(
    payload: Partial<CreatePayload> = {},
  ): Promise<{ number: string; id: string }> {
    const number = ticketNumber(sequence++, deps.now())
    const whole: CreatePayload = {
      ...{
        kind: 'incident',
        subject: 'No network',
        priority: 'normal',
        queueId: queue.id,
        requesterId: requester.id,
      },
      ...{ organizationId: null, tags: [], fields: {}, channel: 'api', message: null, continues: null },
      ...payload,
    }
    return { number, id: await store(number, { type: 'create', payload: whole }) }
  }

  return {
    ...{ db, pool, url, deps, told, news, queue, agent, requester, commit, store, storeCreation },
    /** A committed ticket. */
    async opened(payload: Partial<CreatePayload> = {}): Promise<string> {
      const { number } = await storeCreation(payload)
      await commit({ number, wanted: [], first: true })
      return number
    },
    message(more: Partial<MessagePayload> = {}): MessagePayload {
      const base = {
        id: uuid(),
        kind: 'reply',
        from: 'agent',
        authorId: agent.id,
        text: 'Text',
        html: null,
      } as const
      return { ...base, attachments: [], mail: null, ...more }
    },
    say: (number: string, message: MessagePayload, status?: string) =>
      store(number, { type: 'message', payload: { message, ...(status ? { status } : {}) } }),
    change: (number: string, changes: object) => store(number, { type: 'change', payload: { changes } }),
    advance: (number: string) => store(number, { type: 'advance_clocks', payload: {} }, systemActor),
    async eventsOf(number: string) {
      return db
        .selectFrom('ticket_event as event')
        .innerJoin('ticket', 'ticket.id', 'event.ticket_id')
        .select([
          'event.seq',
          'event.type',
          'event.at',
          'event.data',
          'event.command_id',
          'event.actor_kind',
          'event.actor_id',
          'event.reason',
        ])
        .where('ticket.number', '=', number)
        .orderBy('event.seq')
        .execute()
    },
    ticketOf: (number: string) =>
      db.selectFrom('ticket').selectAll().where('number', '=', number).executeTakeFirstOrThrow(),
    commandOf: (id: string) =>
      db.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  }
}
export type Commits = Awaited<ReturnType<typeof openCommits>>
