import USelect from '@nuxt/ui/components/Select.vue'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { nextTick, ref } from 'vue'
import type { Organization } from '#domain/people/organization.ts'
import DuplicatesPage from '@/features/people/DuplicatesPage.vue'
import ImportPage from '@/features/people/import/ImportPage.vue'
import MyProfilePage from '@/features/people/MyProfilePage.vue'
import OrganizationsPage from '@/features/people/organizations/OrganizationsPage.vue'
import RequesterOrganization from '@/features/people/organizations/RequesterOrganization.vue'
import { treeRows } from '@/features/people/organizations/tree.ts'
import PeoplePage from '@/features/people/PeoplePage.vue'
import PersonPage from '@/features/people/PersonPage.vue'
import { useSelection } from '@/features/people/useSelection.ts'
import { ana, house, json, me, signIn } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const at = '2026-03-02T08:00:00.000Z'
const common = { role: 'requester', active: true, createdAt: at, jobTitle: '', avatar: null }
const acme = { id: id('0a'), name: 'Acme' }
const listed = [me, ana].map((one) => ({ ...common, ...one, organization: null }))
const profile = {
  ...{ ...common, ...ana, phone: '', location: '', timeZone: null, language: null, signature: '' },
  ...{ preferences: {}, avatar: 'abcd', mergedInto: null, updatedAt: at },
  addresses: [
    { address: ana.email, main: true, verifiedAt: at, createdAt: at },
    { address: 'ana@home.test', main: false, verifiedAt: null, createdAt: at },
  ],
  organizations: [{ ...acme, isContact: true, isDefault: true }],
}
const moved = { addresses: ['a@x.test', 'b@x.test'], requested: 2, assigned: 0, organizations: 0, role: null }
const organization = (key: string, parent: { id: string; name: string } | null = null): Organization => ({
  ...{ id: id(key), name: key, domains: [], parent, notes: '', visibility: 'own', slaPolicy: null },
  ...{ people: 1, createdAt: at },
})
const row = { line: 2, email: 'n@x.test', person: null, action: 'create', problem: null, state: 'waiting' }
const imported = {
  ...{ id: id('f1'), name: 'staff.csv', state: 'previewed', total: 2, done: 0 },
  ...{ counts: { create: 1, update: 0, nothing: 0, error: 1, failed: 0 }, createdAt: at, doneAt: null },
}

/** A server that knows two people, an organization and a file. */
function server() {
  const asked: { method: string; path: string; body: unknown }[] = []
  let rounds = 0
  const answers: Record<string, (body: never) => unknown> = {
    'GET /people': () => ({ people: listed, next: null }),
    'GET /roles': () => ({ roles: [{ key: 'night', name: 'Night shift', description: '', builtIn: false }] }),
    'GET /people/*': () => ({ person: profile }),
    'PATCH /people/*': () => ({ person: profile }),
    'GET /people/*/access': () => ({ access: { roles: ['requester'], permissions: [] } }),
    'GET /people/*/sessions': () => ({ sessions: [] }),
    'GET /people/*/merges': () => ({
      merges: [{ id: id('e1'), from: me, into: ana, by: me, moved, createdAt: at, undoneAt: null }],
    }),
    'POST /people/merges/*/undo': () => ({ merge: {} }),
    'POST /people/*/addresses': () => ({ addresses: [] }),
    'DELETE /people/*/addresses/ana%40home.test': () => ({ addresses: [] }),
    'GET /people/duplicates': () => ({
      duplicates: [
        {
          reason: 'name',
          people: [ana, { ...me, id: id('e2'), name: 'ana lee' }].map((one) => ({ ...common, ...one })),
        },
      ],
    }),
    'GET /people/*/merge-preview': () => ({ moved }),
    'POST /people/*/merge': () => ({ merge: {} }),
    'POST /people/bulk': ({ ids }: { ids: string[] }) => ({
      results: ids.map((each, index) => ({
        id: each,
        done: index > 0,
        code: null,
        detail: index ? null : 'Too mighty.',
      })),
    }),
    'GET /me/profile': () => ({ person: profile }),
    'PATCH /me/profile': () => ({ person: profile }),
    'GET /me': () => ({
      person: me,
      rules: [['manage', 'all']],
      missing: [],
      secondFactor: false,
      settings: {},
    }),
    'GET /people/imports/*': () => ({
      import: imported,
      rows: [
        { ...row, changes: [{ field: 'name', before: 'Old', after: 'New' }] },
        {
          ...row,
          line: 3,
          action: 'error',
          changes: [],
          state: 'left_out',
          problem: { code: 'invalid', field: 'email', message: 'No.' },
        },
      ],
      next: null,
    }),
    'POST /people/imports/*/apply': () => ({
      import: { ...imported, state: ++rounds > 1 ? 'done' : 'running', done: rounds },
    }),
    'GET /organizations': () => ({
      organizations: [organization('0b', { ...acme }), organization('0a')],
      next: null,
    }),
    'GET /organizations/*': () => ({ organization: { ...organization('0a'), name: 'Acme' } }),
    'GET /organizations/*/people': () => ({
      people: [{ ...ana, role: 'requester', active: true, isContact: false }],
      next: null,
    }),
    'PUT /organizations/*/people/*': () => null,
    'DELETE /organizations/*/people/*': () => null,
    'PATCH /organizations/*': () => ({ organization: organization('0a') }),
    'POST /organizations': () => ({ organization: organization('0c') }),
    'GET /sla-policies': () => ({ slaPolicies: [] }),
  }
  async function fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const text = request.method === 'GET' ? '' : await request.text()
    asked.push({ method: request.method, path, body: text ? JSON.parse(text) : null })
    const key = `${request.method} ${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`
    const answer = answers[key]?.((text ? JSON.parse(text) : {}) as never)
    if (answer === null) return new Response(null, { status: 204 })
    return answer ? json(200, answer) : json(404, { status: 404, code: 'not_found', detail: key })
  }
  return { fetch, answers, sent: (method: string) => asked.filter((one) => one.method === method) }
}

let api: ReturnType<typeof server>
beforeEach(() => {
  api = server()
  vi.stubGlobal('fetch', api.fetch)
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
      send() {}
    },
  )
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
async function show(page: Component, props: object = {}, role: 'agent' | 'requester' = 'agent') {
  const host = { components: { page }, setup: () => signIn(role), template: '<page v-bind="$attrs" />' }
  const place = house()
  const screen = mount(host, {
    attachTo: document.body,
    attrs: props as never,
    global: { plugins: place.plugins },
  })
  await settle()
  return { ...place, screen }
}
const text = () => document.body.textContent ?? ''
const nameOf = (one: Element) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()
const find = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, a, [role="checkbox"]')].find((one) =>
    nameOf(one).startsWith(name),
  )
async function click(name: string): Promise<void> {
  expect(find(name), name).toBeDefined()
  find(name)?.click()
  await settle()
}
async function fill(selector: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(selector)
  expect(field, selector).not.toBeNull()
  if (field) field.value = value
  field?.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}
async function submit(selector: string): Promise<void> {
  document.querySelector(selector)?.dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}

describe('a selection', () => {
  it('holds what is shown only', async () => {
    const shown = ref([{ id: 'a' }, { id: 'b' }])
    const { ids, all, has, select, selectAll } = useSelection(() => shown.value)
    select('a', true)
    expect([ids.value, all.value, has('b')]).toEqual([['a'], false, false])
    selectAll(true)
    expect(all.value).toBe(true)
    shown.value = [{ id: 'b' }, { id: 'c' }]
    await nextTick()
    expect([ids.value, all.value]).toEqual([['b'], false])
    select('b', false)
    expect(ids.value).toEqual([])
  })
})

describe('the tree of organizations', () => {
  it('has each below its parent, and at the top whose parent is not shown', () => {
    const [a, b] = [organization('0a'), organization('0b')]
    const rows = treeRows([
      organization('0c', b),
      b,
      organization('0d', { id: id('99'), name: 'gone' }),
      { ...a, parent: b },
    ])
    expect(rows.map((each) => [each.organization.name, each.depth])).toEqual([
      ['0b', 0],
      ['0c', 1],
      ['0a', 1],
      ['0d', 0],
    ])
  })
})

describe('people', () => {
  it('are shown by role, the house’s own ones too', async () => {
    await show(PeoplePage)
    expect(text()).toContain('Mara Lindholm')
    for (const tab of ['All', 'Managers', 'Viewers', 'Night shift']) expect(find(tab), tab).toBeDefined()
  })

  it('are changed together, with what was refused', async () => {
    const { screen } = await show(PeoplePage)
    await click('Select everybody shown')
    expect(text()).toContain('2 selected')
    await click('Change')
    expect(text()).toContain('Change 2 people')
    screen.findComponent(USelect).vm.$emit('update:modelValue', 'no')
    await submit('#bulk-people')
    expect(api.sent('POST')).toMatchObject([{ body: { ids: [me.id, ana.id], changes: { active: false } } }])
    expect(text()).toContain('1 of 2 could not be changed')
    expect(text()).toContain('Too mighty.')
  })

  it('are only looked at by who may not change them', async () => {
    await show(PeoplePage, {}, 'requester')
    expect(find('Select everybody shown')).toBeUndefined()
    expect(find('Invite person')).toBeUndefined()
  })
})

describe('a person', () => {
  it('is changed by what was edited, and nothing else', async () => {
    await show(PersonPage, { id: ana.id })
    expect(document.querySelector('img')?.getAttribute('src')).toBe(
      `/api/v1/people/${ana.id}/avatar?size=large&version=abcd`,
    )
    await fill('input[name="name"]', 'Ana María')
    await click('agent.name')
    await submit('form')
    expect(api.sent('PATCH')).toMatchObject([{ body: { name: 'Ana María', signature: '{{agent.name}}' } }])
  })

  it('has addresses, of which one is the main one', async () => {
    await show(PersonPage, { id: ana.id })
    expect(text()).toContain('Not verified')
    await click('Make main')
    expect(api.sent('POST')).toMatchObject([{ body: { address: 'ana@home.test', main: true } }])
    await click('Remove ana@home.test')
    expect(api.sent('DELETE')).toMatchObject([{ path: `/people/${ana.id}/addresses/ana%40home.test` }])
  })

  it('takes back who was merged into them', async () => {
    await show(PersonPage, { id: ana.id })
    expect(text()).toContain('The addresses a@x.test, b@x.test')
    expect(text()).toContain('2 tickets they asked for')
    await click('Take back')
    expect(api.sent('POST')).toMatchObject([{ path: `/people/merges/${id('e1')}/undo` }])
  })

  it('is only read by who may not change them', async () => {
    await show(PersonPage, { id: ana.id }, 'requester')
    expect(document.querySelector('form')).toBeNull()
    expect(text()).toContain('ana@home.test')
    expect(text()).not.toContain('Make main')
  })
})

it('who may be one is merged after a look at what moves', async () => {
  await show(DuplicatesPage)
  await click('Merge into the first')
  expect(text()).toContain('Merge into Ana Lee')
  expect(text()).toContain('What moves')
  await submit('#merge-people')
  expect(api.sent('POST')).toMatchObject([{ path: `/people/${ana.id}/merge`, body: { from: id('e2') } }])
})

it('my own profile has no role to change', async () => {
  await show(MyProfilePage, {}, 'requester')
  expect(text()).not.toContain('May sign in')
  await fill('input[type="tel"]', '+49')
  await submit('form')
  expect(api.sent('PATCH')).toEqual([{ method: 'PATCH', path: '/me/profile', body: { phone: '+49' } }])
})

describe('an import', () => {
  it('begins with a file, and says which columns it may have', async () => {
    await show(ImportPage)
    expect(text()).toContain('Drop a CSV file here')
    expect(text()).toContain('job_title')
  })

  it('shows each row before it is applied, and asks until all is done', async () => {
    await show(ImportPage, { id: imported.id })
    expect(text()).toContain('Would add or change 1 person')
    expect(document.querySelector('del')?.textContent).toBe('Old')
    expect(document.querySelector('ins')?.textContent).toBe('New')
    expect(text()).toContain('No. (email)')
    expect(find('Left out 1')).toBeDefined()
    await click('Import 1 person')
    expect(api.sent('POST').map(({ path }) => path)).toEqual(
      Array(2).fill(`/people/imports/${imported.id}/apply`),
    )
  })
})

describe('who asks', () => {
  const globex = { id: id('0b'), name: 'Globex', isContact: false, isDefault: false }
  const shown = async (organizations: object[], email: string | null) => {
    const answer = { ...profile, organizations }
    api.answers['GET /people/*'] = () => ({ person: answer })
    api.answers['GET /me/profile'] = () => ({ person: answer })
    const { screen } = await show(RequesterOrganization, { modelValue: '', email, error: undefined })
    await new Promise((resolve) => setTimeout(resolve, 350))
    await settle()
    return screen.findComponent(RequesterOrganization)
  }

  it('for several organizations says for which, the default one first', async () => {
    for (const email of [ana.email, null]) {
      const field = await shown([...profile.organizations, globex], email)
      expect(text()).toContain('For the organization')
      expect(field.get('[role="combobox"]').text()).toBe(acme.name)
    }
  })

  it('for one is not asked', async () => {
    const field = await shown(profile.organizations, ana.email)
    expect(text()).not.toContain('For the organization')
    expect(field.emitted('update:modelValue')?.at(-1)?.[0] ?? '').toBe('')
  })
})

describe('organizations', () => {
  it('are a tree', async () => {
    await show(OrganizationsPage)
    const links = [...document.querySelectorAll('a')].map((link) => link.textContent?.trim().slice(0, 2))
    expect(links).toEqual(['0a', '0b'])
  })

  it('are changed beside the list, with their people', async () => {
    await show(OrganizationsPage, { id: id('0a') })
    await settle()
    expect(text()).toContain('Ana Lee')
    await fill('input[name="organization"]', 'Acme & Co')
    await submit('form')
    expect(api.sent('PATCH')).toMatchObject([
      { path: `/organizations/${id('0a')}`, body: { name: 'Acme & Co' } },
    ])
    await click('Contact')
    expect(api.sent('PUT')).toMatchObject([{ body: { isContact: true } }])
    await click('Take Ana Lee out')
    expect(api.sent('DELETE')).toHaveLength(1)
  })

  it('are added', async () => {
    const { router } = await show(OrganizationsPage, { id: 'new' })
    await settle()
    await fill('input[name="organization"]', 'Globex')
    await submit('form')
    expect(api.sent('POST')).toMatchObject([
      { body: { name: 'Globex', parent: null, visibility: 'own', slaPolicy: null } },
    ])
    expect(router.currentRoute.value.params.id).toBe(id('0c'))
  })
})
