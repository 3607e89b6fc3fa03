import { type ChildProcess, spawn } from 'node:child_process'

/**
 * A shell of about one megabyte that outlives this process, whatever way it dies: when the pipe
 * between them closes, it ends every process group it was told of and not told to forget.
 */
const SCRIPT = `
trap '' INT HUP TERM
groups=''
while read -r word pid signal; do
  case $word in
    watch) groups="$pid:$signal $groups" ;;
    forget)
      rest=''
      for group in $groups; do [ "\${group%%:*}" = "$pid" ] || rest="$rest $group"; done
      groups=$rest ;;
  esac
done
for group in $groups; do kill -"\${group#*:}" -"\${group%%:*}" 2>/dev/null; done
tries=0
for group in $groups; do
  while [ $tries -lt 30 ] && kill -0 -"\${group%%:*}" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL -"\${group%%:*}" 2>/dev/null
done
`

/** Sees to it that no child outlives this process. */
export class Guard {
  #shell: ChildProcess | undefined

  /** From now on this process group ends with us, by that signal. */
  watch(pid: number, signal: NodeJS.Signals): void {
    this.#shell ??= startShell()
    this.#tell(`watch ${pid} ${signal.replace('SIG', '')}`)
  }

  /** The process group is gone (its number may be given to another one from now on). */
  forget(pid: number): void {
    this.#tell(`forget ${pid}`)
  }

  /** Lets the guard go; what it still watches ends. */
  close(): void {
    this.#shell?.stdin?.end()
    this.#shell = undefined
  }

  #tell(line: string): void {
    this.#shell?.stdin?.write(`${line}\n`)
  }
}

function startShell(): ChildProcess | undefined {
  // Windows has no such shell; there, leftovers are found and ended by the next start.
  if (process.platform === 'win32') return undefined
  // A session of its own: a Ctrl-C in the terminal must not reach it.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: '/bin:/usr/bin' },
  })
  shell.on('error', () => {})
  shell.stdin?.on('error', () => {})
  shell.unref()
  ;(shell.stdin as unknown as { unref(): void }).unref()
  return shell
}
