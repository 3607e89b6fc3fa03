import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, writeWhole } from '#embedded/files.ts'
import { end, startedAt } from '#embedded/processes.ts'

const NOTE = '.pid.json'
/** Whoever supervised it is dead, and being killed costs nothing but the time to recover. */
const LEFTOVER_ENDS_WITHIN_MS = 2_000

interface Note {
  pid: number
  started: string | undefined
  stopSignal: NodeJS.Signals
}

/** A note of which process we started, for the next start to find what a killed supervisor and guard left. */
export class PidNote {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** The note about the service of that name in a data folder. */
  static of(data: string, service: string): PidNote {
    return new PidNote(join(data, 'run', `${service}${NOTE}`))
  }

  /** Notes the process. Its start time makes sure that a reused number is never taken for it. */
  async write(pid: number, stopSignal: NodeJS.Signals): Promise<void> {
    const note: Note = { pid, started: await startedAt(pid), stopSignal }
    await writeWhole(this.#path, `${JSON.stringify(note)}\n`)
  }

  /** Ends the noted process if it still runs. */
  async endLeftover(): Promise<void> {
    const text = await readIfThere(this.#path)
    if (!text) return
    const note = parse(text)
    if (note && note.started !== undefined && note.started === (await startedAt(note.pid))) {
      await end(-note.pid, note.stopSignal, LEFTOVER_ENDS_WITHIN_MS)
    }
    await this.clear()
  }

  async clear(): Promise<void> {
    await rm(this.#path, { force: true })
  }
}

/** The notes in a data folder. There are none after an orderly stop. */
export async function notesIn(data: string): Promise<PidNote[]> {
  const folder = join(data, 'run')
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith(NOTE)).map((name) => new PidNote(join(folder, name)))
}

function parse(text: string): Note | undefined {
  try {
    return JSON.parse(text) as Note
  } catch {
    return undefined
  }
}
