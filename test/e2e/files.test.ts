import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eicar, evil, startClamd } from '../support/clamd.ts'
import { expectAccessible, launch, openPage } from './browser.ts'
import { Desk } from './desk.ts'

const wait = { timeout: 60_000 }
let desk: Desk
let browser: Browser
let clamd: Awaited<ReturnType<typeof startClamd>>

beforeAll(async () => {
  clamd = await startClamd()
  ;[desk, browser] = await Promise.all([Desk.open({ CLAMD_ADDRESS: clamd.address }), launch()])
})
afterAll(async () => {
  await browser?.close()
  await desk?.close()
  await clamd?.close()
})

test('files are scanned, sent, viewed, removed; what is infected reaches nobody', async () => {
  const { page, strangers } = await openPage(browser, desk.url)
  await signUp(page)
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#2a7' } })
    .jpeg()
    .toBuffer()
  await desk.send({
    from: 'Jo Requester <jo@outside.test>',
    subject: 'Look at this offer',
    text: 'The offer is attached.',
    attachments: [
      { filename: 'offer.com', content: eicar },
      { filename: 'screen.jpg', content: picture },
      { filename: 'server.log', content: 'line one\nline two' },
    ],
  })
  await page.goto(`${desk.url}/tickets?view=open`)
  await page.getByRole('row', { name: /Look at this offer/ }).click(wait)

  // The mail's virus is named on its ticket, and can't be had; the other files can.
  await page.getByText(/Virus found: Eicar-Test-Signature/).waitFor(wait)
  expect(await page.getByRole('link', { name: /offer\.com/ }).count()).toBe(0)
  const shot = page
    .getByRole('link', { name: 'View screen.jpg' })
    .or(page.locator('a[title="View screen.jpg"]'))
  await shot.first().waitFor(wait)
  await page.locator('img[src$="/thumbnail"]').waitFor(wait)
  await expectAccessible(page)

  // The viewer goes through them by key.
  const viewer = page.getByRole('dialog')
  const open = (name: string) =>
    page
      .getByRole('article')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
  await open('server.log')
  await viewer.getByText('line two').waitFor(wait)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await open('screen.jpg')
  await viewer.locator('img[alt="screen.jpg"]').waitFor(wait)
  await viewer.getByText('Ada Admin looked at it').waitFor(wait)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  await page.keyboard.press('v')
  await viewer.getByText('1 of 3').waitFor(wait)
  await page.keyboard.press('ArrowRight')
  await viewer.getByText('2 of 3').waitFor(wait)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })

  // A reply: one file lies about its type, one is infected, a large one comes in parts.
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').fill('Here is what you need.')
  await attach(page, [
    { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`MZ${'\0'.repeat(100)}`) },
    { name: 'tool.txt', mimeType: 'text/plain', buffer: Buffer.from(`hidden ${evil}`) },
    { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from(randomBytes(4_000_000).toString('hex')) },
  ])
  await page.getByText(/"invoice.pdf" is not what its name says/).waitFor(wait)
  await page.getByText(/Virus found: Perdure\.Test\.Evil/).waitFor(wait)
  await page.getByRole('progressbar').waitFor({ state: 'detached', ...wait })
  await page.keyboard.press('Control+Enter')
  await page.getByText(/"tool\.txt" can't be sent/).waitFor(wait)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('button', { name: 'Remove tool.txt' }).click(wait)
  await page.locator('[contenteditable=true]').click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Download log.txt' }).waitFor(wait)
  await expect.poll(() => desk.mailsTo('jo@outside.test').at(-1)?.attachments[0]?.size, wait).toBe(8_000_000)

  // Removed by an agent, it is out of everybody's reach, and the history says so.
  await page.getByRole('tab', { name: 'Files' }).click()
  await page.getByRole('button', { name: /server\.log/ }).click()
  await viewer.getByRole('button', { name: 'Remove' }).click()
  await viewer.getByRole('button', { name: 'Delete' }).click()
  await viewer.getByRole('button', { name: 'Bring back' }).waitFor(wait)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('removed the file “server.log”').waitFor(wait)
  await page.getByText('keeps the file “offer.com” from everybody').waitFor(wait)

  await page.goto(`${desk.url}/settings/files`)
  await page.getByText('Every file is scanned before anybody can download it.').waitFor(wait)
  await expectAccessible(page)
  expect(strangers).toEqual([])
})

async function signUp(page: Page): Promise<void> {
  await page.goto(desk.administratorLink as string)
  await page.getByLabel('Name').fill('Ada Admin')
  await page.getByLabel(/mail/i).fill('ada@desk.test')
  await page.getByLabel('Password', { exact: true }).fill('correct-horse-battery')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('navigation').first().waitFor(wait)
}

async function attach(
  page: Page,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files)
}
