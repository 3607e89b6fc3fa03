import { useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { type RouteLocationRaw, useRouter } from 'vue-router'
import { chosenTemplate } from '@/features/checklists/chosen.ts'
import { useChecklistTemplates } from '@/features/checklists/queries.ts'
import { chosenMacro } from '@/features/macros/chosen.ts'
import { useMacros } from '@/features/macros/queries.ts'
import { getPeople } from '@/features/people/api.ts'
import { useSession } from '@/features/session/store.ts'
import { useTemplates } from '@/features/templates/queries.ts'
import { getTickets } from '@/features/tickets/api.ts'
import { typedNumber } from '@/features/tickets/typedNumber.ts'
import { actions } from '@/shared/actions/index.ts'
import { best } from './palette.ts'
import { useNavigation } from './useNavigation.ts'

export type PaletteItem = {
  key: string
  label: string
  icon: string
  hint?: string
  shortcut?: string
  run: () => unknown
}
export type PaletteGroup = { key: string; title: string; items: PaletteItem[] }

/** What the palette offers for what was typed: at once from here, and a moment later from the server. */
export function usePalette() {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const navigation = useNavigation()
  const query = ref('')
  const asked = refDebounced(query, 150)
  const words = computed(() => asked.value.trim())
  const isAsking = computed(() => words.value.length > 1)

  const go = (to: RouteLocationRaw) => () => router.push(to)
  const openTicket = (number: string) => go({ name: 'ticket', params: { number } })

  const tickets = useQuery({
    queryKey: computed(() => ['search', 'tickets', words.value]),
    queryFn: ({ signal }) => getTickets({ filter: asFilter(words.value), limit: 8 }, signal),
    enabled: isAsking,
    staleTime: 15_000,
    retry: false,
  })
  const people = useQuery({
    queryKey: computed(() => ['search', 'people', words.value]),
    queryFn: ({ signal }) => getPeople({ search: words.value, limit: 5 }, signal),
    enabled: () => isAsking.value && session.can('read', 'Person'),
    staleTime: 15_000,
    retry: false,
  })

  const doable = computed<PaletteItem[]>(() =>
    actions
      .available()
      .filter((action) => action.palette !== false)
      .map((action) => ({
        key: action.id,
        label: t(`actions.${action.id}`),
        icon: action.icon,
        ...(actions.keysOf(action.id)[0] && { shortcut: actions.keysOf(action.id)[0] }),
        hint: t(`actions.group.${action.group}`),
        run: () => actions.run(action.id),
      })),
  )
  const macros = useMacros(() => actions.isBound('ticket.macro'))
  const runnable = computed<PaletteItem[]>(() =>
    (macros.data.value ?? []).map(({ id, name, category }) => ({
      key: id,
      label: name,
      icon: 'i-lucide-zap',
      hint: category || t('actions.palette.macros'),
      run: () => {
        chosenMacro.value = id
        actions.run('ticket.macro')
      },
    })),
  )
  const checklists = useChecklistTemplates(() => actions.isBound('ticket.checklist_template'))
  const addable = computed<PaletteItem[]>(() =>
    (checklists.data.value ?? []).map(({ id, name, category }) => ({
      key: id,
      label: name,
      icon: 'i-lucide-list-plus',
      hint: category || t('actions.palette.checklists'),
      run: () => {
        chosenTemplate.value = id
        actions.run('ticket.checklist_template')
      },
    })),
  )
  const templates = useTemplates(() => session.can('use', 'Template'))
  const begun = computed<PaletteItem[]>(() =>
    (templates.data.value ?? []).map(({ id, name, category }) => ({
      key: id,
      label: name,
      icon: 'i-lucide-copy-plus',
      hint: category || t('actions.palette.templates'),
      run: () => router.push({ query: { ...router.currentRoute.value.query, new: id } }),
    })),
  )
  const places = computed<PaletteItem[]>(() =>
    navigation.value
      .flatMap((section) => section.items.map((item) => ({ item, section })))
      .filter(({ section }) => section.key !== 'work')
      .map(({ item, section }) => ({
        key: `${section.key}-${item.key}`,
        label: item.label,
        icon: item.icon,
        hint: section.key === 'queues' ? t('actions.palette.queues') : t('actions.palette.views'),
        run: go(item.to),
      })),
  )
  const direct = computed<PaletteItem[]>(() => {
    const number = typedNumber(query.value)
    if (!number) return []
    return [
      {
        key: number,
        label: t('actions.palette.open_number', { number }),
        icon: 'i-lucide-ticket',
        run: openTicket(number),
      },
    ]
  })
  const found = computed<PaletteItem[]>(() => {
    const list = (isAsking.value && tickets.data.value?.tickets) || []
    return list.map((ticket) => ({
      key: ticket.number,
      label: ticket.subject,
      icon: 'i-lucide-ticket',
      hint: ticket.number,
      run: openTicket(ticket.number),
    }))
  })
  const persons = computed<PaletteItem[]>(() => {
    const list = (isAsking.value && people.data.value?.people) || []
    return list.map((person) => ({
      key: person.id,
      label: person.name || person.email,
      icon: 'i-lucide-user',
      hint: person.email,
      run: go({ name: 'tickets', query: { filter: `requester:${person.email}` } }),
    }))
  })
  const whole = computed<PaletteItem[]>(() => {
    const text = query.value.trim()
    if (!text || direct.value.length) return []
    const label = t('actions.palette.search_tickets', { text })
    return [
      {
        key: 'whole',
        label,
        icon: 'i-lucide-search',
        run: go({ name: 'tickets', query: { filter: asFilter(text) } }),
      },
    ]
  })

  const local = (items: PaletteItem[], limit: number) =>
    best(items, query.value, (item) => `${item.label} ${item.hint}`, limit)
  const groups = computed<PaletteGroup[]>(() =>
    [
      { key: 'direct', title: t('actions.palette.results'), items: direct.value },
      {
        key: 'actions',
        title: t('actions.palette.actions'),
        items: local(doable.value, query.value ? 6 : 8),
      },
      {
        key: 'macros',
        title: t('actions.palette.macros'),
        items: query.value && actions.isBound('ticket.macro') ? local(runnable.value, 5) : [],
      },
      {
        key: 'checklists',
        title: t('actions.palette.checklists'),
        items: query.value && actions.isBound('ticket.checklist_template') ? local(addable.value, 5) : [],
      },
      {
        key: 'templates',
        title: t('actions.palette.templates'),
        items: query.value ? local(begun.value, 5) : [],
      },
      { key: 'places', title: t('actions.palette.views'), items: local(places.value, query.value ? 6 : 8) },
      { key: 'tickets', title: t('actions.palette.tickets'), items: [...found.value, ...whole.value] },
      { key: 'people', title: t('actions.palette.people'), items: persons.value },
    ].filter((group) => group.items.length > 0),
  )
  const isSearching = computed(
    () => query.value !== asked.value || tickets.isFetching.value || people.isFetching.value,
  )

  return { query, groups, isSearching }
}

/** What was typed as words to search for: a colon would make a filter term of it. */
function asFilter(text: string): string {
  return /[:"]/.test(text) ? `"${text.replaceAll('"', ' ').trim()}"` : text
}
