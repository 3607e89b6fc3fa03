import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { ApiClient } from './client.ts'
import { conversationScenarios } from './conversation.ts'
import { fileScenarios } from './files.ts'
import { floorScenarios } from './floor/scenarios.ts'
import type { Operation } from './loop.ts'
import { mailScenarios } from './mail.ts'
import type { Subject } from './subject.ts'

/** A kind of load: makes what one user does, again and again, and what has to be there before it is measured. */
export type Scenario = (
  subject: Subject,
  user: number,
  users: number,
) => Promise<{ operation: Operation; close?: () => Promise<void> }>

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

function client({ apiUrl, tokens, compressed }: Subject, user: number): ApiClient {
  return new ApiClient(apiUrl, tokens[user % tokens.length]!, compressed)
}

/** Reads: one operation, nothing to prepare. */
function reading(read: (api: ApiClient, subject: Subject) => Promise<unknown>): Scenario {
  return async (subject, user) => {
    const api = client(subject, user)
    return { operation: async () => void (await read(api, subject)) }
  }
}

const page = (filter: string, sort = '-updatedAt') =>
  `/tickets?filter=${encodeURIComponent(filter)}&sort=${sort}`

/** The lists that people look at, by name. */
export const lists: Record<string, (subject: Subject) => string> = {
  mine: () => page('is:mine is:open', 'dueAt'),
  unassigned: () => page('is:unassigned status:new,open', 'dueAt'),
  open: () => page('is:open'),
  breached: () => page('is:breached is:open'),
  pending: () => page('status:pending'),
  all: () => page(''),
  queue: () => page('queue:network is:open', 'dueAt'),
  'queue and priority': () => page('queue:applications priority:high,urgent is:open'),
  'by priority': () => page('is:open', '-priority'),
  requester: ({ requesters }) => page(`requester:${pick(requesters)}`),
  tag: () => page('tag:vpn,laptop is:open'),
  resolved: () => page('status:resolved'),
}

/** Searches, by name. */
export const searches: Record<string, (subject: Subject) => string> = {
  'rare word': ({ words }) => page(pick(words.rare)),
  'medium word': ({ words }) => page(pick(words.medium)),
  'common word': ({ words }) => page(pick(words.common)),
  'two common words': ({ words }) => page(`${pick(words.common)} ${pick(words.common)}`),
  'common word, filtered': ({ words }) => page(`${pick(words.common)} is:open priority:high,urgent`),
  'medium word, in a queue': ({ words }) => page(`${pick(words.medium)} queue:applications`),
}

// Many users start many processes at once: by turns, and again when the answer is that it will be done later.
const byTurns = pLimit(4)

async function preparing(write: () => Promise<unknown>): Promise<void> {
  await byTurns(async () => {
    for (let tries = 0; tries < 5; tries++) {
      const done = await write().then(
        () => true,
        () => false,
      )
      if (done) return
      await sleep(500)
    }
  })
}

/** Writes on tickets of one's own, whose processes run already. */
function writing(
  write: (api: ApiClient, subject: Subject, ticket: Written) => Promise<unknown>,
  perUser = 10,
): Scenario {
  return async (subject, user, users) => {
    const api = client(subject, user)
    const share = Math.max(1, Math.min(perUser, Math.floor(subject.writable.length / users)))
    const tickets = subject.writable
      .slice(user * share, (user + 1) * share)
      .map((number) => ({ number, turn: 0 }))
    for (const ticket of tickets) await preparing(() => note(api, subject, ticket))
    let next = 0
    return { operation: async () => void (await write(api, subject, tickets[next++ % tickets.length]!)) }
  }
}

type Written = { number: string; turn: number }

const replyText =
  'Thank you for waiting.\n\nThe setting is corrected on our side; please sign out and in again, and tell us whether it works now.'

const reply = (api: ApiClient, _: Subject, { number }: Written) =>
  api.post(`/tickets/${number}/messages`, { kind: 'reply', text: replyText })
const note = (api: ApiClient, _: Subject, { number }: Written) =>
  api.post(`/tickets/${number}/messages`, {
    kind: 'note',
    text: 'Called, nobody there. Try again after two.',
  })
const assign = (api: ApiClient, { agents }: Subject, ticket: Written) =>
  api.patch(`/tickets/${ticket.number}`, { assignee: agents[ticket.turn++ % agents.length] })
// By turns to and fro, each of which the lifecycle allows.
const status = (api: ApiClient, _: Subject, ticket: Written) =>
  api.patch(`/tickets/${ticket.number}`, { status: ticket.turn++ % 2 ? 'open' : 'on_hold' })

const create = (api: ApiClient, { requesters }: Subject) =>
  api.post('/tickets', {
    subject: `Laptop does not start ${randomUUID().slice(0, 8)}`,
    text: 'Good morning,\n\nmy laptop shows a black screen after the logo since the update. Could you please have a look?\n\nThanks',
    requester: { email: pick(requesters) },
    priority: pick(['low', 'normal', 'normal', 'high']),
    tags: ['laptop'],
  })

const bulkSize = 1_000

/** A thousand tickets at once, to and fro, until the last of them is changed. */
const bulk: Scenario = async (subject, user) => {
  const api = client(subject, user)
  const numbers = subject.writable.slice(0, bulkSize)
  if (numbers.length < bulkSize) throw new Error(`There are only ${numbers.length} open tickets to change.`)
  let turn = 0
  return {
    async operation() {
      const changes = { priority: turn++ % 2 ? 'low' : 'high' }
      const begun = (await api.post('/bulk', { numbers, changes }))() as { bulk: { id: string } }
      for (;;) {
        const { bulk: now } = (await api.get(`/bulk/${begun.bulk.id}`))() as { bulk: { state: string } }
        if (now.state === 'done') return
        await sleep(100)
      }
    },
  }
}

/** What a day at the desk looks like: mostly answers and notes, some changes, a few new tickets. */
function mixed(api: ApiClient, subject: Subject, ticket: Written): Promise<unknown> {
  const draw = Math.random()
  if (draw < 0.35) return reply(api, subject, ticket)
  if (draw < 0.5) return note(api, subject, ticket)
  if (draw < 0.7) return assign(api, subject, ticket)
  if (draw < 0.9)
    return api.patch(`/tickets/${ticket.number}`, { priority: pick(['low', 'normal', 'high', 'urgent']) })
  return create(api, subject)
}

const ticketWithConversation = reading((api, { readable }) => {
  const number = pick(readable)
  return Promise.all([api.get(`/tickets/${number}`), api.get(`/tickets/${number}/messages`)])
})

/** Every load there is, by name. */
export const scenarios: Record<string, Scenario> = {
  ticket: reading((api, { readable }) => api.get(`/tickets/${pick(readable)}`)),
  messages: reading((api, { readable }) => api.get(`/tickets/${pick(readable)}/messages`)),
  'ticket with conversation': ticketWithConversation,
  list: reading((api, subject) => api.get(pick(Object.values(lists))(subject))),
  views: reading((api) => api.get('/views')),
  ...Object.fromEntries(
    Object.entries(lists).map(([name, path]) => [
      `list: ${name}`,
      reading((api, subject) => api.get(path(subject))),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(searches).map(([name, path]) => [
      `search: ${name}`,
      reading((api, subject) => api.get(path(subject))),
    ]),
  ),
  create: reading(create),
  reply: writing(reply),
  assign: writing(assign),
  status: writing(status),
  mixed: writing(mixed, 5),
  'bulk of 1,000': bulk,
  ...mailScenarios,
  ...fileScenarios,
  ...conversationScenarios,
  ...floorScenarios,
}
