import type { Present } from '#domain/presence/presence.ts'

export type LiveNews =
  /** From now on all is told, what happened just before too. Once more after a time in which nothing was heard. */
  | { type: 'hello' }
  | { type: 'ticket'; number: string; seq: number; queue: string }
  | { type: 'presence'; ticket: string; people: Present[] }
  | { type: 'presences'; tickets: { ticket: string; people: Present[] }[] }
  | { type: 'tags' }
  | { type: 'views' }
  | { type: 'watchers'; number: string }
  | { type: 'intake'; id: string }
  | { type: 'file'; id: string; ticket: string | null }
  | { type: 'bulk'; id: string }
  /** A reply can be seen that was held until now. */
  | { type: 'shown'; ticket: string }
  | { type: 'timer' }
  | { type: 'recurring'; id: string }
  | { type: 'delivery'; id: string; ticket: string | null }

export type LiveState = 'connecting' | 'online' | 'offline'

type Socket = Pick<WebSocket, 'close' | 'send' | 'onclose' | 'onmessage' | 'onerror'>

export type LiveOptions = {
  url: string
  open?: (url: string) => Socket
  onNews: (news: LiveNews) => void
  onState: (state: LiveState) => void
  /** The connection is back after a gap: what was missed must be caught up. */
  onCatchUp: () => void
  random?: () => number
}

const longestWait = 10_000
const heartbeat = 25_000
/** A short gap is nobody's business; after this many failed attempts we say so. */
const patience = 2

/** Keeps one WebSocket open: reconnects with a growing, scattered wait, and asks to catch up after every gap. */
export function connectLive(options: LiveOptions): {
  close: () => void
  retryNow: () => void
  send: (message: object) => void
} {
  const { open = (url) => new WebSocket(url), random = Math.random } = options
  let socket: Socket | null = null
  let failures = 0
  let wasGreeted = false
  let closed = false
  let isOpen = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let beat: ReturnType<typeof setInterval> | undefined

  function connect(): void {
    if (closed) return
    clearTimeout(timer)
    socket = open(options.url)
    socket.onmessage = (event: MessageEvent) => {
      const news = parse(event.data)
      if (news?.type === 'hello') greeted()
      else if (news) options.onNews(news)
    }
    socket.onclose = lost
    socket.onerror = () => socket?.close()
  }

  function greeted(): void {
    failures = 0
    isOpen = true
    options.onState('online')
    if (wasGreeted) options.onCatchUp()
    wasGreeted = true
    clearInterval(beat)
    beat = setInterval(() => socket?.send('{"type":"ping"}'), heartbeat)
  }

  function lost(): void {
    clearInterval(beat)
    isOpen = false
    if (closed) return
    socket = null
    failures++
    options.onState(failures >= patience ? 'offline' : 'connecting')
    const wait = Math.min(longestWait, 500 * 2 ** Math.min(failures, 7))
    timer = setTimeout(connect, wait / 2 + (wait / 2) * random())
  }

  connect()
  return {
    close() {
      closed = true
      clearTimeout(timer)
      clearInterval(beat)
      socket?.close()
    },
    /** What can't be said now is not kept: whoever says it says it again. */
    send(message) {
      if (isOpen) socket?.send(JSON.stringify(message))
    },
    retryNow() {
      if (!socket) connect()
    },
  }
}

function parse(data: unknown): LiveNews | null {
  try {
    return JSON.parse(String(data)) as LiveNews
  } catch {
    return null
  }
}
