import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { versions } from '../layout.mjs'
import { findGo, GO_NEEDED, installGo } from './go.mjs'
import { run, StepFailed, which } from './run.mjs'

/** The official Temporal server and its UI, built once; without Go the development server that the SDK can download. */
export async function temporal(context) {
  const { layout, env, goFolder } = context
  if (env.TEMPORAL_ADDRESS?.trim()) return
  if (existsSync(layout.temporal.server) && existsSync(layout.ui.server)) return
  const go = findGo(env, goFolder)
  if (go.program) return build(context, go.program)
  await developmentServer(context, go.problem)
}

async function build({ layout, progress, logs, env }, go) {
  const install = (folder, log, ...packages) => installGo({ go, env, folder, log: join(logs, log) }, packages)
  const { temporal: server, temporalUi: ui } = versions
  if (!existsSync(layout.temporal.server)) {
    await progress.step(`Building Temporal ${server} (once)`, () =>
      install(
        layout.temporal.folder,
        'temporal-build.log',
        `go.temporal.io/server/cmd/server@v${server}`,
        `go.temporal.io/server/cmd/tools/sql@v${server}`,
      ),
    )
  }
  if (!existsSync(layout.ui.server)) {
    await progress.step(`Building Temporal UI ${ui} (once)`, () =>
      install(
        layout.ui.folder,
        'temporal-ui-build.log',
        `github.com/temporalio/ui-server/v2/cmd/server@v${ui}`,
      ),
    )
  }
}

/** Half as fast and on a file of its own, but it needs no compiler. */
async function developmentServer({ layout, progress, logs, root, env }, problem) {
  if (existsSync(layout.devServer.marker)) return
  progress.say(
    `  ${problem}: using Temporal's development server instead of building the real one (half as fast).`,
  )
  mkdirSync(layout.devServer.folder, { recursive: true })
  const installed = which(env, 'temporal')
  if (installed) return keep(layout, installed)
  const node = join(root, 'node_modules/.bin/node')
  const downloaded = join(layout.devServer.folder, 'downloaded')
  try {
    await progress.step('Downloading Temporal (once)', () =>
      run(node, [join(root, 'embedded/setup/download-temporal.mjs'), layout.devServer.folder, downloaded], {
        cwd: root,
        log: join(logs, 'temporal-download.log'),
        advice: '',
      }),
    )
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    throw new StepFailed(
      `There is no Temporal server: ${problem}, and its development server could not be downloaded.\n` +
        `Do one of these, then start again:\n` +
        `  - install Go ${GO_NEEDED.join('.')} or later (https://go.dev/dl), and the real server is built from source;\n` +
        `  - install the Temporal CLI ("temporal" on the path);\n` +
        `  - give a running server: TEMPORAL_ADDRESS=host:7233 npm start\n` +
        `The log of the download: ${join(logs, 'temporal-download.log')}`,
    )
  }
  keep(layout, downloaded)
}

function keep(layout, program) {
  const draft = `${layout.devServer.marker}.${process.pid}`
  writeFileSync(draft, `${program}\n`)
  renameSync(draft, layout.devServer.marker)
}
