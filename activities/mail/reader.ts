import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { Tinypool } from 'tinypool'
import type { BlobSource } from '#db/blobs.ts'
import type { RawMail } from './parse.ts'
import type { ParseResult, ParseTask } from './parse.worker.ts'

export type ReaderLimits = {
  threads: number
  /** How long one mail may take. */
  timeoutMs: number
  /** How much memory one thread may use. */
  memoryMb: number
}

const defaultLimits: ReaderLimits = { threads: 2, timeoutMs: 30_000, memoryMb: 512 }

/** Reads mails in threads that hostile ones can't leave: what takes too long or too much is unreadable. */
export interface MailReader {
  read(raw: RawMail): Promise<ParseResult>
  close(): Promise<void>
}

/** Threads are started with the first mail and end when there was none for a while. */
export function createMailReader(source: BlobSource, limits: Partial<ReaderLimits> = {}): MailReader {
  const { threads, timeoutMs, memoryMb } = { ...defaultLimits, ...limits }
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./parse.worker.ts', import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    useAtomics: false,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  })
  // A thread that dies idle is replaced by the pool.
  pool.on('error', () => undefined)
  // A mail's time begins when a thread is free for it.
  const turn = pLimit(threads)
  return {
    read: (raw) => turn(() => readOne(raw)),
    close: () => pool.destroy(),
  }

  async function readOne(raw: RawMail): Promise<ParseResult> {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), timeoutMs)
    try {
      return (await pool.run({ source, raw } satisfies ParseTask, { signal: timeout.signal })) as ParseResult
    } catch (error) {
      if (timeout.signal.aborted)
        return { unreadable: `Reading it took more than ${timeoutMs / 1_000} seconds.` }
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return { unreadable: `Reading it took more than ${memoryMb} MB of memory.` }
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
