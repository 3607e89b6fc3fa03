import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

/** Installs the packages of the lock file unless they are there. */
export async function packages({ root, logs, progress }) {
  if (isInstalled(root)) return
  await progress.step('Installing packages', () =>
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      log: join(logs, 'npm-ci.log'),
      advice:
        'Check the network, and that package.json and package-lock.json are as in the repository; then start again.',
    }),
  )
}

/**
 * Compares the lock file with the one that npm leaves in node_modules at the end of an installation
 * (an interrupted one leaves none), so that what a developer installed by hand counts too.
 */
function isInstalled(root) {
  // Its own program is fetched by a script of the package, after the package itself.
  if (!existsSync(join(root, 'node_modules/.bin/node'))) return false
  const installed = lockedPackages(join(root, 'node_modules/.package-lock.json'))
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      // Optional ones may be for another platform, or refused by it.
      path === '' ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || devOptional || peer)),
  )
}

function lockedPackages(file) {
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
