import { spawn } from 'node:child_process'
import { LogFile } from '#embedded/log-file.ts'
import { ServiceFailed } from '#embedded/service.ts'

export interface RunOnceOptions {
  name: string
  file: string
  cwd: string
  env: Record<string, string | undefined>
  logFile: string
  signal: AbortSignal
}

/** Runs one of our commands to its end and returns what it printed; a failure carries the end of its log. */
export async function runOnce({ name, file, cwd, env, logFile, signal }: RunOnceOptions): Promise<string> {
  const log = new LogFile(logFile)
  try {
    const child = spawn(process.execPath, [file], {
      cwd,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      signal,
      killSignal: 'SIGTERM',
      stdio: ['ignore', 'pipe', log.descriptor],
    })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
    const reason = await new Promise<string | undefined>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('close', (code, killed) =>
        resolve(code === 0 ? undefined : killed ? `ended by ${killed}` : `ended with code ${code}`),
      )
    })
    if (reason !== undefined) throw new ServiceFailed(name, reason, logFile, `${said}${log.tail()}`.trim())
    return said.trim()
  } finally {
    log.close()
  }
}
