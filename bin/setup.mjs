// Prepares this machine: packages, servers, the console. Node built-ins only (it runs before any
// package is there, under any Node from 20 on), and quick when there is nothing to do.
//   node bin/setup.mjs              what `npm start` needs
//   node bin/setup.mjs --for test   also what `npm test` needs
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, layout } from '../embedded/layout.mjs'
import { Progress } from '../embedded/progress.mjs'
import { chromium } from '../embedded/setup/chromium.mjs'
import { clamd } from '../embedded/setup/clamd.mjs'
import { consoleBuild } from '../embedded/setup/console.mjs'
import { packages } from '../embedded/setup/packages.mjs'
import { StepFailed } from '../embedded/setup/run.mjs'
import { temporal } from '../embedded/setup/temporal.mjs'
import { temporalTestServer } from '../embedded/setup/temporal-test-server.mjs'
import { versitygw } from '../embedded/setup/versitygw.mjs'

const forTests = process.argv.includes('--for') && process.argv[process.argv.indexOf('--for') + 1] === 'test'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = cacheFolder(process.env)
const progress = new Progress(process.stdout)
const context = {
  root,
  env: process.env,
  layout: layout(cache),
  logs: join(cache, 'logs'),
  progress: announced(progress),
  // Go's own installer puts it there, and leaves the path to the person.
  goFolder: '/usr/local/go/bin',
}

// So that exit handlers run, which end the compiler or installer at work.
for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }))
  process.on(signal, () => process.exit(128 + number))

try {
  mkdirSync(context.logs, { recursive: true })
  await packages(context)
  await temporal(context)
  if (forTests) {
    await temporalTestServer(context)
    await chromium(context)
    await versitygw(context)
    await clamd(context)
  }
  await consoleBuild(context)
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}

/** Says once, before the first slow step, what is going on; says nothing when there is nothing to do. */
function announced(inner) {
  let said = false
  return {
    say: (line) => inner.say(line),
    step(name, work) {
      if (!said) inner.say('Setting up Perdure; what is slow here happens once.')
      said = true
      return inner.step(name, work)
    },
  }
}
