import { join } from 'node:path'
import type { BlobSource, Blobs } from './blob.ts'
import { DiskBlobs } from './blobs-disk.ts'
import { S3Blobs } from './blobs-s3.ts'

export type { BlobSource, Blobs, StoredBlob } from './blob.ts'

/** The blobs at `source`. */
export function openBlobs(source: BlobSource): Blobs {
  return source.kind === 's3' ? new S3Blobs(source) : new DiskBlobs(source)
}

/** The blobs of a data folder: `<data>/files/ab/cdef...`. */
export function diskBlobs(dataFolder: string): Blobs {
  return openBlobs({ kind: 'disk', folder: join(dataFolder, 'files') })
}
