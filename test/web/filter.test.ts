import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ticketFields } from '#domain/query/fields.ts'
import FilterBox from '@/features/query/FilterBox.vue'
import { house, json, signIn, withSetup } from './support.ts'

let asked: string[] = []
let box: ReturnType<typeof mount>

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  Element.prototype.scrollIntoView = () => undefined
  asked = []
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    asked.push(url)
    if (url.endsWith('/filter-fields'))
      return json(200, { fields: ticketFields.map((field) => ({ ...field, operators: ['is'] })) })
    return json(200, { values: [{ value: 'Acme, Inc.', label: 'Acme, Inc.' }] })
  })
  const place = house()
  withSetup(() => signIn(), place)
  box = mount(FilterBox, {
    props: { filter: 'is:open', error: null },
    global: { plugins: place.plugins },
    attachTo: document.body,
  })
  await box.get('input').trigger('focus')
  await vi.dynamicImportSettled()
})
afterEach(() => {
  box.unmount()
  vi.useRealTimers()
})

const field = () => box.get<HTMLInputElement>('input')
const offered = () => box.findAll('[role="option"]').map((each) => each.get('bdi').text())

async function type(text: string): Promise<void> {
  await field().setValue(text)
  field().element.setSelectionRange(text.length, text.length)
  await field().trigger('keyup')
  for (let turn = 0; turn < 3; turn++) {
    await vi.advanceTimersByTimeAsync(600)
    await flushPromises()
  }
}
const press = (key: string) => field().trigger('keydown', { key })

it('offers fields, then their values, and writes what is taken', async () => {
  await type('is:open pri')
  expect(offered()).toEqual(['priority:'])
  await press('Tab')
  expect(field().element.value).toBe('is:open priority:')
  await flushPromises()
  expect(offered()).toEqual(['low', 'normal', 'high', 'urgent'])
  await press('ArrowDown')
  await press('ArrowUp')
  expect(box.get('[aria-selected="true"]').text()).toBe('urgent')
  await press('Enter')
  await flushPromises()
  expect(field().element.value).toBe('is:open priority:urgent ')
  expect(box.emitted('filter')).toBeUndefined()
  await box.get('form').trigger('submit')
  expect(box.emitted('filter')).toEqual([['is:open priority:urgent']])
})

it('asks the desk for names, and quotes what needs it', async () => {
  await type('organization:ac')
  expect(asked.at(-1)).toContain('/filter-fields/organization/values?text=ac')
  expect(offered()).toEqual(['Acme, Inc.'])
  await box.get('[role="option"]').trigger('click')
  await flushPromises()
  expect(field().element.value).toBe('organization:"Acme, Inc." ')
})

it('says what is wrong, and underlines the culprit', async () => {
  await type('is:open colour:red')
  expect(box.get('[role="alert"]').text()).toContain('There is no field "colour".')
  expect(field().attributes('aria-invalid')).toBe('true')
  expect(box.get('.decoration-wavy').text()).toBe('colour')
  await type('is:open')
  expect(box.find('[role="alert"]').exists()).toBe(false)
})

it('first puts the list away with Escape, then what was typed', async () => {
  await type('st')
  expect(offered()).toEqual(['status:'])
  await press('Escape')
  expect(offered()).toEqual([])
  expect(field().element.value).toBe('st')
  await press('Escape')
  expect(field().element.value).toBe('is:open')
})

it('lets Tab move on where nothing is being written', async () => {
  await type('is:open ')
  const event = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true, bubbles: true })
  field().element.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})
