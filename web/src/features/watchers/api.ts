import type { NewWatcher, Watcher } from '#domain/watchers/watcher.ts'
import { answer, api } from '@/shared/api/client.ts'

export type { Watcher }
export type Watch = Awaited<ReturnType<typeof getWatchers>>

export const getWatchers = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/watchers', { params: { path: { number } }, signal }))
export const addWatcher = (number: string, watcher: NewWatcher) =>
  answer(api.POST('/api/v1/tickets/{number}/watchers', { params: { path: { number } }, body: watcher }))
export const removeWatcher = (number: string, watcher: string) =>
  answer(api.DELETE('/api/v1/tickets/{number}/watchers/{watcher}', { params: { path: { number, watcher } } }))
export const unwatch = (token: string) =>
  answer(api.POST('/api/v1/unwatch', { params: { query: { token } } }))
