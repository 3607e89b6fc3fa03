import { defineStore } from 'pinia'
import { ref } from 'vue'
import { apiBase } from '../api/client.ts'
import { connectLive, type LiveNews, type LiveState } from './connection.ts'

type Listener = (news: LiveNews) => void

/** The one live connection of the page, and who listens to it. */
export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  const listeners = new Set<Listener>()
  const catchUps = new Set<() => void>()
  let connection: ReturnType<typeof connectLive> | null = null

  function start(): void {
    if (connection) return
    const url = new URL(`${apiBase}/live`, location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    connection = connectLive({
      url: url.href,
      onNews: (news) => {
        for (const listener of listeners) listener(news)
      },
      onState: (next) => {
        state.value = next
      },
      onCatchUp: () => {
        for (const catchUp of catchUps) catchUp()
      },
    })
    addEventListener('online', retry)
  }

  function stop(): void {
    removeEventListener('online', retry)
    connection?.close()
    connection = null
    state.value = 'connecting'
  }

  function retry(): void {
    connection?.retryNow()
  }

  function send(message: object): void {
    connection?.send(message)
  }

  function listen(listener: Listener, catchUp: () => void): () => void {
    listeners.add(listener)
    catchUps.add(catchUp)
    return () => {
      listeners.delete(listener)
      catchUps.delete(catchUp)
    }
  }

  return { state, start, stop, retry, send, listen }
})
