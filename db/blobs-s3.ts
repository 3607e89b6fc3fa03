import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { type BlobSource, type Blobs, type ByteRange, checkHash, type StoredBlob } from './blob.ts'
import { openNew, removeOlder, writeAll } from './blobs-disk.ts'

type S3Source = Extract<BlobSource, { kind: 's3' }>

/** Blobs as objects of a bucket: `<prefix>ab/cdef...`. */
export class S3Blobs implements Blobs {
  readonly source: S3Source
  readonly #client: S3Client

  constructor(source: S3Source) {
    this.source = source
    const { endpoint, region, credentials } = source
    this.#client = new S3Client({
      region,
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      ...(credentials ? { credentials } : {}),
      // Servers other than Amazon's do not know its newer checksums; the name is a checksum already.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
  }

  /** The name is the hash, so that the content waits on disk until it is known. */
  async put(
    content: AsyncIterable<Uint8Array> | Uint8Array,
    { maxBytes }: { maxBytes: number },
  ): Promise<StoredBlob> {
    const waiting = join(this.source.folder, randomUUID())
    const file = await openNew(waiting)
    try {
      const stored = await writeAll(file, content instanceof Uint8Array ? [content] : content, maxBytes)
      await file.close()
      await this.#client.send(
        new PutObjectCommand({
          ...this.#object(stored.sha256),
          Body: createReadStream(waiting),
          ContentLength: stored.size,
        }),
      )
      return stored
    } finally {
      await file.close().catch(() => undefined)
      await rm(waiting, { force: true })
    }
  }

  open(sha256: string, { start, end }: ByteRange = {}): Readable {
    const object = this.#object(sha256)
    const Range = start === undefined && end === undefined ? undefined : `bytes=${start ?? 0}-${end ?? ''}`
    const bytes = async function* (client: S3Client) {
      const { Body } = await client.send(new GetObjectCommand({ ...object, Range }))
      yield* Body as Readable
    }
    return Readable.from(bytes(this.#client), { objectMode: false })
  }

  read(sha256: string): Promise<Buffer> {
    return buffer(this.open(sha256))
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#storedAt(sha256)) !== null
  }

  async *list(): AsyncIterable<{ sha256: string; storedAt: Date }> {
    const { bucket: Bucket, prefix: Prefix } = this.source
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, { Bucket, Prefix }))
      for (const { Key = '', LastModified } of Contents) {
        const sha256 = Key.slice(Prefix.length).replace('/', '')
        if (/^[0-9a-f]{64}$/.test(sha256) && LastModified) yield { sha256, storedAt: LastModified }
      }
  }

  async remove(sha256: string, { storedBefore }: { storedBefore: Date }): Promise<boolean> {
    const storedAt = await this.#storedAt(sha256)
    if (!storedAt || storedAt >= storedBefore) return false
    await this.#client.send(new DeleteObjectCommand(this.#object(sha256)))
    return true
  }

  removeBroken({ before }: { before: Date }): Promise<void> {
    return removeOlder(this.source.folder, before)
  }

  async #storedAt(sha256: string): Promise<Date | null> {
    try {
      const { LastModified } = await this.#client.send(new HeadObjectCommand(this.#object(sha256)))
      return LastModified ?? new Date()
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404)
        return null
      throw error
    }
  }

  #object(sha256: string) {
    checkHash(sha256)
    return {
      Bucket: this.source.bucket,
      Key: `${this.source.prefix}${sha256.slice(0, 2)}/${sha256.slice(2)}`,
    }
  }
}
