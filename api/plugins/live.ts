import websocket from '@fastify/websocket'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import type { WebSocket } from 'ws'
import type { News, NewsSource } from '#db/news.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { createReveals } from '../conversation/reveals.ts'
import { createPresenceHub } from '../presence/hub.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from './viewer.ts'

const pingMs = 25_000

/** Tells signed-in browsers what changed, as far as they may know, over `/api/v1/live`. */
export const live: FastifyPluginAsync<{ services: Services; news: NewsSource }> = async (
  app,
  { services, news },
) => {
  const listeners = new Map<WebSocket, { viewer: SignedIn; request: FastifyRequest }>()
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
    if (item.type === 'ticket') {
      const { number, seq } = item
      presence.changed(number, item)
      const queue = (await services.configuration.current()).queue(item.queueId).key
      broadcast({ type: 'ticket', number, seq, queue }, ({ ability }) => ability.can('read', asTicket(item)))
    } else if (item.type === 'watchers')
      broadcast({ type: 'watchers', number: item.number }, ({ ability }) =>
        ability.can('read', asTicket(item)),
      )
    else if (item.type === 'held') reveals.wait(item)
    else if (item.type === 'intake') broadcast(item, ({ ability }) => ability.can('read', 'Intake'))
    else if (item.type === 'tags') broadcast(item, ({ ability }) => ability.can('read', 'Tag'))
    else if (item.type === 'recurring') broadcast(item, ({ ability }) => ability.can('use', 'Recurring'))
    else if (item.type === 'views')
      broadcast({ type: 'views' }, ({ id, ability }) => ability.can('use', 'View') && (item.of ?? id) === id)
    else if (item.type === 'file') tellReaders(item)
    else if (item.type === 'delivery') broadcast(item, ({ ability }) => ability.can('read', 'Delivery'))
    else if (item.type === 'timer') broadcast({ type: 'timer' }, ({ id }) => id === item.id)
    else if (item.type === 'bulk') broadcast({ type: 'bulk', id: item.id }, ({ id }) => id === item.personId)
  }

  /** Those who read the file's ticket; before it is sent, whoever uploaded it. */
  function tellReaders({ id, ticket, isNote, uploadedBy }: News & { type: 'file' }): void {
    broadcast({ type: 'file', id, ticket: ticket?.number ?? null }, (viewer) => {
      if (!ticket) return viewer.id === uploadedBy
      return viewer.ability.can(isNote ? 'read_notes' : 'read', asTicket(ticket))
    })
  }

  function broadcast(message: object, may: (viewer: SignedIn) => boolean): void {
    const text = JSON.stringify(message)
    for (const [socket, { viewer }] of listeners)
      if (socket.readyState === socket.OPEN && may(viewer)) socket.send(text)
  }
}
