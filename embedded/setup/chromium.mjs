import { join } from 'node:path'
import { noteProgram } from './note.mjs'
import { isProgram, run, StepFailed, which } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ADVICE = 'Install Chromium or Chrome, or name it by CHROMIUM_PATH, then run "npm test" again.'

/** A Chromium for the browser tests. Its path is noted in the cache, where the tests find it. */
export async function chromium({ layout, progress, logs, env }) {
  if (env.CHROMIUM_PATH && !isProgram(env.CHROMIUM_PATH)) {
    throw new StepFailed(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not a program. ${ADVICE}`)
  }
  const found = env.CHROMIUM_PATH || which(env, ...NAMES)
  if (found) return noteProgram(layout.chromium.marker, found)
  if (process.getuid?.() !== 0 || !which(env, 'apt-get'))
    throw new StepFailed(`The browser tests need Chromium. ${ADVICE}`)
  await progress.step('Installing Chromium', async () => {
    const apt = {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      log: join(logs, 'chromium.log'),
      advice: ADVICE,
    }
    await run('apt-get', ['update', '-q'], apt)
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], apt)
  })
  const installed = which(env, ...NAMES)
  if (!installed) throw new StepFailed(`Chromium was installed but is not on the path. ${ADVICE}`)
  noteProgram(layout.chromium.marker, installed)
}
