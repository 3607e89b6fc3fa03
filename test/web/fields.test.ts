import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FieldDefinition } from '@/features/fields/api.ts'
import { blankField, draftOf } from '@/features/fields/draft.ts'
import FormFields from '@/features/fields/FormFields.vue'
import { keyFor } from '@/features/fields/keys.ts'
import TicketField from '@/features/fields/TicketField.vue'
import { choicesOf, wordsFor } from '@/features/fields/words.ts'
import { ticketOptions } from '@/features/tickets/queries.ts'
import { house, json, signIn, ticket, withSetup } from './support.ts'

const option = (key: string, label: string, parent: string | null = null) => ({
  key,
  label,
  parent,
  retired: false,
})
const field = (key: string, change: Partial<FieldDefinition> = {}): FieldDefinition => ({
  ...blankField,
  ...{ id: key, key, name: key, ...change },
})
const site = field('site', {
  type: 'tree',
  options: [
    option('emea', 'EMEA'),
    option('berlin', 'Berlin', 'emea'),
    { ...option('bonn', 'Bonn', 'emea'), retired: true },
  ],
})

describe('a value in words', () => {
  it.each<[Partial<FieldDefinition>, unknown, string]>([
    [site, 'berlin', 'EMEA › Berlin'],
    [site, 'gone', 'gone'],
    [{ type: 'choices', options: [option('a', 'Alpha'), option('b', 'Beta')] }, ['a', 'b'], 'Alpha, Beta'],
    [{ type: 'money', currency: 'EUR' }, '1250.5', '€1,250.50'],
    [{ type: 'decimal' }, 1234.5, '1,234.5'],
    [{ type: 'date' }, '2026-12-24', 'Dec 24, 2026'],
    [{ type: 'text' }, 'A1', 'A1'],
  ])('%#', (change, value, expected) => {
    expect(wordsFor(field('a', change), value, 'en-US')).toBe(expected)
  })
  it('is a date as the reader’s country writes it', () => {
    vi.stubGlobal('navigator', { languages: ['en-GB', 'en'] })
    expect(wordsFor(field('a', { type: 'date' }), '2026-12-24', 'en')).toBe('24 Dec 2026')
    vi.unstubAllGlobals()
  })
  it('of a tree offers its leaves that are not retired', () => {
    expect(choicesOf(site)).toEqual([{ value: 'berlin', label: 'EMEA › Berlin' }])
  })
  it('has a key made of a name', () => {
    expect(keyFor('Geschätzte Kosten (€)')).toBe('geschatzte_kosten')
    expect(keyFor('Cost', ['cost'])).toBe('cost_2')
    expect(keyFor('???')).toBe('value')
  })
  it('is sent with what means something for its type', () => {
    const draft = draftOf({ ...site, type: 'number', pattern: 'x', currency: 'EUR', min: 1 })
    expect(draft).toMatchObject({ options: [], pattern: null, currency: null, min: 1 })
  })
})

let asked: { method: string; url: string; body: unknown }[] = []
let fields: FieldDefinition[] = []

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = request.method === 'GET' ? null : await request.json()
    asked.push({ method: request.method, url: request.url, body })
    if (request.url.endsWith('/fields')) return json(200, { fields })
    const changed = { ...ticket(), seq: 6, fields: (body as { fields?: object })?.fields ?? {} }
    return json(200, { ticket: changed, queues: [] })
  })
})
afterEach(() => {
  document.body.innerHTML = ''
})

describe('a form', () => {
  const context = {
    ...{ kind: 'incident' as const, priority: 'normal' as const, status: 'new', category: 'new' as const },
    ...{ subject: '', tags: [], queue: { key: 'a', name: 'A', teamId: null } },
  }
  async function open(given: Record<string, unknown> = {}) {
    const place = house()
    withSetup(() => signIn(), place)
    const props = { context, errors: { 'fields.serial': 'serial is missing.' }, modelValue: given }
    const form = mount(FormFields, { props, global: { plugins: place.plugins }, attachTo: document.body })
    await flushPromises()
    return form
  }
  const labels = (form: ReturnType<typeof mount>) => form.findAll('label').map((label) => label.text())

  it('asks for fields while their conditions hold, and shows what is wrong where it is', async () => {
    fields = [
      field('vip', { type: 'text' }),
      field('serial', { visibleWhen: 'vip:yes', required: 'create' }),
      field('change_plan', { kinds: ['change'] }),
      field('old', { archived: true }),
    ]
    const form = await open()
    expect(labels(form)).toEqual(['vip'])
    await form.setProps({ modelValue: { vip: 'yes' } })
    expect(labels(form)).toEqual(['vip', 'serial'])
    expect(form.text()).toContain('serial is missing.')
    await form.setProps({ context: { ...context, kind: 'change' } })
    expect(labels(form)).toContain('change_plan')
    form.unmount()
  })

  it('begins with the defaults', async () => {
    fields = [field('colour', { default: 'red' })]
    const form = await open()
    expect(form.emitted('update:modelValue')?.at(-1)).toEqual([{ colour: 'red' }])
    form.unmount()
  })
})

describe('on a ticket', () => {
  it('a field is changed where it stands, and left as it was with Escape', async () => {
    const place = house()
    withSetup(() => signIn(), place)
    const known = ticket({ fields: { serial: 'A1' } })
    place.queries.setQueryData(ticketOptions(known.number).queryKey, known)
    const props = { ticket: known, field: field('serial'), editable: true }
    const row = mount(TicketField, { props, global: { plugins: place.plugins }, attachTo: document.body })
    expect(row.text()).toContain('A1')
    await row.get('button').trigger('click')
    await row.get('input').setValue('B2')
    await row.get('form').trigger('keydown', { key: 'Escape' })
    expect(row.find('input').exists()).toBe(false)
    await row.get('button').trigger('click')
    expect(row.get('input').element.value).toBe('A1')
    await row.get('input').setValue('B2')
    await row.get('form').trigger('submit')
    await flushPromises()
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ fields: { serial: 'B2' } })
    row.unmount()
  })
})
