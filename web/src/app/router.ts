import { createRouter, createWebHistory, type RouteRecordNormalized, type RouteRecordRaw } from 'vue-router'
import { type SubjectName, useSession } from '@/features/session/store.ts'
import { loadMessages, type MessageFile } from './i18n.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The feature's messages, loaded before the screen shows. */
    messages?: readonly MessageFile[]
    /** Shown to people who are not signed in. */
    open?: boolean
    /** What one must be allowed to do to see it; everybody who is signed in may when left out. */
    needs?: readonly [string, SubjectName]
    title?: string
  }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/features/session/SignInPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.sign_in' },
  },
  {
    path: '/setup',
    name: 'setup',
    component: () => import('@/features/session/SetupPage.vue'),
    meta: { open: true, messages: ['session'], title: 'session.setup_title' },
  },
  {
    path: '/',
    component: () => import('./shell/AppShell.vue'),
    children: [
      { path: '', redirect: { name: 'tickets' } },
      {
        path: 'tickets',
        name: 'tickets',
        component: () => import('@/features/tickets/list/TicketListPage.vue'),
        meta: { messages: ['tickets'], title: 'shell.tickets' },
      },
      {
        path: 'tickets/:number',
        name: 'ticket',
        component: () => import('@/features/tickets/page/TicketPage.vue'),
        props: true,
        meta: { messages: ['tickets'] },
      },
      {
        path: 'outbox/:id?',
        name: 'outbox',
        component: () => import('@/features/mail/OutboxPage.vue'),
        props: true,
        meta: { messages: ['mail'], needs: ['read', 'Delivery'], title: 'shell.outbox' },
      },
      {
        path: 'intakes/:id?',
        name: 'intakes',
        component: () => import('@/features/mail/IntakesPage.vue'),
        props: true,
        meta: { messages: ['mail'], needs: ['read', 'Intake'], title: 'shell.intakes' },
      },
      {
        path: 'people',
        name: 'people',
        component: () => import('@/features/people/PeoplePage.vue'),
        meta: { messages: ['people'], needs: ['read', 'Person'], title: 'shell.people' },
      },
      {
        path: 'settings',
        name: 'settings',
        component: () => import('@/features/settings/SettingsLayout.vue'),
        redirect: { name: 'calendars' },
        meta: { messages: ['settings', 'sla'], needs: ['update', 'Sla'], title: 'shell.settings' },
        children: [
          {
            path: 'calendars',
            name: 'calendars',
            component: () => import('@/features/sla/CalendarsPage.vue'),
          },
          {
            path: 'sla-policies',
            name: 'sla-policies',
            component: () => import('@/features/sla/PoliciesPage.vue'),
          },
          {
            path: 'lifecycles',
            name: 'lifecycles',
            component: () => import('@/features/settings/LifecyclesPage.vue'),
          },
        ],
      },
      { path: ':rest(.*)*', name: 'nowhere', component: () => import('./shell/NowherePage.vue') },
    ],
  },
]

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  const session = useSession()
  const messages = loadMessages(to.meta.messages ?? [])
  for (const { components } of to.matched) warm(components)
  if (!session.loaded) await session.load()
  await messages
  if (to.meta.open) return to.name === 'sign-in' && session.person ? { name: 'tickets' } : true
  if (!session.person) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (to.meta.needs && !session.can(...to.meta.needs)) return { name: 'tickets' }
  return true
})

/** Fetches a screen's code while it is still being asked who is there. A failure shows when it is really needed. */
function warm(components: RouteRecordNormalized['components']): void {
  for (const component of Object.values(components ?? {}))
    if (typeof component === 'function') (component as () => Promise<unknown>)().catch(() => undefined)
}
