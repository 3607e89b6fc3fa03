import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from './run.mjs'

const STAMP = 'web/dist/.perdure-built'
const SOURCES = [
  'web',
  'domain',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.web.json',
]
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage'])

/** Builds the web console unless what is built fits the sources. */
export async function consoleBuild({ root, logs, progress }) {
  if (!existsSync(join(root, 'web/index.html'))) return
  const wanted = fingerprintOf(root)
  const stamp = join(root, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await progress.step('Building the console', () =>
    run('npm', ['run', '-s', 'build:web'], {
      cwd: root,
      log: join(logs, 'console-build.log'),
      advice: 'The sources in web/ or domain/ do not build; the output above names the file.',
    }),
  )
  writeFileSync(stamp, wanted)
}

function fingerprintOf(root) {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((name) => filesBelow(join(root, name))).sort(byName)) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return `${hash.digest('hex')}\n`
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !NOT_SOURCES.has(name))
    .flatMap((name) => filesBelow(join(path, name)))
}

/** By code, not by language: the same on every machine. */
function byName(one, other) {
  return one < other ? -1 : 1
}
