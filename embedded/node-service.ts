import type { Service } from '#embedded/service.ts'

export interface NodeServiceOptions {
  name: string
  /** The file to run, relative to the folder the system runs in. */
  file: string
  cwd: string
  env: Record<string, string | undefined>
  /** Where it answers 200 once it can serve; without, it says `{ready: true}` to its parent. */
  readyUrl?: string
}

/** One of our own processes, run by this same Node. */
export function nodeService({ name, file, cwd, env, readyUrl }: NodeServiceOptions): Service {
  return {
    name,
    command: process.execPath,
    args: [file],
    env,
    cwd,
    ipc: true,
    isReady: async (said) => {
      if (!readyUrl) return said
      return (await fetch(readyUrl, { signal: AbortSignal.timeout(3_000) })).ok
    },
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 20_000,
  }
}
