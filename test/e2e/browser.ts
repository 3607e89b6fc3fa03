import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { cacheFolder, layout } from '#embedded/layout.mjs'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Chromium without a window, as `bin/setup.mjs --for test` found or installed it. */
export function launch(): Promise<Browser> {
  const executablePath = readFileSync(layout(cacheFolder(process.env)).chromium.marker, 'utf8').trim()
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ]
  return chromium.launch({ executablePath, args })
}

/** A page in a browser of its own, and the addresses of other hosts that it asked for. */
export async function openPage(browser: Browser, home: string): Promise<{ page: Page; strangers: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (/^(http|ws)s?:$/.test(protocol) && host !== new URL(home).host) strangers.push(request.url())
  })
  return { page, strangers }
}

/** Fails on anything that WCAG 2.2 AA rules out and axe can see. */
export async function expectAccessible(page: Page): Promise<void> {
  // The policy of the page forbids inline scripts, but not the debugger's.
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> }
    }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
    return (await axe.run({ runOnly, iframes: false })).violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map((node) => node.target.join(' ')),
    }))
  })
  expect(violations).toEqual([])
}

type Violation = { id: string; nodes: { target: string[] }[] }
