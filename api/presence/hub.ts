import type { News } from '#db/news.ts'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { createPresence } from '#domain/presence/presence.ts'
import { type Said, type SaidPresence, saidSchema } from '#domain/presence/said.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Logger, Services } from '../services.ts'
import { findTicket, readsNotes } from '../tickets/find.ts'

type Hub = {
  services: Services
  /** Tells everybody who may hear it. */
  broadcast: (message: object, may: (viewer: SignedIn) => boolean) => void
  log: Pick<Logger, 'warn'>
}
type PresenceNews = Extract<News, { type: 'presence' }>

/**
 * Who looks at which ticket, and who writes: what browsers say goes to all API processes as news, and each tells its own
 * browsers. It is for agents among themselves: whoever reads no notes neither shows up nor hears of it.
 */
export function createPresenceHub({ services, broadcast, log }: Hub) {
  const presence = createPresence()
  const subjects = new Map<string, TicketSubject>()
  /** What each of our own connections said last, and what it waits to say while that is looked up. */
  const spoken = new Map<string, { said: SaidPresence; about: TicketSubject | null }>()
  const waiting = new Map<string, SaidPresence>()

  function tell(ticket: string): void {
    const about = subjects.get(ticket)
    const people = presence.at(ticket)
    if (about) broadcast({ type: 'presence', ticket, people }, (viewer) => readsNotes(viewer, about))
    if (!people.length) subjects.delete(ticket)
  }

  async function settle(connection: string, viewer: () => SignedIn): Promise<void> {
    for (let said = waiting.get(connection); said; said = waiting.get(connection)) {
      const about = await aboutOf(connection, viewer(), said)
      // Gone meanwhile: its last word has been told.
      if (!waiting.has(connection)) return
      if (waiting.get(connection) === said) waiting.delete(connection)
      spoken.set(connection, { said, about })
      announce(connection, viewer(), about ? said : { ...said, ticket: null, typing: null }, about)
    }
  }

  async function aboutOf(
    connection: string,
    viewer: SignedIn,
    { ticket }: SaidPresence,
  ): Promise<TicketSubject | null> {
    if (ticket === null) return null
    const last = spoken.get(connection)
    const about =
      last?.said.ticket === ticket
        ? (subjects.get(ticket) ?? last.about)
        : await findTicket(services, viewer, ticket).catch((error: unknown) => {
            if (error instanceof DomainError) return null
            throw error
          })
    if (!about || !readsNotes(viewer, about)) return null
    const { requesterId, assigneeId, queueId, organizationId } = about
    return { requesterId, assigneeId, queueId, organizationId }
  }

  function announce(
    connection: string,
    { id, name }: { id: string; name: string },
    { ticket, typing }: Pick<SaidPresence, 'ticket' | 'typing'>,
    about: TicketSubject | null,
  ): void {
    services.announcer.announce({ type: 'presence', connection, person: { id, name }, ticket, typing, about })
  }

  /** Who is where, as far as `viewer` may know. */
  function seenBy(viewer: SignedIn): object {
    const seen = presence.tickets().filter((ticket) => {
      const about = subjects.get(ticket)
      return about && readsNotes(viewer, about)
    })
    return { type: 'presences', tickets: seen.map((ticket) => ({ ticket, people: presence.at(ticket) })) }
  }

  return {
    /** A browser says where it is, or asks who is there, which it is answered; all else is ignored. The latest word counts. */
    hearFrom(connection: string, viewer: () => SignedIn, text: string): object | null {
      const said = parse(text)
      if (said?.type === 'who') return seenBy(viewer())
      if (!said) return null
      const busy = waiting.has(connection)
      waiting.set(connection, said)
      if (busy) return null
      settle(connection, viewer).catch((error: unknown) => {
        waiting.delete(connection)
        log.warn({ err: error }, 'Who looks at a ticket could not be told.')
      })
      return null
    },

    /** A browser is gone. */
    leave(connection: string): void {
      waiting.delete(connection)
      if (!spoken.delete(connection)) return
      announce(connection, { id: '', name: '' }, { ticket: null, typing: null }, null)
    },

    /** News from any process, this one's own too. */
    hear({ connection, person, ticket, typing, about }: PresenceNews): void {
      if (ticket !== null && about) subjects.set(ticket, about)
      for (const changed of presence.take({ connection, person, ticket, typing }, Date.now())) tell(changed)
    },

    /** A ticket has changed, and with it who may see it. */
    changed(ticket: string, { requesterId, assigneeId, queueId, organizationId }: TicketSubject): void {
      if (subjects.has(ticket)) subjects.set(ticket, { requesterId, assigneeId, queueId, organizationId })
    },

    /** Forgets who has not said anything for too long. */
    forget(): void {
      for (const changed of presence.forget(Date.now())) tell(changed)
    },
  }
}

function parse(text: string): Said | null {
  try {
    return saidSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
