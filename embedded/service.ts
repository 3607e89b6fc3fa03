/** One server or process as the supervisor sees it. */
export interface Service {
  /** What people call it: the name of its log file, and of the lines about it. */
  name: string
  command: string
  args: string[]
  env: Record<string, string | undefined>
  cwd?: string
  /** Run as this system user (Postgres refuses to be run by root). */
  user?: { uid: number; gid: number }
  /** A Node child with a message channel; it can say `{ready: true}`. */
  ipc?: boolean
  /** Called before each start, also before a restart: clears what a killed predecessor left. */
  prepare?: () => Promise<void>
  /** Resolves once it serves; `said` tells whether the child sent `{ready: true}`. Asked again and again. */
  isReady: (said: boolean) => Promise<boolean>
  readyWithinMs: number
  stopSignal: NodeJS.Signals
  stopWithinMs: number
}

/** A service that did not come up, with the end of its log for the person who must find out why. */
export class ServiceFailed extends Error {
  readonly service: string
  readonly logFile: string
  readonly logTail: string

  constructor(service: string, reason: string, logFile: string, logTail: string) {
    super(`${service} did not start: ${reason}`)
    this.service = service
    this.logFile = logFile
    this.logTail = logTail
  }
}
