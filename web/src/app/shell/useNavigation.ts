import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { type RouteLocationRaw, useRoute } from 'vue-router'
import { useSession } from '@/features/session/store.ts'
import { useQueues, useViews } from '@/features/tickets/queries.ts'
import { countOf, iconOf, nameOf } from '@/features/views/look.ts'

export type NavEntry = {
  key: string
  label: string
  icon: string
  to: RouteLocationRaw
  active: boolean
  count?: string | undefined
  alarming?: boolean
  /** What is wrong with it. */
  problem?: string
}
export type NavSection = { key: string; title: string; items: NavEntry[] }

/** The filter that shows what is open in a queue. */
export const queueFilter = (key: string) => `queue:${key} is:open`

/** Where one can go: views with their counts, queues, and the screens this person may see. */
export function useNavigation() {
  const { t, te } = useI18n()
  const route = useRoute()
  const session = useSession()
  const views = useViews()
  const queues = useQueues(() => session.isAgent)

  const shownView = computed(() =>
    route.name === 'tickets' && route.query.filter === undefined ? (route.query.view ?? 'open') : null,
  )

  const viewEntries = computed<NavEntry[]>(() =>
    (views.data.value ?? []).map((view) => ({
      key: view.key,
      label: nameOf(view, { t, te }),
      icon: iconOf(view),
      ...(view.problem && { problem: view.problem.detail }),
      to: { name: 'tickets', query: { view: view.key } },
      active: shownView.value === view.key,
      count: countOf(view),
      alarming: view.key === 'breached' && view.count !== 0,
    })),
  )
  const queueEntries = computed<NavEntry[]>(() =>
    (queues.data.value ?? []).map((queue) => ({
      key: queue.key,
      label: queue.name,
      icon: 'i-lucide-folder',
      to: { name: 'tickets', query: { filter: queueFilter(queue.key) } },
      active: route.name === 'tickets' && route.query.filter === queueFilter(queue.key),
    })),
  )
  const screen = (name: string, icon: string): NavEntry => ({
    key: name,
    label: t(`shell.${name}`),
    icon,
    to: { name },
    active: route.matched.some((match) => match.name === name) || route.path.startsWith(`/${name}/`),
  })

  return computed<NavSection[]>(() => {
    if (!session.isAgent) {
      const own = { ...screen('tickets', 'i-lucide-inbox'), label: t('shell.my_tickets') }
      return [{ key: 'own', title: '', items: [own] }]
    }
    const work: NavEntry[] = []
    if (session.can('read', 'Delivery')) work.push(screen('outbox', 'i-lucide-send'))
    if (session.can('read', 'Intake')) work.push(screen('intakes', 'i-lucide-mail-open'))
    if (session.seesTime) work.push(screen('time', 'i-lucide-timer'))
    if (session.can('read', 'Team')) work.push(screen('workload', 'i-lucide-gauge'))
    if (session.can('read', 'Person')) work.push(screen('people', 'i-lucide-users'))
    if (session.can('read', 'Organization')) work.push(screen('organizations', 'i-lucide-building-2'))
    if (session.can('use', 'CannedReply')) work.push(screen('answers', 'i-lucide-message-square-quote'))
    if (session.can('use', 'Recurring')) work.push(screen('recurring', 'i-lucide-repeat'))
    if (session.can('read', 'Audit')) work.push(screen('audit', 'i-lucide-scroll-text'))
    if (session.can('update', 'Sla')) work.push(screen('settings', 'i-lucide-settings'))
    return [
      { key: 'views', title: t('shell.views'), items: viewEntries.value },
      { key: 'queues', title: t('shell.queues'), items: queueEntries.value },
      { key: 'work', title: t('shell.workplace'), items: work },
    ]
  })
}
