import { spawn } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { cacheFolder, fingerprint, layout, versions } from '#embedded/layout.mjs'
import { temporaryFolder } from './temporary.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Runs setup as a person does, in a copy of the repository's setup files, with programs of the test on its path. */
async function setup(given: {
  programs: Record<string, string>
  env?: Record<string, string>
  args?: string[]
}) {
  const folder = await temporaryFolder()
  const root = join(folder, 'repository')
  for (const part of ['bin/setup.mjs', 'embedded/layout.mjs', 'embedded/progress.mjs']) await copy(part, root)
  for (const part of await readdir(join(ROOT, 'embedded/setup'))) await copy(`embedded/setup/${part}`, root)
  await writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.0' } } }),
  )
  const programs = join(folder, 'programs')
  await mkdir(programs)
  for (const [name, script] of Object.entries(given.programs)) {
    await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(programs, name), 0o755)
  }
  const env = { PATH: `${programs}:/usr/bin:/bin`, HOME: folder, NODE: process.execPath, ...given.env }
  const run = async () => {
    const child = spawn(process.execPath, [join(root, 'bin/setup.mjs'), ...(given.args ?? [])], {
      env,
      cwd: root,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, said }
  }
  return { root, cache: join(folder, '.cache/perdure'), run }
}

async function copy(part: string, root: string): Promise<void> {
  await mkdir(dirname(join(root, part)), { recursive: true })
  await writeFile(join(root, part), await readFile(join(ROOT, part)))
}

const NPM = `mkdir -p node_modules/.bin && touch node_modules/.bin/node && cp package-lock.json node_modules/.package-lock.json; echo "$@" >> npm-calls`
const GO = `case $1 in env) echo go1.26.1;; install) for last; do :; done
  case $last in *sql*) n=sql;; *) n=server;; esac; echo "$last" >> "$HOME/go-calls"; printf '#!/bin/sh\\n' > "$GOBIN/$n"; chmod +x "$GOBIN/$n";; esac`

test('installs and builds once; the second time there is nothing to do and nothing is said', async () => {
  const { root, cache, run } = await setup({ programs: { npm: NPM, go: GO } })
  const first = await run()
  expect(first).toMatchObject({ code: 0 })
  expect(first.said).toMatch(
    /Installing packages +\d.*Building Temporal .* +\d.*Building Temporal UI .* +\d/s,
  )
  expect(await readFile(join(root, 'npm-calls'), 'utf8')).toContain('ci --include=dev')
  expect((await readdir(cache)).toSorted()).toEqual([
    'logs',
    `temporal-${versions.temporal}`,
    `temporal-ui-${versions.temporalUi}`,
  ])
  expect(await readdir(join(cache, `temporal-${versions.temporal}`))).toEqual(['server', 'sql'])
  expect(await run()).toEqual({ code: 0, said: '' })
})

test('packages of another version are installed again; those for other platforms are not missed', async () => {
  const { root, run } = await setup({ programs: { npm: NPM, go: GO } })
  await run()
  const packages = {
    '': {},
    'node_modules/one': { version: '1.0.0' },
    'node_modules/mac': { version: '1.0.0', optional: true },
  }
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  expect((await run()).said).toBe('')
  packages['node_modules/one'].version = '2.0.0'
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  expect((await run()).said).toContain('Installing packages')
})

test('a failed step says what it said, what to do and where the log is; a half-built server never counts', async () => {
  const failing = `[ "$1" = env ] && { echo go1.26.1; exit; }; touch "$GOBIN/half"; echo "dial tcp: no network" >&2; exit 1`
  const { cache, run } = await setup({ programs: { npm: NPM, go: failing } })
  const { code, said } = await run()
  expect(code).toBe(1)
  expect(said).toContain('dial tcp: no network')
  expect(said).toContain('Check the network')
  expect(said).toContain(`The whole log: ${cache}/logs/temporal-build.log`)
  expect(said).not.toContain('    at ')
  expect(await readdir(cache)).toEqual(['logs'])
})

test('without Go the Temporal program on the path is taken; without that the choices are named', async () => {
  const env = { PATH: '/nowhere' }
  const { root, cache } = await setup({ programs: {} })
  const { temporal } = (await import(pathToFileURL(join(root, 'embedded/setup/temporal.mjs')).href)) as {
    temporal: (context: object) => Promise<void>
  }
  await mkdir(join(cache, 'logs'), { recursive: true })
  const said: string[] = []
  const progress = {
    say: (line: string) => said.push(line),
    step: (_name: string, work: () => unknown) => work(),
  }
  const context = {
    layout: layout(cache),
    env,
    root,
    logs: join(cache, 'logs'),
    progress,
    goFolder: '/nowhere',
  }
  await expect(temporal(context)).rejects.toThrow(/Go is not installed.*install Go.*TEMPORAL_ADDRESS/s)
  const programs = join(root, 'programs')
  await mkdir(programs)
  await writeFile(join(programs, 'temporal'), '', { mode: 0o755 })
  await temporal({ ...context, env: { PATH: programs } })
  expect(await readFile(layout(cache).devServer.marker, 'utf8')).toBe(`${join(programs, 'temporal')}\n`)
  await temporal({ ...context, env: { TEMPORAL_ADDRESS: 'elsewhere:7233' } })
})

test('the cache is where the system wants caches, or where it is told', () => {
  expect(cacheFolder({ PERDURE_CACHE: '/a' })).toBe('/a')
  expect(cacheFolder({ XDG_CACHE_HOME: '/b', HOME: '/home/x' })).toBe('/b/perdure')
  expect(cacheFolder({ HOME: '/home/x' })).toBe('/home/x/.cache/perdure')
  expect(fingerprint(['a', 1])).toBe(fingerprint(['a', 1]))
  expect(fingerprint(['a', 1])).not.toBe(fingerprint(['a', 2]))
})
