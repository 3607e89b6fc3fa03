import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import type { Integrity } from '#domain/access/chain.ts'
import AccessReview from '@/features/audit/AccessReview.vue'
import AuditLayout from '@/features/audit/AuditLayout.vue'
import type { AuditRecord } from '@/features/audit/api.ts'
import { changesOf } from '@/features/audit/changes.ts'
import RecordsPage from '@/features/audit/RecordsPage.vue'
import ReportsPage from '@/features/audit/ReportsPage.vue'
import RetentionPage from '@/features/audit/RetentionPage.vue'
import { dayBefore, periodOf } from '@/features/audit/useAuditFilter.ts'
import actionNames from '@/locales/en/actions.json'
import audit from '@/locales/en/audit.json'
import settings from '@/locales/en/settings.json'
import shell from '@/locales/en/shell.json'
import { actions } from '@/shared/actions/index.ts'
import { json, me, signIn } from './support.ts'

const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`
const record = (change: Partial<AuditRecord> = {}): AuditRecord => ({
  ...{ id: id(1), seq: 7, at: '2026-03-02T08:00:00.000Z', actor: 'Mara <mara@example.org>', person: me },
  ...{ action: 'role.update', subject: 'helper', subjectName: 'Helper', address: '192.0.2.1' },
  ...{ userAgent: 'curl/8', before: { name: 'Old', key: 'helper' }, after: { name: 'New', key: 'helper' } },
  ...change,
})
const records = [
  record(),
  record({ id: id(2), seq: 6, action: 'sign_in.failed', person: null, before: null }),
]
const alert = record({
  ...{ id: id(3), action: 'alert.role_widened', before: null },
  after: { actor: 'Mara', gained: ['role.manage', 'role.assign'] },
})
const sound: Integrity = {
  ...{ holds: true, checked: 7, from: 1, to: 7, complete: true, unchained: 0, removedThrough: null },
  ...{ head: null, broken: null },
}

let screen: VueWrapper
let asked: { method: string; path: string; query: Record<string, string>; body: unknown }[] = []

/** The audit screen at that address, with an API that answers so. */
async function open(path: string, answers: Record<string, unknown> = {}) {
  const known: Record<string, unknown> = {
    '/audit': { records, next: null },
    '/audit/alerts': { alerts: [alert] },
    '/audit/integrity': { integrity: sound },
    '/audit/retention': { retention: { days: null } },
    [`/audit/alerts/${id(3)}/acknowledge`]: { alerts: [] },
    ...answers,
  }
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const path = url.pathname.replace('/api/v1', '')
    const text = request.method === 'GET' ? '' : await request.text()
    const body = text ? JSON.parse(text) : null
    asked.push({ method: request.method, path, query: Object.fromEntries(url.searchParams), body })
    const answer = known[path]
    return answer
      ? json(200, answer)
      : json(500, { status: 500, code: 'internal', detail: 'It broke.', title: 'x' })
  })
  const routes = [
    {
      path: '/audit',
      component: AuditLayout,
      children: [
        { path: 'records/:id?', name: 'audit-records', component: RecordsPage, props: true },
        { path: 'reports/:report?', name: 'audit-reports', component: ReportsPage, props: true },
        { path: 'retention', name: 'audit-retention', component: RetentionPage },
      ],
    },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const i18n = createI18n({
    ...{ legacy: false as const, locale: 'en' },
    messages: { en: { ...shell, actions: actionNames, audit, settings } },
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const pinia = createPinia()
  await router.push(path)
  screen = mount(
    { components: { RouterView }, setup: () => signIn(), template: '<RouterView />' },
    {
      attachTo: document.body,
      global: { plugins: [pinia, router, i18n, [VueQueryPlugin, { queryClient }]] },
    },
  )
  await settle()
  return router
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const text = () => document.body.textContent ?? ''
const rows = () => [...document.querySelectorAll('.audit-row')]
async function click(label: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)
  if (!button) throw new Error(`There is no button "${label}".`)
  button.click()
  await settle()
}

afterEach(() => {
  screen.unmount()
  document.body.innerHTML = ''
  asked = []
  vi.unstubAllGlobals()
})

describe('the audit log', () => {
  it('lists what was done in words, and whether it holds', async () => {
    await open('/audit/records')
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('Role changed'),
      expect.stringContaining('Sign-in failed'),
    ])
    expect(text()).toContain('Unbroken')
    expect(text()).toContain('Helper')
  })

  it('shows a record with what changed first, and goes through them by key', async () => {
    const router = await open('/audit/records')
    actions.run('list.next')
    await settle()
    expect(router.currentRoute.value.params.id).toBe(id(1))
    const changed = document.querySelectorAll('.audit-changed')
    expect([...changed].map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^name ?changed ?Old ?New$/),
    ])
    expect(text()).toContain('curl/8')
    actions.run('list.next')
    await settle()
    expect(router.currentRoute.value.params.id).toBe(id(2))
    await click('All done to this')
    expect(router.currentRoute.value.query).toEqual({ subject: 'helper' })
    expect(asked.at(-1)).toMatchObject({ path: '/audit', query: { subject: 'helper' } })
  })

  it('is filtered by its address', async () => {
    await open('/audit/records?action=role&text=x&from=2026-03-02&to=2026-03-02')
    const { query } = asked.find(({ path }) => path === '/audit') ?? {}
    expect(query).toMatchObject({ action: 'role', text: 'x' })
    expect(Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')).toBe(24 * 3_600_000)
  })

  it('says when nothing fits, when there is nothing, and when it broke', async () => {
    const none = { '/audit': { records: [], next: null }, '/audit/alerts': { alerts: [] } }
    await open('/audit/records?text=x', none)
    expect(text()).toContain('No record fits')
    await click('Clear the filter')
    expect(text()).toContain('Nothing was recorded yet')
    screen.unmount()
    await open('/audit/records', { '/audit': undefined })
    expect(text()).toContain('It broke.')
  })

  it('says on top that it was tampered with', async () => {
    const integrity = { ...sound, holds: false, broken: { seq: 4, kind: 'missing' } }
    await open('/audit/records', { '/audit/integrity': { integrity } })
    expect(text()).toContain('The audit log is not what was written')
    expect(text()).toContain('Record 4 was removed.')
  })

  it('shows alerts until they are acknowledged', async () => {
    await open('/audit/records')
    expect(text()).toContain('1 alert to look at')
    expect(text()).toContain('The role Helper got: role.manage, role.assign. Changed by Mara')
    await click('Acknowledge')
    expect(asked.find(({ method }) => method === 'POST')?.path).toBe(`/audit/alerts/${id(3)}/acknowledge`)
  })
})

describe('retention', () => {
  it('is changed', async () => {
    await open('/audit/retention')
    document.querySelectorAll<HTMLElement>('[role="radio"]')[1]?.click()
    await settle()
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ days: 365 })
  })
})

describe('reports', () => {
  const period = { from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' }
  const failed = { account: 'x@y.test', known: false, address: '192.0.2.1', failed: 3, locked: 1 }
  const at = { firstAt: '2026-03-02T08:00:00.000Z', lastAt: '2026-03-02T08:00:00.000Z' }
  const person = {
    ...{
      id: id(4),
      name: 'Ada',
      email: 'ada@example.org',
      active: false,
      permissions: 12,
      administers: true,
    },
    ...{ tokens: 2, lastSignInAt: null, createdAt: '2026-03-02T08:00:00.000Z' },
    roles: [{ role: 'agent', name: 'Agent', through: 'main role' }],
  }

  it('show who has which roles', async () => {
    await open('/audit/reports', { '/audit/reports/access-review': { rows: [person] } })
    for (const shown of ['Ada', 'Inactive', 'Administers', 'Agent (main role)', 'Never', '1 row'])
      expect(text().replaceAll(/\s+/g, ' ')).toContain(shown)
    expect(screen.findComponent(AccessReview).exists()).toBe(true)
  })

  it('show failed sign-ins and privileged actions of the last 90 days', async () => {
    const actions = { ...period, rows: [{ ...record(), subjectName: 'Helper' }] }
    const router = await open('/audit/reports/failed-sign-ins', {
      '/audit/reports/failed-sign-ins': { ...period, rows: [{ ...failed, ...at }] },
      '/audit/reports/privileged-actions': actions,
    })
    expect(text()).toContain('No such account')
    const { query } = asked.find(({ path }) => path.endsWith('failed-sign-ins')) ?? {}
    expect(Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')).toBeGreaterThan(89 * 24 * 3_600_000)
    await router.push('/audit/reports/privileged-actions')
    await settle()
    expect(text()).toContain('Role changed')
  })

  it('say when there is nothing, and when they broke', async () => {
    await open('/audit/reports/failed-sign-ins', {
      '/audit/reports/failed-sign-ins': { ...period, rows: [] },
    })
    expect(text()).toContain('Nothing in this time')
    screen.unmount()
    await open('/audit/reports/failed-sign-ins')
    expect(text()).toContain('It broke.')
  })
})

describe('what a record says', () => {
  it('is compared field by field', () => {
    expect(changesOf({ a: 1, b: [1], c: '' }, { a: 2, b: [1], d: { x: [1] } })).toEqual([
      { field: 'a', before: '1', after: '2', changed: true },
      { field: 'c', before: '–', after: null, changed: true },
      { field: 'd', before: null, after: 'x: [1]', changed: true },
      { field: 'b', before: '1', after: '1', changed: false },
    ])
  })

  it('is shown as it is when there is nothing to compare, or no fields', () => {
    expect(changesOf(null, { grants: [{ a: 1 }, { b: null }], list: [] })).toEqual([
      { field: 'grants', before: null, after: 'a: 1\nb: null', changed: false },
      { field: 'list', before: null, after: '–', changed: false },
    ])
    expect(changesOf(['x'], ['x', 'y'])).toEqual([{ field: '', before: 'x', after: 'x, y', changed: true }])
    expect(changesOf(null, undefined)).toEqual([])
  })
})

it('days are those of the reader, the last one included', () => {
  expect(dayBefore(0, Date.parse('2026-03-02T12:00:00'))).toBe('2026-03-02')
  expect(periodOf({ from: 'soon', to: '2026-13-90' })).toEqual({})
  expect(periodOf({ to: '2026-03-02' }).to).toBe(new Date('2026-03-03T00:00').toISOString())
})
