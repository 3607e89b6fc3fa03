import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ticket } from '#domain/tickets/ticket.ts'
import { until } from '../support/until.ts'
import { expectAccessible, launch, openPage } from './browser.ts'
import { Desk } from './desk.ts'

const wait = { timeout: 30_000 }
const password = 'correct-horse-battery'

let desk: Desk
let browser: Browser
let page: Page
let strangers: string[]

beforeAll(async () => {
  ;[desk, browser] = await Promise.all([Desk.open(), launch()])
  ;({ page, strangers } = await openPage(browser, desk.url))
  await comeIn()
  await prepare()
  for (const [from, subject, text] of mails)
    await desk.send({ from: `${from} <${addressOf(from)}>`, subject, text })
  await until('all mails are tickets', async () => (await tickets()).length === mails.length, 60_000)
})
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

/** What came in over night: who, about what, and what they wrote. */
const mails = [
  [
    'Jo Meyer',
    'VPN drops every hour',
    'Since the update the VPN drops every hour. I have to sign in again each time.',
  ],
  [
    'Ana Silva',
    'Printer on floor 3 prints stripes',
    'All pages from the printer next to the kitchen have black stripes.',
  ],
  ['Ben Okafor', 'Third floor printer is broken', 'Stripes on every page, see the kitchen printer.'],
  [
    'Mia Novak',
    'New colleague on Monday',
    'Lena Roth begins on Monday in accounting. She needs a laptop, a phone and her accounts.',
  ],
  [
    'Tom Berg',
    'Please call me tomorrow',
    'I am on the road today. Call me tomorrow about my phone contract.',
  ],
  [
    'Eva Lang',
    'Outlook asks for my password again and again',
    'Whatever I enter, it asks again a minute later.',
  ],
  [
    'Kim Park',
    'What does this message mean?',
    'It says 0x80070035 when I open the share. Is my account locked?',
  ],
  [
    'Ida Holm',
    'Access to the finance share',
    'I need to write to the finance share for the closing of the year.',
  ],
  ['Lee Wong', 'My password has expired', 'I was on holiday, and my password has expired.'],
  ['Ola Nilsen', 'Password expired, locked out', 'The same as last year: expired while I was away.'],
] as const

test('an agent works off ten tickets with the keyboard alone', async () => {
  // The oldest first: answered with a text of the house, resolved, and on to the next.
  await open('VPN drops every hour')
  await press('i', 'Shift+T')
  await page.keyboard.type('25m')
  await page.locator('#time-form input:focus').waitFor(wait)
  await until('the time is typed', async () => (await page.locator(':focus').inputValue()) === '25m')
  await press('Enter')
  await page
    .getByText(/25m logged on/)
    .first()
    .waitFor(wait)
  await press('r')
  await writing('Reply')
  await press('Control+;')
  await page.keyboard.type('vpn')
  await page.getByRole('option', { name: /VPN certificate/ }).waitFor(wait)
  await press('Enter')
  await page.locator('.editor-text', { hasText: 'Hello Jo' }).waitFor(wait)
  await press('Control+Shift+Enter')
  await state('VPN drops every hour', { statusCategory: 'resolved', assignee: 'Ada Admin' })

  // Triaged: taken, urgent, tagged, with a note for the colleagues.
  await open('Printer on floor 3 prints stripes')
  await press('i', 'p')
  await choose('High')
  await state('Printer on floor 3 prints stripes', { priority: 'high' })
  await press('t')
  await page.keyboard.type('printer')
  await press('Enter')
  await state('Printer on floor 3 prints stripes', { tags: ['printer'] })
  await press('Escape', 'n')
  await writing('note')
  await page.keyboard.type('The drum is worn out, a new one is ordered.')
  await press('Control+Enter')
  await page.getByRole('article').getByText('a new one is ordered').waitFor(wait)
  await state('Printer on floor 3 prints stripes', { priority: 'high', tags: ['printer'] })

  // Told twice: it goes on as one ticket, in which both are read.
  await open('Third floor printer is broken')
  await press('Shift+M')
  await page.keyboard.type('prints stripes')
  await page.getByRole('option', { name: /prints stripes/ }).waitFor(wait)
  await press('Enter')
  await page.getByRole('radio', { name: /Printer on floor 3 prints stripes/ }).focus(wait)
  await press('Space')
  await page.getByText('One ticket ends').waitFor(wait)
  await page.getByRole('button', { name: 'Merge 1 ticket' }).focus(wait)
  await press('Enter')
  await page.getByRole('heading', { name: 'Printer on floor 3 prints stripes' }).waitFor(wait)
  await page.getByRole('article').getByText('Stripes on every page, see the kitchen printer.').waitFor(wait)
  await state('Third floor printer is broken', { statusCategory: 'closed' })

  // A new colleague: nothing of the list is forgotten.
  await open('New colleague on Monday')
  await press('Shift+L')
  await page.keyboard.type('new coll')
  await page.getByRole('option', { name: /New colleague/ }).waitFor(wait)
  await press('Enter')
  // The picker gives the focus back when it closes.
  await page.getByRole('dialog').waitFor({ ...wait, state: 'detached' })
  await page.getByRole('checkbox', { name: 'Order the laptop' }).focus(wait)
  await press('Space')
  await page.getByText('1/3').waitFor(wait)

  // Not before tomorrow.
  await open('Please call me tomorrow')
  await press('b')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Tomorrow/ })
    .focus(wait)
  await press('Enter')
  await page
    .getByText(/Snoozed until/)
    .first()
    .waitFor(wait)

  // What is done every day is one macro: looked at, run, taken back, run again.
  await open('Outlook asks for my password again and again')
  await press('m')
  await page.keyboard.type('wait for')
  await page.getByRole('option', { name: /Wait for the requester/ }).waitFor(wait)
  await page.getByText('Please send us a picture of it.').first().waitFor(wait)
  await press('Enter')
  await state('Outlook asks for my password again and again', { statusCategory: 'pending' })

  // Linked with what may have the same cause.
  await page.getByRole('dialog').waitFor({ ...wait, state: 'detached' })
  await press('Shift+K')
  await page.getByLabel('How they are linked').selectOption({ label: 'Related to' })
  await page.getByRole('combobox', { name: 'Number or words of the other ticket' }).focus()
  await page.keyboard.type('My password has expired')
  await page.getByRole('option', { name: /My password has expired/ }).waitFor(wait)
  await press('Enter')
  await page.getByRole('link', { name: /My password has expired/ }).waitFor(wait)

  // Answered to everybody, in rich text, and taken back once before it left.
  await open('What does this message mean?')
  await press('Shift+R')
  await writing('Reply')
  await page.keyboard.type('## The share has moved')
  await press('Enter')
  await page.keyboard.type('- restart the computer')
  await press('Enter')
  await page.keyboard.type('open the share again')
  await press('Control+Enter')
  await page.getByRole('button', { name: 'Take back' }).waitFor(wait)
  await page.locator('article.message').last().focus()
  await press('z')
  await page.locator('.editor-text li', { hasText: 'open the share again' }).waitFor(wait)
  await page.locator('.editor-text').click()
  await press('Control+Enter')
  const answer = await until('the answer arrives', () => answerTo('Kim Park'), 60_000)
  expect(answer.html).toContain('<h2')
  expect(answer.html).toContain('<li')

  // Handed over to somebody who is told why.
  await open('Access to the finance share')
  await press('a')
  await page.locator('input:focus').waitFor(wait)
  await page.keyboard.type('Bob')
  await press('Enter')
  await state('Access to the finance share', { assignee: 'Bob Agent' })
  await press('n')
  await writing('note')
  await page.keyboard.type('Her manager agreed by phone, @Bob')
  await page.getByRole('option', { name: /Bob Agent/ }).waitFor(wait)
  await press('Enter', 'Control+Enter')
  await until('Bob is told', () => desk.mailsTo('bob@desk.test').length > 0, 60_000)

  // Two at once, found by a filter, and changed together.
  await page.goto(`${desk.url}/tickets?filter=password`)
  await page.getByRole('row', { name: /My password has expired/ }).waitFor(wait)
  await press('/')
  await press('Control+a')
  await page.keyboard.type('expired is:open')
  await press('Enter')
  await page.getByRole('row', { name: /Outlook asks/ }).waitFor({ ...wait, state: 'detached' })
  await page.getByRole('row', { name: /Password expired, locked out/ }).waitFor(wait)
  await press('Escape', 'j', 'Control+a')
  await page.getByText('2 selected').first().waitFor(wait)
  await press('m')
  await page.getByRole('dialog').getByLabel('Add tags').fill('password', wait)
  await page
    .getByRole('button', { name: /Change 2 tickets/ })
    .last()
    .focus(wait)
  await press('Enter')
  await page.getByText('2 changed').first().waitFor(wait)
  await state('My password has expired', { tags: ['password'] })
  await state('Password expired, locked out', { tags: ['password'] })

  // The map of keys is one key away, and nothing asked another host.
  await open('VPN drops every hour')
  await press('?')
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor(wait)
  await page.evaluate(
    'Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))).then(() => true)',
  )
  await expectAccessible(page)
  expect(strangers).toEqual([])
})

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** From wherever one is, by the palette. */
async function open(subject: string): Promise<void> {
  await press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor(wait)
  await page.keyboard.type(subject)
  const found = page.getByRole('option').filter({ hasText: 'TKT-' }).filter({ hasText: subject })
  await found.first().waitFor(wait)
  await press('Enter')
  await page.getByRole('heading', { name: subject }).waitFor(wait)
  await page.locator('article.message').first().waitFor(wait)
}

async function writing(what: string): Promise<void> {
  await page.locator('[contenteditable=true]').first().waitFor(wait)
  await until(`the editor for ${what} has the focus`, () =>
    page.evaluate(`document.activeElement?.isContentEditable === true`),
  )
}

async function choose(name: string): Promise<void> {
  const item = page.getByRole('menuitemcheckbox', { name }).or(page.getByRole('menuitem', { name }))
  await item.first().waitFor(wait)
  await item.first().focus(wait)
  await press('Enter')
  await item.first().waitFor({ ...wait, state: 'detached' })
}

type Wanted = { statusCategory?: string; priority?: string; assignee?: string; tags?: string[] }

async function state(subject: string, wanted: Wanted): Promise<void> {
  await until(
    `“${subject}” is ${JSON.stringify(wanted)}`,
    async () => {
      const ticket = (await tickets()).find((each) => each.subject === subject)
      const is = { ...ticket, assignee: ticket?.assignee?.name, tags: ticket?.tags.map(nameOf) }
      return Object.entries(wanted).every(
        ([name, value]) => JSON.stringify(is[name as keyof typeof is]) === JSON.stringify(value),
      )
    },
    30_000,
  )
}

const nameOf = (tag: string | { name: string }) => (typeof tag === 'string' ? tag : tag.name)

const tickets = async () => ((await ask('GET', '/tickets?limit=50')) as { tickets: Ticket[] }).tickets

/** As the console asks, with its session. */
const ask = (method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([method, path, body]) => {
      const init = body ? { body, headers: { 'content-type': 'application/json' } } : {}
      const answer = await fetch(`/api/v1${path}`, { method, ...init })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body ? JSON.stringify(body) : ''] as const,
  )

const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@outside.test`
const answerTo = (name: string) =>
  desk.mailsTo(addressOf(name)).find(({ subject }) => subject?.startsWith('Re: '))

/** What a house has ready: a colleague, a text, a macro and a checklist. */
async function prepare(): Promise<void> {
  await ask('POST', '/people', { name: 'Bob Agent', email: 'bob@desk.test', role: 'agent' })
  await ask('POST', '/canned-replies', {
    ...{ name: 'VPN certificate', for: 'reply', sharedWith: 'all' },
    html: '<p>Hello {{ requester.first_name }},</p><p>please renew your certificate.</p>',
  })
  await ask('POST', '/macros', {
    ...{ name: 'Wait for the requester', sharedWith: 'all' },
    steps: [
      { do: 'reply', html: '<p>Please send us a picture of it.</p>' },
      { do: 'status', status: 'pending' },
    ],
  })
  await ask('POST', '/checklist-templates', {
    ...{ name: 'New colleague', sharedWith: 'all' },
    items: ['Order the laptop', 'Make the accounts', 'Welcome'],
  })
}

async function comeIn(): Promise<void> {
  await page.goto(desk.administratorLink!)
  await page.getByLabel('Name').fill('Ada Admin')
  await page.getByLabel(/mail/i).fill('ada@desk.test')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New ticket' }).first().waitFor(wait)
}
