import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { DomainError } from '#domain/errors.ts'

/** Where blobs are kept, as plain data: a thread can be told it and open the same ones. */
export type BlobSource = { kind: 'disk'; folder: string }

export type StoredBlob = { sha256: string; size: number }

/** Bytes kept under their SHA-256 (in hex). Storing the same bytes again changes nothing. */
export interface Blobs {
  readonly source: BlobSource
  /** Durable once it resolves. Throws `payload_too_large` beyond `maxBytes`. */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limits: { maxBytes: number }): Promise<StoredBlob>
  /** A stream of its bytes; it fails if there is no such blob. */
  open(sha256: string): Readable
  read(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
}

/** The blobs at `source`. */
export function openBlobs(source: BlobSource): Blobs {
  return new DiskBlobs(source)
}

/** The blobs of a data folder: `<data>/files/ab/cdef...`. */
export function diskBlobs(dataFolder: string): Blobs {
  return openBlobs({ kind: 'disk', folder: join(dataFolder, 'files') })
}

class DiskBlobs implements Blobs {
  readonly source: BlobSource
  readonly #folder: string

  constructor(source: BlobSource) {
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

  open(sha256: string): Readable {
    return createReadStream(this.#path(sha256))
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

  /** Also when the blob is there already: whoever stored it may have died before the folder was on disk. */
  async #keep(temporary: string, sha256: string): Promise<void> {
    const path = this.#path(sha256)
    const made = await mkdir(dirname(path), { recursive: true })
    await rename(temporary, path)
    await syncFolder(dirname(path))
    if (made) await syncFolder(this.#folder)
  }

  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new DomainError('not_found', 'There is no such file.')
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2))
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return open(path, 'wx', 0o600)
  }
}

async function writeAll(
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
