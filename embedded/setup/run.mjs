import { spawn } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'

const SHOWN_LINES = 15

/** A step that failed: what, what to do, and where the whole log is. Shown to people as it is. */
export class StepFailed extends Error {}

/** Runs a program with its output in a log file. On failure: the end of the log, and the advice. */
export async function run(command, args, { log, advice, cwd, env = process.env }) {
  const file = openSync(log, 'w')
  try {
    const reason = await new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd,
        env,
        stdio: ['ignore', file, file],
        shell: process.platform === 'win32',
      })
      // Ctrl-C ends the child too; a killed parent must not leave a compiler at work.
      const end = () => child.kill('SIGTERM')
      process.once('exit', end)
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => {
        process.off('exit', end)
        resolve(code === 0 ? undefined : signal ? `ended by ${signal}` : `ended with code ${code}`)
      })
    })
    if (reason === undefined) return
    throw new StepFailed(
      `"${command} ${args.join(' ')}" ${reason}. It said:\n\n${extract(log)}\n\n${advice}\nThe whole log: ${log}`,
    )
  } finally {
    closeSync(file)
  }
}

/** The first lines and the last: some programs say at first what went wrong, others at last. */
function extract(log) {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  const shown =
    lines.length <= 2 * SHOWN_LINES
      ? lines
      : [...lines.slice(0, SHOWN_LINES), '...', ...lines.slice(-SHOWN_LINES)]
  return shown.map((line) => `    ${line}`).join('\n')
}

/** Builds a folder beside its place and moves it there when it is whole: an interrupted build never counts. */
export async function buildFolder(folder, build) {
  removeAbandoned(folder)
  const draft = `${folder}.${process.pid}.new`
  mkdirSync(draft, { recursive: true })
  try {
    await build(draft)
    try {
      renameSync(draft, folder)
    } catch (error) {
      // Another setup was faster: its result is as good as ours. Half a folder from elsewhere is not.
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
      rmSync(folder, { recursive: true, force: true })
      renameSync(draft, folder)
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Drafts of setups that were killed. */
function removeAbandoned(folder) {
  mkdirSync(dirname(folder), { recursive: true })
  for (const name of readdirSync(dirname(folder))) {
    const [, owner] = /\.(\d+)\.new$/.exec(name) ?? []
    if (!owner || !name.startsWith(`${basename(folder)}.`) || isAlive(Number(owner))) continue
    rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Where a program of one of these names is on the path, or undefined. */
export function which(env, ...names) {
  for (const name of names) {
    for (const folder of (env.PATH ?? '').split(delimiter)) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
      if (folder && isProgram(file)) return file
    }
  }
  return undefined
}

/** Whether there is a program at that path that may be run. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return existsSync(file) && dirname(file) !== file
  } catch {
    return false
  }
}
