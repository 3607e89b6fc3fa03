import websocket from '@fastify/websocket'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import type { WebSocket } from 'ws'
import type { FileReaders } from '#db/files.ts'
import { keyOf, type News, type NewsSource } from '#db/news.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { createReveals } from '../conversation/reveals.ts'
import { createPresenceHub } from '../presence/hub.ts'
import type { Services } from '../services.ts'
import { createRecentNews, type Telling } from './recent-news.ts'
import type { SignedIn } from './viewer.ts'

const pingMs = 25_000

/** Tells signed-in browsers what changed, as far as they may know, over `/api/v1/live`. */
export const live: FastifyPluginAsync<{ services: Services; news: NewsSource }> = async (
  app,
  { services, news },
) => {
  const listeners = new Map<WebSocket, { viewer: SignedIn; request: FastifyRequest }>()
  const recent = createRecentNews(services.now)
  const presence = createPresenceHub({ services, broadcast, log: app.log })
  // Agents have seen it from the start.
  const reveals = createReveals(services.now, (held) =>
    broadcast(
      { type: 'shown', ticket: held.number },
      ({ ability }) => ability.can('read', asTicket(held)) && !ability.can('read_notes', asTicket(held)),
    ),
  )
  await app.register(websocket, { options: { maxPayload: 4_096 } })

  const listening = news.listen({
    onNews: (item) =>
      item.type === 'presence'
        ? presence.hear(item)
        : void tell(item).catch((error) => app.log.warn({ err: error }, 'News went untold.')),
    // What was said while the connection was down went unheard: let everybody look again.
    onGap: () => broadcast({ type: 'hello' }, () => true),
  })
  const pings = setInterval(() => {
    for (const socket of listeners.keys()) socket.ping()
    askAgain()
  }, pingMs)
  const forgetting = setInterval(presence.forget, 5_000)
  app.onViewersForgotten(askAgain)
  app.addHook('preClose', async () => {
    clearInterval(pings)
    clearInterval(forgetting)
    reveals.end()
    for (const socket of listeners.keys()) socket.close(1001)
    await listening.leave()
  })

  app.get('/live', { websocket: true, schema: { hide: true } }, async (socket, request) => {
    const viewer = await request.viewer().catch((error: unknown) => sendAway(socket, error))
    if (!viewer) return
    const listener = { viewer, request }
    const connection = uuid()
    const leave = () => {
      if (listeners.delete(socket)) presence.leave(connection)
    }
    listeners.set(socket, listener)
    socket.on('close', leave)
    socket.on('error', leave)
    socket.on('message', (said) => {
      const answer = presence.hearFrom(connection, () => listener.viewer, String(said))
      if (answer) socket.send(JSON.stringify(answer))
    })
    socket.send(JSON.stringify({ type: 'hello' }))
    // What happened between the page's first reading and now.
    for (const { message, may } of recent.all()) if (may(viewer)) socket.send(JSON.stringify(message))
  })

  function sendAway(socket: WebSocket, error: unknown): void {
    const signedOut = error instanceof DomainError && error.code === 'not_signed_in'
    if (signedOut) socket.close(4401, 'Sign in first.')
    else socket.close(1013, 'Try again in a moment.')
  }

  /** Whoever signed out, or has other rights by now, hears accordingly. */
  function askAgain(): void {
    for (const [socket, listener] of listeners)
      listener.request.viewer().then(
        (viewer) => {
          listener.viewer = viewer
        },
        (error: unknown) => {
          if (error instanceof DomainError && error.code === 'not_signed_in') sendAway(socket, error)
        },
      )
  }

  async function tell(item: News): Promise<void> {
    if (item.type === 'ticket') presence.changed(item.number, item)
    if (item.type === 'held') reveals.wait(item)
    const telling = await tellingOf(item)
    if (!telling) return
    recent.keep(keyOf(item), telling)
    broadcast(telling.message, telling.may)
  }

  async function tellingOf(item: News): Promise<Telling | null> {
    switch (item.type) {
      case 'ticket': {
        const { number, seq } = item
        const queue = (await services.configuration.current()).queue(item.queueId).key
        return { message: { type: 'ticket', number, seq, queue }, may: readers(asTicket(item)) }
      }
      case 'watchers':
        return { message: { type: 'watchers', number: item.number }, may: readers(asTicket(item)) }
      case 'intake':
        return { message: item, may: readers('Intake') }
      case 'tags':
        return { message: item, may: readers('Tag') }
      case 'delivery':
        return { message: item, may: readers('Delivery') }
      case 'recurring':
        return { message: item, may: ({ ability }) => ability.can('use', 'Recurring') }
      case 'views': {
        const { of } = item
        const may = ({ id, ability }: SignedIn) => ability.can('use', 'View') && (of ?? id) === id
        return { message: { type: 'views' }, may }
      }
      case 'file':
        return {
          message: { type: 'file', id: item.id, ticket: item.ticket?.number ?? null },
          may: fileReaders(item),
        }
      case 'timer':
        return { message: { type: 'timer' }, may: ({ id }) => id === item.id }
      case 'bulk':
        return { message: { type: 'bulk', id: item.id }, may: ({ id }) => id === item.personId }
      default:
        return null
    }
  }

  function broadcast(message: object, may: (viewer: SignedIn) => boolean): void {
    const text = JSON.stringify(message)
    for (const [socket, { viewer }] of listeners)
      if (socket.readyState === socket.OPEN && may(viewer)) socket.send(text)
  }
}

type About = Parameters<SignedIn['ability']['can']>[1]

const readers = (about: About) => (viewer: SignedIn) => viewer.ability.can('read', about)

/** Those who read the file's ticket; before it is sent, whoever uploaded it. */
function fileReaders({ ticket, isNote, uploadedBy }: FileReaders): Telling['may'] {
  if (!ticket) return ({ id }) => id === uploadedBy
  return ({ ability }) => ability.can(isNote ? 'read_notes' : 'read', asTicket(ticket))
}
