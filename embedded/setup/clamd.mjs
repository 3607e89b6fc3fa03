import { join } from 'node:path'
import { noteProgram } from './note.mjs'
import { isProgram, run, StepFailed, which } from './run.mjs'

const ADVICE =
  'Install ClamAV (clamav-daemon in Debian), or name its clamd by CLAMD_PATH, then run "npm test" again.'

/** ClamAV's clamd for the tests of files. Its path is noted in the cache, where the tests find it. */
export async function clamd({ layout, progress, logs, env }) {
  if (env.CLAMD_PATH && !isProgram(env.CLAMD_PATH))
    throw new StepFailed(`CLAMD_PATH names ${env.CLAMD_PATH}, which is not a program. ${ADVICE}`)
  const find = () =>
    which(env, 'clamd') ?? which({ PATH: '/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin' }, 'clamd')
  const found = env.CLAMD_PATH || find()
  if (found) return noteProgram(layout.clamd.marker, found)
  if (process.getuid?.() !== 0 || !which(env, 'apt-get'))
    throw new StepFailed(`The tests of files need a virus scanner. ${ADVICE}`)
  await progress.step('Installing ClamAV', async () => {
    const apt = {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      log: join(logs, 'clamav.log'),
      advice: ADVICE,
    }
    await run('apt-get', ['update', '-q'], apt)
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'clamav-daemon'], apt)
  })
  const installed = find()
  if (!installed) throw new StepFailed(`ClamAV was installed but its clamd is not there. ${ADVICE}`)
  noteProgram(layout.clamd.marker, installed)
}
