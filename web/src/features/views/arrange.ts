import type { QueryClient } from '@tanstack/vue-query'
import { inOrder } from '#domain/views/order.ts'
import type { View } from '#domain/views/view.ts'
import { orderViews } from './api.ts'

/** Puts the views in that order, on screen at once and then on the server. Throws when it is refused, and is as before. */
export async function arrangeViews(queries: QueryClient, keys: string[]): Promise<void> {
  const queryKey = ['views']
  await queries.cancelQueries({ queryKey })
  const before = queries.getQueryData<View[]>(queryKey)
  queries.setQueryData<View[]>(queryKey, (views) => views && inOrder(views, keys))
  try {
    await orderViews(keys)
  } catch (error) {
    queries.setQueryData(queryKey, before)
    throw error
  }
}
