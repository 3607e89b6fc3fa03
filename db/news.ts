import pg from 'pg'
import type { TicketSubject } from '#domain/access/ticket-subject.ts'
import type { Sighting } from '#domain/presence/presence.ts'
import type { FileReaders } from './files.ts'

/** What happened, told to whoever listens. Losing one costs nothing: listeners also look for themselves. */
export type News =
  | ({ type: 'ticket'; number: string; seq: number } & TicketSubject)
  /** Who watches a ticket is others now. */
  | ({ type: 'watchers'; number: string } & TicketSubject)
  /** Who looks at which ticket now; soon forgotten, and not kept anywhere. */
  | ({ type: 'presence' } & Sighting & { about: TicketSubject | null })
  /** A reply that can be taken back until then, in epoch milliseconds: its requester sees it from there on. */
  | ({ type: 'held'; number: string; until: number } & TicketSubject)
  | { type: 'intake'; id: string }
  | { type: 'delivery'; id: string; ticket: string | null }
  | ({ type: 'file'; id: string } & FileReaders)
  | { type: 'tags' }
  /** Views of the list, of that person or of several. */
  | { type: 'views'; of: string | null }
  | { type: 'bulk'; id: string; personId: string }
  /** Somebody started or ended their timer, by their id. */
  | { type: 'timer'; id: string }
  /** Something became of a recurring ticket. */
  | { type: 'recurring'; id: string }
  | { type: 'configuration' }

const channel = 'perdure_news'
const coalesceMs = 15

/** Tells news after their commit, several in one statement, never inside a transaction (NOTIFY serialises commits). */
export function createAnnouncer(pool: pg.Pool, onError: (error: unknown) => void) {
  let waiting = new Map<string, string>()
  let scheduled = false

  function flush(): Promise<void> {
    scheduled = false
    const payloads = [...waiting.values()]
    waiting = new Map()
    if (!payloads.length) return Promise.resolve()
    return pool
      .query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads])
      .then(() => undefined, onError)
  }

  return {
    announce(...news: News[]): void {
      for (const item of news) waiting.set(keyOf(item), JSON.stringify(item))
      if (!scheduled) setTimeout(() => void flush(), coalesceMs)
      scheduled = true
    },
    close: flush,
  }
}
export type Announcer = ReturnType<typeof createAnnouncer>

/** What it is about: of several in a row only the last matters. */
export function keyOf(news: News): string {
  if (news.type === 'ticket') return news.number
  if (news.type === 'presence') return `${news.type}/${news.connection}`
  if (news.type === 'held') return `${news.type}/${news.number}/${news.until}`
  if (news.type === 'views') return `${news.type}/${news.of}`
  if ('number' in news) return `${news.type}/${news.number}`
  return 'id' in news ? `${news.type}/${news.id}` : news.type
}

/** Who listens: `onGap` after what was announced may have gone unheard for a while. */
export type NewsListener = { onNews: (news: News) => void; onGap?: () => void }

/** Hears announcements for any number of listeners, over one connection that is there while somebody listens. */
export function createNewsSource(url: string, onError: (error: unknown) => void) {
  const listeners = new Set<NewsListener>()
  let connection: ReturnType<typeof listenToNews> | undefined
  return {
    /** Tells `listener` until it leaves. */
    listen(listener: NewsListener): { ready: Promise<void>; leave(): Promise<void> } {
      listeners.add(listener)
      connection ??= listenToNews(url, {
        onNews(news) {
          for (const each of listeners) each.onNews(news)
        },
        onGap() {
          for (const each of listeners) each.onGap?.()
        },
        onError,
      })
      return {
        ready: connection.ready,
        async leave() {
          listeners.delete(listener)
          if (listeners.size) return
          const last = connection
          connection = undefined
          await last?.close()
        },
      }
    },
  }
}
export type NewsSource = ReturnType<typeof createNewsSource>

/**
 * Calls `onNews` for every announcement, over a connection of its own that is opened again when it breaks.
 * `onGap` is called after each (re)connection: what was announced meanwhile went unheard.
 */
function listenToNews(url: string, listener: NewsListener & { onError: (error: unknown) => void }) {
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', () => undefined)
    next.on('end', () => again(next))
    next.on('notification', ({ payload }) => payload && listener.onNews(JSON.parse(payload) as News))
    client = next
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      listener.onGap?.()
    } catch (error) {
      listener.onError(error)
      await next.end().catch(() => undefined)
      again(next)
    }
  }

  function again(of: pg.Client): void {
    if (closed || client !== of) return
    client = undefined
    retry = setTimeout(() => void connect(), 500)
  }

  const ready = connect()
  return {
    ready,
    async close(): Promise<void> {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
