import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether there is a process of that number (a zombie, dead but not yet collected, is none). */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return process.platform !== 'linux' || (await stat(pid))?.state !== 'Z'
}

/** The process's command line, or undefined when it is gone. Used to verify a pid before it is signalled. */
export async function commandLine(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux')
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.trim()
  } catch {
    return undefined
  }
}

/** When the process started, as an opaque text: with the pid it names one process for good. */
export async function startedAt(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const found = await stat(pid)
    return found?.state === 'Z' ? undefined : found?.started
  }
  try {
    return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim() || undefined
  } catch {
    return undefined
  }
}

/** Processes whose working folder is the given one. Known on Linux only; elsewhere the list is empty. */
export async function processesIn(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const found: number[] = []
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const cwd = await readlink(`/proc/${entry}/cwd`).catch(() => undefined)
    if (cwd === folder) found.push(Number(entry))
  }
  return found
}

/** Asks a process (or, by a negative number, a group) to end, waits, and ends it the hard way when it did not listen. */
export async function end(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (!send(pid, signal)) return
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    if (!(await isAlive(Math.abs(pid)))) return
    await sleep(50)
  }
  send(pid, 'SIGKILL')
}

/** Sends a signal; false when there is no such process any more. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

async function stat(pid: number): Promise<{ state: string; started: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields && { state: fields[0] ?? '', started: fields[19] ?? '' }
}
