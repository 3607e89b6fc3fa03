import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { usePreferences } from '@/shared/preferences.ts'
import { fakeApi } from './fakeApi.ts'
import { ana } from './support.ts'

// Everything the console is made of, against a server of a few things: each screen opens, shows what it should, and
// asks the server for what was done. How it looks and feels is for the browser's test.
vi.mock('idb', () => {
  const shelves = new Map<string, Map<string, unknown>>()
  const shelf = (name: string) => {
    if (!shelves.has(name)) shelves.set(name, new Map())
    return shelves.get(name) as Map<string, unknown>
  }
  return {
    openDB: async () => ({
      get: async (store: string, key: string) => shelf(store).get(key),
      getAll: async (store: string) => [...shelf(store).values()],
      put: async (store: string, value: { key?: string }, key?: string) =>
        void shelf(store).set(key ?? value.key ?? '', value),
      delete: async (store: string, key: string) => void shelf(store).delete(key),
    }),
  }
})

class QuietSocket {
  close() {}
  send() {}
}

let api: ReturnType<typeof fakeApi>
let app: VueWrapper

async function settle(times = 5): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function open(path: string) {
  const [{ default: App }, { i18n }, { router }, { queryClient }] = await Promise.all([
    import('@/app/App.vue'),
    import('@/app/i18n.ts'),
    import('@/app/router.ts'),
    import('@/app/queryClient.ts'),
  ])
  queryClient.clear()
  history.replaceState({}, '', path)
  const plugins = [createPinia(), [VueQueryPlugin, { queryClient }], i18n, router]
  app = mount(App, { attachTo: document.body, global: { plugins: plugins as [] } })
  await router.push(path)
  await settle(10)
  return { router }
}

const text = () => document.body.textContent ?? ''
const press = async (key: string, init: KeyboardEventInit = {}) => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  await settle()
}
const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
const button = (name: string) => {
  const all = [
    ...document.querySelectorAll<HTMLElement>('button, a, [role="menuitemcheckbox"], [role="option"]'),
  ]
  return all.find((one) => nameOf(one) === name) ?? all.find((one) => nameOf(one).startsWith(name))
}
const click = async (name: string) => {
  const found = button(name)
  expect(found, name).toBeDefined()
  found?.click()
  await settle()
}
const fill = async (selector: string, value: string) => {
  const field = document.querySelector<HTMLInputElement>(selector)
  expect(field, selector).not.toBeNull()
  if (!field) return
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  await settle(2)
}
const sent = (method: string, path: string) =>
  api.asked.filter((one) => one.method === method && one.path.startsWith(path)).map((one) => one.body)

// Screens load on demand; here they are loaded before, so that no test waits for a compiler.
beforeAll(async () => {
  await Promise.all(Object.values(import.meta.glob('../../web/src/**/*.{vue,json}')).map((load) => load()))
}, 120_000)

beforeEach(() => {
  localStorage.clear()
  api = fakeApi()
  vi.stubGlobal('fetch', api.fetch)
  vi.stubGlobal('WebSocket', QuietSocket)
  // A page of happy-dom has no size of its own; lists that show what fits need one.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 800 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 })
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }))
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      callback: (entries: object[]) => void
      constructor(callback: (entries: object[]) => void) {
        this.callback = callback
      }
      observe() {
        this.callback([{ isIntersecting: true }])
      }
      unobserve() {}
      disconnect() {}
    },
  )
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '')
  }
})
afterEach(() => {
  app?.unmount()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the way in', () => {
  it('asks who is there, says what is wrong, and goes where one wanted to go', async () => {
    api.signOut()
    const { router } = await open('/tickets?view=mine')
    expect(router.currentRoute.value.name).toBe('sign-in')
    await fill('input[type="email"]', 'mara@example.org')
    await fill('input[type="password"]', 'wrong')
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    expect(text()).toContain('Mail address or password is wrong.')
    await fill('input[type="password"]', 'right')
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle(10)
    expect(router.currentRoute.value.fullPath).toBe('/tickets?view=mine')
  })

  it('takes the one-time link, with the server’s errors at their field', async () => {
    api.signOut()
    await open('/setup?token=aaaaaaaaaaaaaaaaaaaa')
    expect(text()).toContain('Set up Perdure')
    await fill('input[type="password"]', 'short')
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    expect(text()).toContain('Use at least ten characters.')
    expect(sent('POST', '/setup')).toMatchObject([{ password: 'short' }])
  })

  it('says when the link was used', async () => {
    api.signOut()
    await open('/setup?token=used')
    expect(text()).toContain('This link can’t be used any more')
  })
})

describe('the list', () => {
  it('shows views with counts and tickets, and moves with the keys into one and back', async () => {
    const { router } = await open('/tickets')
    await vi.waitFor(() => expect(text()).toContain('VPN drops'), 3000)
    expect(document.querySelectorAll('[role="row"][aria-rowindex]')).toHaveLength(2)
    await press('j')
    await press('j')
    expect(document.querySelector('[aria-selected="true"]')?.textContent).toContain('Printer')
    await press('o')
    await settle(10)
    expect(router.currentRoute.value.params.number).toBe('TKT-20260302-0002')
    await press('k')
    await settle()
    expect(router.currentRoute.value.params.number).toBe('TKT-20260302-0001')
    await press('u')
    await settle()
    expect(router.currentRoute.value.name).toBe('tickets')
    expect(document.querySelector('[aria-selected="true"]')?.textContent).toContain('VPN drops')
  })

  it('filters, sorts, and says what is wrong with a filter', async () => {
    const { router } = await open('/tickets')
    await fill('input[aria-label="Filter tickets"]', 'bogus:1')
    document.querySelector('form[role="search"]')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle(10)
    expect(router.currentRoute.value.query.filter).toBe('bogus:1')
    expect(text()).toContain('There is no field "bogus".')
    await click('Back to the whole view')
    await click('Next target')
    expect(router.currentRoute.value.query.sort).toBe('dueAt')
    await router.push('/tickets?filter=nothing')
    await settle()
    expect(text()).toContain('No ticket matches')
  })

  it('offers everything in the palette', async () => {
    const { router } = await open('/tickets')
    await press('k', { ctrlKey: true })
    expect(text()).toContain('Actions')
    await fill('dialog [role="combobox"]', 'TKT-20260302-0001')
    expect(text()).toContain('Open TKT-20260302-0001')
    await fill('dialog [role="combobox"]', 'ana')
    await new Promise((resolve) => setTimeout(resolve, 250))
    await settle()
    expect(text()).toContain('ana@example.org')
    await fill('dialog [role="combobox"]', 'outbox')
    const field = document.querySelector('dialog [role="combobox"]')
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter']) {
      field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await settle(10)
    }
    expect(router.currentRoute.value.name).toBe('outbox')
  })

  it('makes a new ticket', async () => {
    const { router } = await open('/tickets')
    await press('c')
    await settle(10)
    await fill('#new-ticket input[type="email"]', 'ana@example.org')
    await fill('#new-ticket input[maxlength="500"]', 'Mouse broken')
    await fill('#new-ticket textarea', 'It squeaks.')
    document.querySelector('#new-ticket')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle(10)
    expect(sent('POST', '/tickets')).toMatchObject([
      {
        subject: 'Mouse broken',
        text: 'It squeaks.',
        requester: { email: 'ana@example.org' },
        queue: 'service-desk',
      },
    ])
    expect(router.currentRoute.value.params.number).toBe('TKT-20260302-0003')
  })

  it('takes files along with a new ticket', async () => {
    await open('/tickets')
    await press('c')
    await settle(10)
    await fill('#new-ticket input[type="email"]', 'ana@example.org')
    await fill('#new-ticket input[maxlength="500"]', 'Mouse broken')
    const picker = document.querySelector<HTMLInputElement>('#new-ticket input[type="file"]')
    if (picker)
      Object.defineProperty(picker, 'files', { value: [new File(['abc'], 'log.txt')], writable: true })
    picker?.dispatchEvent(new Event('change'))
    await settle()
    expect(text()).toContain('log.txt')
    document.querySelector('#new-ticket')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle(10)
    expect(sent('POST', '/tickets')).toMatchObject([{ files: [expect.stringMatching(/a1$/)] }])
  })
})

describe('a ticket', () => {
  const path = '/tickets/TKT-20260302-0001'

  it('shows the conversation, what is promised, and what runs', async () => {
    await open(path)
    expect(text()).toContain('VPN drops')
    expect(text()).toContain('Internal note')
    expect(text()).toContain('Not sent: needs attention')
    expect(text()).toContain('1 remote image is blocked')
    expect(text()).toContain('ticket/TKT-20260302-0001')
    expect(document.querySelector('iframe')?.getAttribute('sandbox')).not.toContain('allow-scripts')
    await click('Show remote images')
    expect(document.querySelector('iframe')?.getAttribute('srcdoc')).toContain('https://x.example/a.gif')
    await click('History')
    expect(text()).toContain('created the ticket by mail')
  })

  it('is asked for at once, before what the shell around it shows', async () => {
    await open(path)
    const asked = api.asked.map((one) => one.path.split('?')[0])
    const ticket = path.slice(path.lastIndexOf('/'))
    const first = (end: string) => asked.findIndex((one) => one?.endsWith(end))
    expect(first(ticket)).toBeLessThan(first('/views'))
    expect(first(`${ticket}/messages`)).toBeLessThan(first('/views'))
    expect(asked.filter((one) => one?.endsWith(`${ticket}/messages`))).toHaveLength(1)
  })

  it('is changed with the same keys while its details are hidden, which shows them', async () => {
    await open(path)
    usePreferences().details = false
    await settle()
    expect(document.querySelector('[aria-label^="Priority:"]')).toBeNull()
    await press('i')
    await vi.waitFor(() =>
      expect(sent('PATCH', '/tickets/')).toMatchObject([{ assignee: expect.any(String) }]),
    )
    expect(document.querySelector('[aria-label^="Priority:"]')).not.toBeNull()
  })

  it('is changed with single keys, and back', async () => {
    await open(path)
    await press('i')
    await press('e')
    expect(sent('PATCH', '/tickets/')).toMatchObject([
      { assignee: expect.any(String) },
      { status: 'resolved' },
    ])
    await press('z')
    expect(sent('PATCH', '/tickets/').at(-1)).toMatchObject({ status: 'open' })
    for (const key of ['s', 'p', 'a', 'q']) {
      await press(key)
      expect(document.querySelector('[role="menu"]'), key).not.toBeNull()
      document
        .querySelector('[role="menu"]')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
      await settle()
    }
    await press('t')
    await fill('input[aria-label="Add tag"]', 'vip')
    document
      .querySelector('input[aria-label="Add tag"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await settle()
    expect(sent('PATCH', '/tickets/').at(-1)).toEqual({ tags: ['vip'] })
  })

  it('is renamed in its title', async () => {
    await open(path)
    document.querySelector<HTMLElement>('h1 button')?.click()
    await settle()
    await fill('input[aria-label="Subject"]', 'VPN drops in Berlin')
    document
      .querySelector('input[aria-label="Subject"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await settle()
    expect(sent('PATCH', '/tickets/')).toEqual([{ subject: 'VPN drops in Berlin' }])
  })

  it('is answered: the tabs tell reply and note apart, and an empty one is not sent', async () => {
    await open(path)
    await press('n')
    await settle(12)
    expect(document.querySelector('.composer-note')).not.toBeNull()
    expect(text()).toContain('Only agents see this')
    await click('Reply')
    await settle()
    expect(document.querySelector('.composer-reply')).not.toBeNull()
    await click('Send reply')
    expect(text()).toContain('Write something first.')
    expect(sent('POST', '/tickets/')).toEqual([])
  })

  const editor = () =>
    (
      document.querySelector('.ProseMirror') as unknown as {
        editor: { commands: { setContent(html: string, options: object): void } }
      }
    ).editor
  const write = async (html: string) => {
    await vi.waitFor(() => expect(document.querySelector('.ProseMirror')).not.toBeNull(), 3000)
    editor().commands.setContent(html, { emitUpdate: true })
    await settle()
  }

  it('gets a reply with a file, and a status with it', async () => {
    await open(path)
    await press('r')
    await write('<p>Try <strong>again</strong></p>')
    await click('Bold')
    await click('Link')
    await fill('input[aria-label="Address of the link"]', 'perdure.example')
    document
      .querySelector('input[aria-label="Address of the link"]')
      ?.closest('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    await write('<p>Try again</p>')
    const picker = document.querySelector<HTMLInputElement>('input[type="file"]')
    if (picker)
      Object.defineProperty(picker, 'files', { value: [new File(['abc'], 'log.txt')], writable: true })
    picker?.dispatchEvent(new Event('change'))
    await settle()
    expect(text()).toContain('log.txt')
    await press('Enter', { ctrlKey: true, shiftKey: true })
    await settle(10)
    const files = [expect.stringMatching(/a1$/)]
    expect(sent('POST', '/tickets/')).toMatchObject([
      { kind: 'reply', text: 'Try again', html: '<p dir="auto">Try again</p>', files, status: 'resolved' },
    ])
  })

  it('keeps a reply that was refused, to be sent again or edited', async () => {
    await open(path)
    await press('r')
    await write('<p>refuse this</p>')
    await click('Send reply')
    await settle(10)
    expect(text()).toContain('Not sent')
    expect(text()).toContain('Not like this.')
    await click('Send again')
    expect(sent('POST', '/tickets/')).toHaveLength(2)
    await click('Edit')
    await new Promise((resolve) => setTimeout(resolve, 100))
    await settle()
    expect(document.querySelector('.ProseMirror')?.textContent).toBe('refuse this')
    await write('<p>Fine now</p>')
    await click('Send reply')
    await settle(10)
    expect(sent('POST', '/tickets/').at(-1)).toMatchObject({ text: 'Fine now' })
    expect(text()).not.toContain('Not sent:\u00a0')
  })

  it('that does not exist says so', async () => {
    await open('/tickets/TKT-20200101-0000')
    expect(text()).toContain('There is no ticket TKT-20200101-0000')
  })
})

describe('mail', () => {
  it('that could not be sent says why, and is sent again', async () => {
    await open('/outbox')
    await click('ana@example.org')
    expect(text()).toContain('550 no such user')
    expect(text()).toContain('refused it for good')
    await click('Send again')
    await click('Discard')
    expect(api.asked.filter((one) => /retry|discard/.test(one.path))).toHaveLength(2)
    await click('Held')
    expect(api.asked.at(-1)?.url.searchParams.get('state')).toBe('held')
  })

  it('that was refused can become a ticket', async () => {
    await open('/intakes')
    await press('j')
    expect(text()).toContain('It is an automatic answer.')
    await click('Make it a ticket')
    expect(api.asked.some((one) => one.path.endsWith('/release'))).toBe(true)
    expect(button('Original mail')?.getAttribute('href')).toContain('/raw')
  })
})

describe('people', () => {
  it('are listed, invited with a link, and changed', async () => {
    await open('/people')
    expect(text()).toContain('Ana Lee')
    await click('Invite person')
    await fill('#new-person input[maxlength="200"]', 'Jo')
    await fill('#new-person input[type="email"]', 'jo@example.org')
    document.querySelector('#new-person')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    expect(text()).toContain('http://x/setup?token=abc')
    await click('Done')
    document.querySelector<HTMLElement>(`a[href="/people/${ana.id}"]`)?.click()
    await settle(10)
    await fill('input[name="name"]', 'Ana María Lee')
    document.querySelector('main form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    expect(sent('PATCH', '/people/')).toEqual([{ name: 'Ana María Lee' }])
  })
})

describe('settings', () => {
  const submit = async () => {
    document.querySelector('main form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle(10)
  }

  it('save a calendar, and show the server’s errors', async () => {
    await open('/settings/calendars')
    await click('Add a window on Monday')
    await fill('input[aria-label="Monday, window 1: opens"]', '7')
    await click('Remove window 1 on Friday')
    await click('Add holiday')
    await submit()
    const [saved] = sent('PUT', '/calendars/') as { hours: Record<string, object[]>; holidays: object[] }[]
    expect(saved?.hours.mon).toEqual([
      { from: '07:00', to: '17:00' },
      { from: '18:00', to: '22:00' },
    ])
    expect([saved?.hours.fri, saved?.holidays.length]).toEqual([[], 2])
    await fill('main form input', 'Closed')
    await submit()
    expect(text()).toContain('This calendar is never open.')
    await click('Discard changes')
    await click('New calendar')
    await fill('main form input', 'Night shift')
    await submit()
    expect(sent('POST', '/calendars')).toMatchObject([{ name: 'Night shift' }])
  })

  it('save what is promised', async () => {
    await open('/settings/sla-policies')
    await fill('input[aria-label="Urgent: First response"]', '15m')
    await fill('input[aria-label="Low: Resolution"]', 'whenever')
    expect(text()).toContain('Write it like 45m')
    await fill('input[aria-label="Low: Resolution"]', '')
    await submit()
    const targets = { urgent: { firstResponse: 15 }, low: { resolution: null } }
    expect(sent('PUT', '/sla-policies/')).toMatchObject([{ targets }])
  })

  it('save a lifecycle', async () => {
    await open('/settings/lifecycles')
    const box = document.querySelector<HTMLInputElement>('input[aria-label="From New to Closed"]')
    if (box) box.checked = true
    box?.dispatchEvent(new Event('change'))
    await click('Review and publish')
    await submit()
    document.querySelector('#publish')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settle()
    const [saved] = sent('PUT', '/lifecycles/') as { transitions: object[] }[]
    expect(saved?.transitions).toContainEqual({ from: 'new', to: 'closed' })
  })
})

describe('the frame', () => {
  it('shows its keys, folds its navigation, goes places by two keys, and signs out', async () => {
    const { router } = await open('/tickets')
    await press('?')
    await settle(10)
    expect(text()).toContain('Send, resolve and open the next')
    await click('Close')
    await press('[')
    expect(text()).not.toContain('Workplace')
    await press('[')
    await press('g')
    await press('p')
    await settle(10)
    expect(router.currentRoute.value.name).toBe('people')
    await router.push('/nothing/here')
    await settle()
    expect(text()).toContain('There is nothing at this address')
    await click('Mara Lindholm: account')
    await settle(10)
    await click('Dark')
    expect(document.documentElement.classList.contains('dark')).toBe(true)
    const { actions } = await import('@/shared/actions/index.ts')
    actions.run('general.theme_light')
    actions.run('general.sign_out')
    await settle(10)
    expect(router.currentRoute.value.name).toBe('sign-in')
  })
})

describe('a dialog over the list', () => {
  it.each([
    ['list.save_view', 'Name'],
    ['list.columns', 'Priority'],
    ['list.views', 'My tickets'],
  ] as const)(
    'that %s opens begins in its first field, and Escape leaves the list as it was',
    async (action, first) => {
      const { router } = await open('/tickets?filter=tag:vip')
      const { actions } = await import('@/shared/actions/index.ts')
      await vi.waitFor(() => expect(text()).toContain('VPN drops'), 3000)
      await press('j')
      await press('x')
      await vi.waitFor(() => expect(text()).toContain('1 selected'), 3000)
      actions.run(action)
      await settle()
      const dialog = document.querySelector('[role="dialog"]')
      expect(dialog).not.toBeNull()
      const focused = document.activeElement as HTMLInputElement
      expect(dialog?.contains(focused)).toBe(true)
      expect(focused.labels?.[0]?.textContent ?? nameOf(focused)).toContain(first)
      await press('Escape')
      expect(document.querySelector('[role="dialog"]')).toBeNull()
      expect(text()).toContain('1 selected')
      expect(router.currentRoute.value.query).toEqual({ filter: 'tag:vip' })
    },
  )

  it('that another one is opened from comes back with what was typed when that is closed', async () => {
    await open('/tickets?filter=tag:vip')
    await vi.waitFor(() => expect(text()).toContain('VPN drops'), 3000)
    await press('V', { shiftKey: true })
    await fill('[role="dialog"] input', 'Important')
    await click('As usual')
    expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(2)
    await press('Escape')
    expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(1)
    expect(document.querySelector<HTMLInputElement>('[role="dialog"] input')?.value).toBe('Important')
  })
})
