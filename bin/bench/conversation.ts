import { readFileSync } from 'node:fs'
import pLimit from 'p-limit'
import { chromium, type Page } from 'playwright-core'
import { cacheFolder, layout } from '#embedded/layout.mjs'
import { ApiClient } from './client.ts'
import type { Scenario } from './scenarios.ts'
import { signIn } from './stack.ts'
import type { Subject } from './subject.ts'

const messages = 500
const atOnce = 8
const patience = { timeout: 30_000 }

const paragraph =
  'We looked at the concentrator again: the lease runs out after an hour, and the client asks for a new one too late.'

const client = ({ apiUrl, tokens, compressed }: Subject, user = 0) =>
  new ApiClient(apiUrl, tokens[user % tokens.length]!, compressed)

/** A ticket on which people wrote to and fro five hundred times. */
async function makeTicket(subject: Subject): Promise<string> {
  const api = client(subject)
  const created = await api.post('/tickets', {
    subject: 'VPN drops every hour, in all offices',
    text: paragraph,
    requester: { email: subject.requesters[0] },
  })
  const { number } = (created() as { ticket: { number: string } }).ticket
  const limit = pLimit(atOnce)
  const write = (index: number) =>
    client(subject, index).post(`/tickets/${number}/messages`, {
      kind: index % 2 ? 'reply' : 'note',
      text: `${index}: ${paragraph}\n\n${paragraph}`,
    })
  await Promise.all(Array.from({ length: messages - 1 }, (_, index) => limit(write, index + 1)))
  return number
}

// One for all users and lines.
let made: Promise<string> | undefined

function longTicket(subject: Subject): Promise<string> {
  made ??= makeTicket(subject)
  return made
}

/** Opens it as the console does: the ticket, and the newest page of its conversation. */
const inTheApi: Scenario = async (subject, user) => {
  const number = await longTicket(subject)
  const api = client(subject, user)
  return {
    operation: async () =>
      void (await Promise.all([
        api.get(`/tickets/${number}`),
        api.get(`/tickets/${number}/messages?limit=50`),
      ])),
  }
}

type Opening = (page: Page, home: string, number: string) => Promise<number>

/** In a browser: from the click or the address until the first message is on screen. */
const onScreen =
  (open: Opening): Scenario =>
  async (subject) => {
    const number = await longTicket(subject)
    const home = new URL(subject.apiUrl).origin
    const executablePath = readFileSync(layout(cacheFolder(process.env)).chromium.marker, 'utf8').trim()
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(patience.timeout)
    await signIn(page, home)
    return { operation: () => open(page, home, number), close: () => browser.close() }
  }

// In the page, so that nothing of the way to the browser is counted: the first frame that has a message in it.
const untilMessage = `(from) => new Promise((resolve) => {
  const look = () => document.querySelector('article.message')
    ? resolve(performance.now() - from) : requestAnimationFrame(look)
  look()
})`

const fromTheList: Opening = async (page, home, number) => {
  await page.goto(`${home}/tickets?filter=${encodeURIComponent('"all offices"')}`)
  await page.locator('[role=row]', { hasText: number }).waitFor(patience)
  return page.evaluate(`(() => {
    const row = [...document.querySelectorAll('[role=row]')].find((each) => each.textContent.includes('${number}'))
    const from = performance.now()
    row.click()
    return (${untilMessage})(from)
  })()`)
}

const byItsLink: Opening = async (page, home, number) => {
  // Who follows a link does so from a page at rest.
  await page.waitForLoadState('networkidle')
  await page.goto(`${home}/tickets/${number}`, { waitUntil: 'commit' })
  return page.evaluate(`(${untilMessage})(0)`)
}

/** A long conversation, in the API and in the console. */
export const conversationScenarios: Record<string, Scenario> = {
  'long ticket': inTheApi,
  'long ticket on screen': onScreen(fromTheList),
  'long ticket by link': onScreen(byItsLink),
}
