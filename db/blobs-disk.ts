import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { DomainError } from '#domain/errors.ts'
import { type BlobSource, type Blobs, type ByteRange, checkHash, type StoredBlob } from './blob.ts'

/** Blobs in a folder: `<folder>/ab/cdef...`. */
export class DiskBlobs implements Blobs {
  readonly source: Extract<BlobSource, { kind: 'disk' }>
  readonly #folder: string

  constructor(source: Extract<BlobSource, { kind: 'disk' }>) {
    this.source = source
    this.#folder = source.folder
  }

  async put(
    content: AsyncIterable<Uint8Array> | Uint8Array,
    { maxBytes }: { maxBytes: number },
  ): Promise<StoredBlob> {
    const temporary = join(this.#folder, 'incoming', randomUUID())
    const file = await openNew(temporary)
    try {
      const stored = await writeAll(file, content instanceof Uint8Array ? [content] : content, maxBytes)
      await file.sync()
      await file.close()
      await this.#keep(temporary, stored.sha256)
      return stored
    } catch (error) {
      await file.close().catch(() => undefined)
      await rm(temporary, { force: true })
      throw error
    }
  }

  open(sha256: string, range: ByteRange = {}): Readable {
    return createReadStream(this.#path(sha256), range)
  }

  read(sha256: string): Promise<Buffer> {
    return readFile(this.#path(sha256))
  }

  has(sha256: string): Promise<boolean> {
    return access(this.#path(sha256)).then(
      () => true,
      () => false,
    )
  }

  async *list(): AsyncIterable<{ sha256: string; storedAt: Date }> {
    for (const folder of await namesIn(this.#folder))
      if (/^[0-9a-f]{2}$/.test(folder))
        for (const rest of await namesIn(join(this.#folder, folder))) {
          const found = await stat(join(this.#folder, folder, rest)).catch(() => null)
          if (found) yield { sha256: folder + rest, storedAt: found.mtime }
        }
  }

  async remove(sha256: string, { storedBefore }: { storedBefore: Date }): Promise<boolean> {
    const path = this.#path(sha256)
    const found = await stat(path).catch(() => null)
    if (!found || found.mtime >= storedBefore) return false
    await rm(path, { force: true })
    return true
  }

  removeBroken({ before }: { before: Date }): Promise<void> {
    return removeOlder(join(this.#folder, 'incoming'), before)
  }

  /** Also when the blob is there already: whoever stored it may have died before the folder was on disk. */
  async #keep(temporary: string, sha256: string): Promise<void> {
    const path = this.#path(sha256)
    const made = await mkdir(dirname(path), { recursive: true })
    await rename(temporary, path)
    await syncFolder(dirname(path))
    if (made) await syncFolder(this.#folder)
  }

  #path(sha256: string): string {
    checkHash(sha256)
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2))
  }
}

/** Removes a folder's files that were last written before then. */
export async function removeOlder(folder: string, before: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && found.mtime < before) await rm(join(folder, name), { force: true })
  }
}

const namesIn = (folder: string) => readdir(folder).catch(() => [])

/** A new file of that name, its folder made when there is none. */
export async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return open(path, 'wx', 0o600)
  }
}

/** Writes it all to `file` and says what it is. Throws `payload_too_large` beyond `maxBytes`. */
export async function writeAll(
  file: FileHandle,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > maxBytes) throw new DomainError('payload_too_large', `It is larger than ${maxBytes} bytes.`)
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  return { sha256: hash.digest('hex'), size }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
