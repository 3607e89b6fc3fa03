import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { expectAccessible, launch, openPage } from './browser.ts'
import { Desk } from './desk.ts'

const password = 'correct-horse-battery'
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

test('a mail becomes a ticket, a clock runs, an agent answers, a second browser sees it', async () => {
  const first = await openPage(browser, desk.url)
  const second = await openPage(browser, desk.url)
  const [ada, bob] = [first.page, second.page]

  // The administrator comes in by the one-time link, and lets a colleague in by another.
  await acceptInvitation(ada, desk.administratorLink!, { name: 'Ada Admin', email: 'ada@desk.test' })
  await acceptInvitation(bob, await inviteAgent(ada, 'Bob Agent', 'bob@desk.test'), { name: 'Bob Agent' })

  // A mail of somebody unknown becomes a ticket, which both see without reloading.
  await ada.goto(`${desk.url}/tickets?view=open`)
  await bob.goto(`${desk.url}/tickets?view=open`)
  await desk.send({
    from: 'Jo Requester <jo@outside.test>',
    subject: 'My screen stays black',
    messageId: '<first@outside.test>',
    html: '<p>Since <b>this morning</b>.</p><script>document.title = "owned"</script><img src="http://tracker.test/pixel.png">',
    attachments: [{ filename: 'log.txt', content: 'nothing to see' }],
  })
  const row = (page: Page) => page.getByRole('row', { name: /My screen stays black/ })
  await row(ada).waitFor(wait)
  await row(bob).waitFor(wait)
  expect(await row(ada).innerText()).toMatch(/Response in/)
  await expectAccessible(ada)

  // The requester has a receipt, which their mail program puts under their own mail.
  const receipt = await until('the receipt arrives', () => desk.mailsTo('jo@outside.test')[0])
  const number = /TKT-\d{8}-\w{4}/.exec(receipt.subject ?? '')![0]
  expect(receipt.inReplyTo).toBe('<first@outside.test>')

  // Opened by keyboard; the mail is shown without its script and without asking the tracker.
  await ada.keyboard.press('j')
  await ada.keyboard.press('Enter')
  await ada.getByRole('heading', { name: 'My screen stays black' }).waitFor(wait)
  await ada.getByText('1 remote image is blocked').waitFor(wait)
  await ada.frameLocator('iframe').first().getByText('this morning').waitFor(wait)
  await ada.getByRole('link', { name: 'Download log.txt' }).waitFor(wait)
  await bob.goto(`${desk.url}/tickets/${number}`)
  await bob.getByRole('heading', { name: 'My screen stays black' }).waitFor(wait)

  // Assigned and made urgent by one, seen by the other.
  await ada.keyboard.press('i')
  await bob.getByRole('button', { name: 'Assignee: Ada Admin' }).waitFor(wait)
  await ada.getByRole('button', { name: /^Priority:/ }).click()
  await ada
    .getByRole('menuitemcheckbox', { name: 'Urgent' })
    .or(ada.getByRole('menuitem', { name: 'Urgent' }))
    .click()
  await bob.getByRole('button', { name: 'Priority: Urgent' }).waitFor(wait)

  // Answered: the requester gets a real mail in the same thread; the clock of the first response is met.
  await write(ada, 'r', 'Please press any key.')
  await bob.getByText('Please press any key.').waitFor(wait)
  await bob.getByRole('button', { name: 'Status: Open' }).waitFor(wait)
  const answer = await until(
    'the answer arrives, once it can’t be taken back any more',
    () => desk.mailsTo('jo@outside.test')[1],
    40_000,
  )
  expect(answer.text).toContain('Please press any key.')
  expect(answer.references).toContain('<first@outside.test>')
  expect(answer.messageId).not.toBe(receipt.messageId)

  // A note stays inside.
  await write(ada, 'n', 'Third black screen this week.')
  await bob.getByText('Third black screen this week.').waitFor(wait)

  // Pending pauses the clock; the requester's answer by mail joins the ticket and lets it run again.
  await changeStatus(ada, 'Pending')
  await bob
    .getByText(/paused/i)
    .first()
    .waitFor(wait)
  await desk.send({
    from: 'Jo Requester <jo@outside.test>',
    subject: `Re: ${answer.subject}`,
    inReplyTo: answer.messageId,
    references: [answer.references ?? [], answer.messageId ?? []].flat(),
    text: 'It works again, thank you!',
  })
  await bob.getByText('It works again, thank you!').waitFor(wait)
  await bob.getByRole('button', { name: 'Status: Open' }).waitFor(wait)

  // The processes are there for ops.
  await bob.getByRole('link', { name: new RegExp(`ticket/${number}`) }).waitFor(wait)
  await bob.getByRole('link', { name: new RegExp(`sla/${number}`) }).waitFor(wait)
  await expectAccessible(bob)

  await changeStatus(ada, 'Resolved')
  await bob.getByRole('button', { name: 'Status: Resolved' }).waitFor(wait)
  expect(desk.mailsTo('jo@outside.test')).toHaveLength(2)
  expect([...first.strangers, ...second.strangers]).toEqual([])
})

async function acceptInvitation(
  page: Page,
  link: string,
  person: { name: string; email?: string },
): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name').fill(person.name)
  if (person.email) await page.getByLabel(/mail/i).fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor(wait)
}

async function inviteAgent(page: Page, name: string, email: string): Promise<string> {
  await page.goto(`${desk.url}/people`)
  await page.getByRole('button', { name: 'Invite person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel(/mail/i).fill(email)
  await page.keyboard.press('Enter')
  return dialog.getByText('/setup?token=').innerText(wait)
}

async function write(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key)
  const editor = page.locator('[contenteditable=true]')
  await editor.waitFor(wait)
  await editor.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText(text).waitFor(wait)
}

async function changeStatus(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Status:/ }).click()
  await page.getByRole('menuitemcheckbox', { name }).or(page.getByRole('menuitem', { name })).click()
}
