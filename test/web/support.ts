import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { type Component, defineComponent, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ShownClock } from '#domain/sla/clock.ts'
import type { Message, Ticket } from '#domain/tickets/ticket.ts'
import { ability, useSession } from '@/features/session/store.ts'
import access from '@/locales/en/access.json'
import actions from '@/locales/en/actions.json'
import answers from '@/locales/en/answers.json'
import bulk from '@/locales/en/bulk.json'
import checklists from '@/locales/en/checklists.json'
import conversation from '@/locales/en/conversation.json'
import deletion from '@/locales/en/deletion.json'
import fields from '@/locales/en/fields.json'
import files from '@/locales/en/files.json'
import history from '@/locales/en/history.json'
import lifecycles from '@/locales/en/lifecycles.json'
import links from '@/locales/en/links.json'
import list from '@/locales/en/list.json'
import mail from '@/locales/en/mail.json'
import merging from '@/locales/en/merging.json'
import people from '@/locales/en/people.json'
import query from '@/locales/en/query.json'
import queues from '@/locales/en/queues.json'
import recurring from '@/locales/en/recurring.json'
import reminders from '@/locales/en/reminders.json'
import settings from '@/locales/en/settings.json'
import shell from '@/locales/en/shell.json'
import splitting from '@/locales/en/splitting.json'
import tags from '@/locales/en/tags.json'
import teams from '@/locales/en/teams.json'
import tickets from '@/locales/en/tickets.json'
import time from '@/locales/en/time.json'
import views from '@/locales/en/views.json'

const messages = {
  bulk,
  ...shell,
  access,
  actions,
  fields,
  tickets,
  list,
  query,
  views,
  mail,
  people,
  teams,
  queues,
  settings,
  files,
  answers,
  checklists,
  conversation,
  deletion,
  lifecycles,
  links,
  recurring,
  merging,
  splitting,
  reminders,
  history,
  tags,
  time,
}

/** What a screen stands in: plugins, routes that lead nowhere, and a cache of its own. */
export function house() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const page = { template: '<div />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/tickets', name: 'tickets', component: page },
      { path: '/tickets/:number', name: 'ticket', component: page },
      { path: '/bulk', name: 'bulks', component: page },
      { path: '/bulk/:id', name: 'bulk', component: page },
      { path: '/recurring', name: 'recurring', component: page },
      { path: '/recurring/:id', name: 'recurring-one', component: page },
      { path: '/outbox/:id?', name: 'outbox', component: page },
      { path: '/intakes/:id?', name: 'intakes', component: page },
      { path: '/answers', name: 'answers', component: page },
      { path: '/audit', name: 'audit', component: page },
      { path: '/settings', name: 'settings', component: page },
      { path: '/workload/:team?', name: 'workload', component: page },
      { path: '/time', name: 'time', component: page },
      { path: '/agents/:id', name: 'agent', component: page },
      { path: '/people', name: 'people', component: page },
      { path: '/answers/canned-replies/:id?', name: 'canned-replies', component: page },
      { path: '/answers/macros/:id?', name: 'macros', component: page },
      { path: '/answers/templates/:id?', name: 'templates', component: page },
      { path: '/answers/checklists/:id?', name: 'checklist-templates', component: page },
      { path: '/people/import/:id?', name: 'people-import', component: page },
      { path: '/people/duplicates', name: 'duplicates', component: page },
      { path: '/people/:id', name: 'person', component: page },
      { path: '/organizations/:id?', name: 'organizations', component: page },
      { path: '/audit/records/:id?', name: 'audit-records', component: page },
      { path: '/:rest(.*)*', name: 'nowhere', component: page },
    ],
  })
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: messages } })
  const plugins = [
    createPinia(),
    router,
    i18n,
    [VueQueryPlugin, { queryClient: queries }] as [typeof VueQueryPlugin, object],
  ]
  return { queries, router, plugins }
}

/** Runs a composable in a component and hands out what it returns. */
export function withSetup<T>(setup: () => T, place = house()) {
  let result!: T
  const host = defineComponent({
    setup() {
      result = setup()
      return () => h('div')
    },
  })
  const wrapper = mount(host as Component, { global: { plugins: place.plugins } })
  return { result, wrapper, ...place }
}

/** Somebody is signed in, and may do everything. */
export function signIn(role: 'agent' | 'requester' = 'agent'): void {
  const person = { ...me, role, active: true, createdAt: '2026-01-01T00:00:00.000Z' }
  const rules =
    role === 'agent' ? [{ action: 'manage', subject: 'all' }] : [{ action: 'read', subject: 'Ticket' }]
  ability.update(rules)
  const standing = { roles: [role], teams: [] }
  const settings = { temporalUi: null, outboundMail: true }
  useSession().me = {
    person,
    rules: [],
    preferences: {},
    missing: [],
    standing,
    secondFactor: false,
    settings,
  }
}

export const me = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Mara Lindholm',
  email: 'mara@example.org',
}
export const ana = { id: '00000000-0000-7000-8000-000000000002', name: 'Ana Lee', email: 'ana@example.org' }

export function clock(change: Partial<ShownClock> = {}): ShownClock {
  return {
    target: 'resolution',
    state: 'running',
    startedAt: '2026-03-02T08:00:00.000Z',
    dueAt: '2026-03-02T12:00:00.000Z',
    warnAt: '2026-03-02T11:00:00.000Z',
    warnedAt: null,
    breachedAt: null,
    metAt: null,
    elapsedSeconds: 0,
    remainingSeconds: 4 * 3600,
    targetSeconds: 4 * 3600,
    policy: { name: 'Standard', version: 1 },
    calendar: '00000000-0000-7000-8000-00000000000c',
    ...change,
  }
}

export function ticket(change: Partial<Ticket> = {}): Ticket {
  return {
    number: 'TKT-20260302-0001',
    kind: 'incident',
    subject: 'VPN drops',
    status: 'open',
    statusCategory: 'open',
    priority: 'normal',
    impact: null,
    urgency: null,
    priorityByHand: false,
    queue: { id: '00000000-0000-7000-8000-00000000000a', key: 'service-desk', name: 'Service desk' },
    assignee: null,
    requester: ana,
    organization: null,
    tags: [],
    fields: {},
    clocks: [clock()],
    resolution: null,
    snoozedUntil: null,
    reminders: [],
    checklist: null,
    deleted: null,
    time: { minutes: 0, billableMinutes: 0 },
    mergedInto: null,
    merged: 0,
    seq: 5,
    createdAt: '2026-03-02T08:00:00.000Z',
    updatedAt: '2026-03-02T08:00:00.000Z',
    resolvedAt: null,
    closedAt: null,
    ...change,
  }
}

export function message(change: Partial<Message> = {}): Message {
  return {
    id: '00000000-0000-7000-8000-0000000000b1',
    kind: 'reply',
    from: 'requester',
    author: ana,
    text: 'Hello',
    html: null,
    seq: 1,
    createdAt: '2026-03-02T08:00:00.000Z',
    attachments: [],
    delivery: null,
    intake: null,
    ...{ undo: null, editableUntil: null, editedAt: null, deleted: null, pinnedAt: null },
    ...{ audience: null, recipients: null, forwards: null },
    ...change,
  }
}

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
