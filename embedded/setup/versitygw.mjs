import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { versions } from '../layout.mjs'
import { findGo, installGo } from './go.mjs'
import { StepFailed } from './run.mjs'

/** An S3 server for the tests, built once. */
export async function versitygw({ layout, progress, logs, env, goFolder }) {
  if (existsSync(layout.versitygw.server)) return
  const { program: go, problem } = findGo(env, goFolder)
  if (!go) throw new StepFailed(`The tests of files need an S3 server that is built with Go: ${problem}.`)
  await progress.step(`Building the S3 server versitygw ${versions.versitygw} (once)`, () =>
    installGo({ go, env, folder: layout.versitygw.folder, log: join(logs, 'versitygw-build.log') }, [
      `github.com/versity/versitygw/cmd/versitygw@v${versions.versitygw}`,
    ]),
  )
}
