import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs'

const LIMIT = 50 * 1024 * 1024

/** A log file for a child: it writes there itself, so its last words are kept even when we are killed. */
export class LogFile {
  readonly path: string
  readonly descriptor: number

  constructor(path: string) {
    this.path = path
    this.descriptor = openSync(path, 'a', 0o600)
    this.rotate()
  }

  /** Keeps the file below its limit: the full one becomes `.1`, replacing the one before. */
  rotate(): void {
    if (statSync(this.path).size < LIMIT) return
    // Children hold the file open for appending, so it is emptied in place rather than renamed.
    copyFileSync(this.path, `${this.path}.1`)
    truncateSync(this.path)
  }

  /** The last lines, up to that many bytes. */
  tail(bytes = 4096): string {
    const reader = openSync(this.path, 'r')
    try {
      const size = fstatSync(reader).size
      const start = Math.max(0, size - bytes)
      const buffer = Buffer.alloc(size - start)
      readSync(reader, buffer, 0, buffer.length, start)
      const text = buffer.toString('utf8')
      return (start > 0 ? text.slice(text.indexOf('\n') + 1) : text).trimEnd()
    } finally {
      closeSync(reader)
    }
  }

  /** How long the file is now; a later `since` of it gives what was written after. */
  size(): number {
    return statSync(this.path).size
  }

  close(): void {
    closeSync(this.descriptor)
  }
}
