import { createRouter, createWebHistory, type RouteRecordNormalized } from 'vue-router'
import { useSession } from '@/features/session/store.ts'
import { loadMessages } from './i18n.ts'
import { routes } from './routes.ts'

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  const session = useSession()
  const known = session.loaded || session.load()
  if (!session.loaded || session.person) to.meta.ahead?.(to)
  const messages = loadMessages(to.meta.messages ?? [])
  for (const { components } of to.matched) warm(components)
  await known
  await messages
  if (to.meta.open) return to.name === 'sign-in' && session.person ? { name: 'tickets' } : true
  if (!session.person) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  // What a role asks for comes before anything else.
  if (session.me?.missing.length && to.name !== 'my-security') return { name: 'my-security' }
  if (to.meta.needs && !session.can(...to.meta.needs)) return { name: 'tickets' }
  return true
})

/** Fetches a screen's code while it is still being asked who is there. A failure shows when it is really needed. */
function warm(components: RouteRecordNormalized['components']): void {
  for (const component of Object.values(components ?? {}))
    if (typeof component === 'function') (component as () => Promise<unknown>)().catch(() => undefined)
}
