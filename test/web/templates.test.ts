import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, reactive } from 'vue'
import type { Template } from '#domain/templates/template.ts'
import TemplatesPage from '@/features/templates/TemplatesPage.vue'
import { type TemplateForm, useTemplate } from '@/features/templates/useTemplate.ts'
import { house, json, me, signIn, withSetup } from './support.ts'

const id = (last: string) => `00000000-0000-7000-8000-0000000000${last}`
const template = (change: Partial<Template>): Template => ({
  ...{ id: id('01'), name: 'New colleague', category: 'Onboarding', version: 2 },
  ...{ subject: 'Onboarding of {{ requester.name }}', text: 'Laptop', kind: 'request', priority: 'high' },
  ...{
    queue: 'network',
    tags: ['onboarding'],
    checklist: '00000000-0000-7000-8000-0000000000c1',
    fields: { site: 'oslo' },
    sharedWith: 'me',
    team: null,
    owner: me,
  },
  ...{ uses: 4, lastUsedAt: null, mayChange: true },
  ...change,
})
const colleague = template({})
const broken = template({
  id: id('02'),
  name: 'Broken',
  queue: null,
  tags: [],
  fields: {},
  kind: 'incident',
  priority: 'low',
})

/** A server that fills one template in, and finds fault with the other. */
function server() {
  const asked: { method: string; path: string; body: { requester?: { name: string } } | null }[] = []
  const fetch = vi.fn(async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    const body = await request
      .clone()
      .json()
      .catch(() => null)
    asked.push({ method: request.method, path, body })
    if (path === `/templates/${broken.id}/fill`)
      return json(422, {
        ...{ title: 'x', status: 422, code: 'template_too_much', field: 'text' },
        detail: 'It does not come to an end: {% for %}',
      })
    if (path === '/checklist-templates') return json(200, { templates: [], next: null })
    if (path.endsWith('/fill'))
      return json(200, {
        filled: { subject: `Onboarding of ${body?.requester?.name || 'somebody'}`, text: 'Laptop' },
      })
    if (path.endsWith('/versions')) {
      const { subject, text, kind, priority, queue, tags } = colleague
      const version = {
        subject,
        text,
        kind,
        priority,
        queue,
        tags,
        author: me,
        createdAt: '2026-03-02T08:00:00.000Z',
      }
      return json(200, {
        versions: [
          { ...version, version: 2, uses: 3 },
          { ...version, version: 1, uses: 1, text: 'Only an account' },
        ],
        uses: { total: 4, last30Days: 2, people: [{ name: me.name, uses: 4 }] },
      })
    }
    if (request.method === 'PATCH') return json(200, { template: colleague })
    if (path === '/queues') return json(200, { queues: [] })
    if (path === '/teams') return json(200, { teams: [] })
    return json(200, { templates: [colleague, broken], next: null })
  })
  vi.stubGlobal('fetch', fetch)
  return asked
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a new ticket from a template', () => {
  async function begin(first = '', change: Partial<TemplateForm> = {}) {
    const asked = server()
    const form = reactive<TemplateForm>({
      ...{
        email: '',
        name: '',
        subject: '',
        text: '',
        queue: 'desk',
        priority: 'normal',
        kind: 'incident',
        tags: [],
        checklist: '',
        fields: {},
      },
      ...change,
    })
    const place = house()
    const { result } = withSetup(() => {
      signIn()
      return useTemplate(form, first)
    }, place)
    await flushPromises()
    return { asked, form, ...result }
  }

  it('begins with its fields and words when a link asks for it', async () => {
    const { form } = await begin(colleague.id)
    expect(form).toMatchObject({
      ...{
        subject: 'Onboarding of somebody',
        text: 'Laptop',
        queue: 'network',
        priority: 'high',
        kind: 'request',
      },
      tags: ['onboarding'],
      fields: { site: 'oslo' },
    })
  })

  it('fills the words in again for who asks, and leaves what was written', async () => {
    const { form } = await begin(colleague.id)
    form.text = 'My own words'
    Object.assign(form, { email: 'ana@example.org', name: 'Ana Lee' })
    await vi.advanceTimersByTimeAsync(500)
    await flushPromises()
    expect(form).toMatchObject({ subject: 'Onboarding of Ana Lee', text: 'My own words' })
  })

  it('brings its checklist along, unless somebody chose another one', async () => {
    const { form, choose } = await begin(colleague.id)
    expect(form.checklist).toBe(colleague.checklist)
    choose('')
    expect(form.checklist).toBe('')
    form.checklist = 'own'
    choose(colleague.id)
    expect(form.checklist).toBe('own')
  })

  it('takes its words and tags away with it, and no others', async () => {
    const { form, choose } = await begin(colleague.id, { tags: ['mine'], subject: 'Mine' })
    choose('')
    expect(form).toMatchObject({ subject: 'Mine', text: '', tags: ['mine'] })
  })

  it('says what is wrong with one, and keeps what was written', async () => {
    const { form, choose, problem } = await begin('', { text: 'Mine' })
    choose(broken.id)
    await flushPromises()
    expect(problem.value).toContain('{% for %}')
    expect(form.text).toBe('Mine')
  })
})

describe('the screen of templates', () => {
  it('shows how one is used, and brings an older version back into the form', async () => {
    vi.useRealTimers()
    const asked = server()
    const wrapper = mount(TemplatesPage as Component, {
      props: { id: colleague.id },
      global: { plugins: house().plugins },
    })
    signIn()
    await vi.waitFor(() => expect(wrapper.text()).toContain('Version 1'))
    expect(wrapper.text()).toMatch(/Tickets from it\s*4/)
    expect(wrapper.text()).toContain(`/tickets/new?template=${colleague.id}`)
    await wrapper.find('[aria-label="Bring version 1 into the form"]').trigger('click')
    await wrapper.find('form').trigger('submit')
    await flushPromises()
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      text: 'Only an account',
      name: 'New colleague',
    })
  })
})
