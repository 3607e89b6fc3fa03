// The whole system on one machine: `npm start`. With `-- --servers` the embedded servers alone, for developers.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadStartConfig } from '#bin/config.ts'
import { Foreground } from '#bin/foreground.ts'
import { describe } from '#bin/start-report.ts'
import { type Parts, System } from '#bin/system.ts'
import { Progress } from '#embedded/progress.mjs'

const PERDURE: Parts = {
  migrate: 'bin/migrate.ts',
  adminLink: 'bin/admin-link.ts',
  processes: [
    // The worker first: the API can serve only what a worker commits.
    { name: 'worker', title: 'Worker', file: 'bin/worker.ts' },
    { name: 'api', title: 'API and console', file: 'bin/api.ts', readyPath: '/readyz' },
  ],
}
const SERVERS_ONLY: Parts = { processes: [] }

const { values } = parseArgs({ options: { servers: { type: 'boolean', default: false } } })
const config = loadStartConfig(process.env)
const progress = new Progress(process.stdout)
const started = Date.now()

const system = new System({
  config,
  env: process.env,
  cwd: dirname(dirname(fileURLToPath(import.meta.url))),
  parts: values.servers ? SERVERS_ONLY : PERDURE,
  step: (name, work) => progress.step(name, work),
  tell: (line) => progress.say(line),
})
const foreground = new Foreground(system, progress)

progress.say(`Perdure starts; its data is in ${config.data}`)
try {
  const up = await system.start()
  if (!foreground.isStopping)
    describe(progress, config, up, { servers: values.servers, startedMs: Date.now() - started })
} catch (error) {
  await foreground.failed(error)
}
