import { execFileSync } from 'node:child_process'
import { buildFolder, run, which } from './run.mjs'

/** The oldest Go that our servers are built with. */
export const GO_NEEDED = [1, 25]

/** Builds programs from the Go module proxy into a folder of their own. */
export function installGo({ go, env, folder, log }, packages) {
  return buildFolder(folder, async (draft) => {
    for (const name of packages) {
      await run(go, ['install', '-trimpath', '-ldflags=-s -w', name], {
        env: { ...env, GOBIN: draft, GOFLAGS: `${env.GOFLAGS ?? ''} -buildvcs=false`.trim() },
        log,
        advice:
          'Check the network (the sources come from the Go module proxy) and the free disk space (5 GB), then start again.',
      })
    }
  })
}

/** A Go that can build them, or what is wrong with the one there is. */
export function findGo(env, goFolder) {
  const program = which(env, 'go') ?? which({ PATH: goFolder }, 'go')
  if (!program) return { problem: 'Go is not installed' }
  const said = execFileSync(program, ['env', 'GOVERSION'], { encoding: 'utf8' }).trim()
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(said) ?? []
  // An older Go from 1.21 on fetches the newer one that the sources ask for, unless told not to.
  const isNew = Number(major) > GO_NEEDED[0] || (Number(major) === GO_NEEDED[0] && Number(minor) >= 21)
  return isNew
    ? { program }
    : { problem: `${said} is too old (Go ${GO_NEEDED.join('.')} or later is needed)` }
}
