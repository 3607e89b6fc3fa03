import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstIcons } from '../../web/build/icons.ts'
import { catalogue } from '../../web/src/shared/actions/catalogue.ts'

type Chunk = { file: string; imports?: string[] }

const root = join(import.meta.dirname, '..', '..')
/** What is loaded before the list of tickets is there. */
const first = [
  'index.html',
  'src/app/shell/AppShell.vue',
  'src/features/tickets/list/TicketListPage.vue',
  'src/locales/en/list.json',
]
const mostBytes = 150_000

let folder: string
let chunks: { file: string; code: Buffer }[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perdure-first-page-'))
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--manifest', '--outDir', folder], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'))
  chunks = await Promise.all(
    filesOf(manifest).map(async (file) => ({ file, code: await readFile(join(folder, file)) })),
  )
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

function filesOf(manifest: Record<string, Chunk>): string[] {
  const found = new Set<string>()
  const open = [...first]
  for (let name = open.pop(); name; name = open.pop()) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The build has no ${name}.`)
    if (found.has(chunk.file)) continue
    found.add(chunk.file)
    open.push(...(chunk.imports ?? []))
  }
  return [...found].filter((file) => file.endsWith('.js'))
}

test('the first page is at most 150 kB of compressed JS', () => {
  const sizes = chunks.map(({ file, code }) => [gzipSync(code).length, file] as const)
  const bytes = sizes.reduce((sum, [size]) => sum + size, 0)
  const largest = sizes.sort(([one], [other]) => other - one).slice(0, 12)
  expect(bytes, largest.map((each) => each.join(' ')).join('\n')).toBeLessThanOrEqual(mostBytes)
})

test('the first page draws only icons that come with it', () => {
  // The library's own names for icons are a dictionary that the first page hardly uses.
  const ours = chunks.map(({ code }) => code.toString().replace(/icons:\{[^}]*\}/, ''))
  const drawn = ours.flatMap((code) => code.match(/i-lucide-[a-z0-9-]+/g) ?? [])
  const ofActions = new Set(Object.values(catalogue).map(({ icon }) => icon as string))
  const missing = [...new Set(drawn)].filter((icon) => !ofActions.has(icon))
  expect(missing.filter((icon) => !firstIcons.includes(icon.replace('i-lucide-', '')))).toEqual([])
})
