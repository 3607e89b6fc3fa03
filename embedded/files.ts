import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file so that it is there whole or not at all, also after a power cut. */
export async function writeWhole(path: string, content: string, mode = 0o600): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = await writeDraft(path, content, mode)
  await rename(draft, path)
}

/** The file's text, or undefined when there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** The secret of that name in the data folder; made, and kept readable by its owner only, at first use. */
export async function keptSecret(data: string, name: string): Promise<string> {
  const path = join(data, 'secrets', name)
  const kept = (await readIfThere(path))?.trim()
  if (kept) return kept
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await chmod(dirname(path), 0o700)
  const draft = await writeDraft(path, `${randomBytes(32).toString('base64url')}\n`, 0o600)
  try {
    // A link never replaces: of two processes that get here together, both go on with one secret.
    await link(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Whether an error is the operating system's of that code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code
}

async function writeDraft(path: string, content: string, mode: number): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}
