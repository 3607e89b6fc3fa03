import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode, readIfThere } from '#embedded/files.ts'
import { startedAt } from '#embedded/processes.ts'

/** Somebody else runs on this data folder. */
export class DataFolderBusy extends Error {
  readonly pid: number

  constructor(data: string, pid: number) {
    super(`Perdure already runs on ${data} (process ${pid})`)
    this.pid = pid
  }
}

/** Takes the data folder for this process; returns what gives it back. A dead owner's lock is taken over. */
export async function lockDataFolder(data: string): Promise<() => Promise<void>> {
  await mkdir(data, { recursive: true, mode: 0o700 })
  const path = join(data, 'lock')
  const own = JSON.stringify({ pid: process.pid, started: await startedAt(process.pid) })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, own, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        await link(draft, path)
        return async () => {
          if ((await readIfThere(path)) === own) await rm(path, { force: true })
        }
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error
      }
      const owner = parse(await readIfThere(path))
      if (owner && owner.started === (await startedAt(owner.pid)) && owner.started !== undefined) {
        throw new DataFolderBusy(data, owner.pid)
      }
      await rm(path, { force: true })
    }
    throw new Error(`could not take the lock ${path}`)
  } finally {
    await rm(draft, { force: true })
  }
}

function parse(text: string | undefined): { pid: number; started?: string } | undefined {
  try {
    return text ? (JSON.parse(text) as { pid: number; started?: string }) : undefined
  } catch {
    return undefined
  }
}
