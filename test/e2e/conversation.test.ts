import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { expectAccessible, launch, openPage } from './browser.ts'
import { Desk } from './desk.ts'

const wait = { timeout: 30_000 }
let desk: Desk
let browser: Browser

beforeAll(async () => {
  ;[desk, browser] = await Promise.all([Desk.open(), launch()])
})
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

test('a reply with a table and a picture is taken back, sent again to everybody, and arrives', async () => {
  const { page, strangers } = await openPage(browser, desk.url)
  await comeIn(page)
  await desk.send({
    ...{ from: 'Jo Requester <jo@outside.test>', cc: 'kim@outside.test', subject: 'VPN drops' },
    ...{ messageId: '<first@outside.test>', text: 'The VPN drops every hour.' },
  })
  await page.goto(`${desk.url}/tickets?view=open`)
  await page.getByRole('row', { name: /VPN drops/ }).click(wait)
  await page.getByText('The VPN drops every hour.').waitFor(wait)

  await page.keyboard.press('Shift+R')
  const editor = page.getByRole('textbox', { name: 'Reply to Jo Requester' })
  await editor.click(wait)
  await page.keyboard.type('# What to do')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.keyboard.type('Office')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowDown')
  await page.evaluate(paste)
  await page.locator('.editor-text img[src*="/files/"]').waitFor(wait)
  await page.getByText('kim@outside.test', { exact: true }).waitFor(wait)
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')

  // Taken back with one key, it is in the editor again, and nothing was mailed.
  const takeBack = page.getByRole('button', { name: 'Take back' })
  await takeBack.waitFor(wait)
  await page.locator('article.message').last().focus()
  await page.keyboard.press('z')
  await takeBack.waitFor({ ...wait, state: 'detached' })
  await editor.locator('img').waitFor(wait)
  expect(await editor.locator('table').count()).toBe(1)

  await editor.click()
  await page.keyboard.press('Control+Enter')
  await takeBack.waitFor(wait)
  const mail = await until('the answer arrives', () => answerTo('jo@outside.test'), 40_000)
  // The control was gone before.
  expect(await takeBack.count()).toBe(0)
  expect(mail.html).toContain('<h1')
  expect(mail.html).toContain('Office')
  expect(mail.attachments).toMatchObject([{ contentType: 'image/png', related: true }])
  expect([mail.cc].flat()[0]?.text).toBe('kim@outside.test')
  expect(desk.mailsTo('jo@outside.test')).toHaveLength(2)
  expect(strangers).toEqual([])
})

test('a draft follows its writer to another browser', async () => {
  const { page: first } = await openPage(browser, desk.url)
  await signIn(first)
  await openTicket(first)
  await first.keyboard.press('n')
  await first.getByRole('textbox', { name: /Internal note/ }).click(wait)
  await first.keyboard.type('Begun at my desk')
  await first.waitForResponse((answer) => answer.url().includes('/drafts/note') && answer.ok())
  const { page: second } = await openPage(browser, desk.url)
  await signIn(second)
  await openTicket(second)
  await second.getByText('Begun at my desk').waitFor(wait)
})

test('older messages that are loaded do not move what is being read', async () => {
  const { page } = await openPage(browser, desk.url)
  await signIn(page)
  await openTicket(page)
  const number = new URL(page.url()).pathname.split('/').at(-1)
  await page.evaluate(writeNotes, { number, count: 120 })
  await page.reload()
  const shown = page.locator('article.message')
  await until('a page of them is there', async () => (await shown.count()) === 50)
  const oldest = page.locator(`#${await shown.first().getAttribute('id')}`)
  await page.getByRole('log').hover()
  await page.mouse.wheel(0, -100_000)
  await until('older ones are there', async () => (await shown.count()) > 50)
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))')
  expect(await shown.count()).toBe(100)
  const box = await oldest.boundingBox()
  expect(box?.y).toBeGreaterThan(0)
  expect(box?.y).toBeLessThan(page.viewportSize()!.height)
})

async function writeNotes({ number, count }: { number: string | undefined; count: number }): Promise<void> {
  const write = (_: unknown, each: number) =>
    fetch(`/api/v1/tickets/${number}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'note', text: `${each}: looked at it again, and it is as it was.` }),
    })
  await Promise.all(Array.from({ length: count }, write))
}

const answerTo = (address: string) => desk.mailsTo(address).find(({ subject }) => subject?.startsWith('Re: '))

async function openTicket(page: Page): Promise<void> {
  await page.goto(`${desk.url}/tickets?view=open`)
  await page.getByRole('row', { name: /VPN drops/ }).click(wait)
  await page.getByText('The VPN drops every hour.').first().waitFor(wait)
}

const password = 'correct-horse-battery'

async function comeIn(page: Page): Promise<void> {
  await page.goto(desk.administratorLink!)
  await page.getByLabel('Name').fill('Ada Admin')
  await page.getByLabel(/mail/i).fill('ada@desk.test')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/tickets/)
}

async function signIn(page: Page): Promise<void> {
  await page.goto(desk.url)
  await page.getByLabel(/mail/i).fill('ada@desk.test', wait)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New ticket' }).waitFor(wait)
}

/** As somebody pastes a screenshot. */
const paste = `(async () => {
  const canvas = new OffscreenCanvas(120, 40)
  canvas.getContext('2d').fillRect(0, 0, 120, 40)
  const data = new DataTransfer()
  data.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], 'a.png', { type: 'image/png' }))
  const pasted = { clipboardData: data, bubbles: true, cancelable: true }
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', pasted))
})()`
