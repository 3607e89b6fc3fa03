import type { Readable } from 'node:stream'
import { DomainError } from '#domain/errors.ts'

/** Where blobs are kept, as plain data: a thread can be told it and open the same ones. */
export type BlobSource =
  | { kind: 'disk'; folder: string }
  | {
      kind: 's3'
      /** Of a server other than Amazon's; buckets are part of its paths then. */
      endpoint: string | undefined
      region: string
      bucket: string
      /** Before the name of every object. */
      prefix: string
      /** Left out, the machine's own are asked for. */
      credentials: { accessKeyId: string; secretAccessKey: string } | undefined
      /** Where content waits until its hash is known. */
      folder: string
    }

export type StoredBlob = { sha256: string; size: number }

/** Both ends included. */
export type ByteRange = { start?: number; end?: number }

/** Bytes kept under their SHA-256 (in hex). Storing the same bytes again changes nothing but when they were stored. */
export interface Blobs {
  readonly source: BlobSource
  /** Durable once it resolves. Throws `payload_too_large` beyond `maxBytes`. */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limits: { maxBytes: number }): Promise<StoredBlob>
  /** A stream of its bytes, or of a part of them; it fails if there is no such blob. */
  open(sha256: string, range?: ByteRange): Readable
  read(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  /** All there are, with when they were stored last. */
  list(): AsyncIterable<{ sha256: string; storedAt: Date }>
  /** Removes one, unless it was stored again since then. Says whether it is gone. */
  remove(sha256: string, unless: { storedBefore: Date }): Promise<boolean>
  /** Removes what was begun before then and never became a blob. */
  removeBroken(begun: { before: Date }): Promise<void>
}

/** Throws `not_found` for what can't be a blob's name. */
export function checkHash(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new DomainError('not_found', 'There is no such file.')
}
