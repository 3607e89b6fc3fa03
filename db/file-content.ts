import { buffer } from 'node:stream/consumers'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { type Content, checkPixels, readsAsText } from '#domain/files/content.ts'
import type { FileSettings } from '#domain/files/settings.ts'
import { isPicture } from '#domain/files/show.ts'
import type { Blobs, StoredBlob } from './blob.ts'

const beginning = 64 * 1024
const side = 320

/** What a stored file's bytes say that it is. */
export async function contentOf(blobs: Blobs, { sha256, size }: StoredBlob): Promise<Content> {
  if (!size) return { detected: null, isText: true }
  const bytes = await buffer(blobs.open(sha256, { start: 0, end: Math.min(size, beginning) - 1 }))
  // Of some formats the end is missing here: what was recognised so far is lost then, and the name says the rest.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return { detected: found?.mime ?? null, isText: !found && readsAsText(bytes) }
}

/** Throws `picture_too_large` when the file is a picture of more pixels than are taken. Its header tells: nothing is decoded. */
export async function checkPicture(
  blobs: Blobs,
  file: { sha256: string; name: string; type: string },
  settings: FileSettings,
): Promise<void> {
  if (!isPicture(file.type)) return
  const head = await sharp(await blobs.read(file.sha256), { limitInputPixels: false, animated: true })
    .metadata()
    .catch(() => null)
  // What can't be read is no danger to whoever can't show it either.
  if (!head) return
  const { width, height, pages: frames = 1, pageHeight } = head
  checkPixels(file.name, { width, height: pageHeight ?? height, frames }, settings)
}

/**
 * A small picture of a picture, encoded anew: nothing of the file but its pixels is in it. Null for one that can't be
 * read.
 */
export async function smallPicture(picture: Buffer, { megapixels }: FileSettings): Promise<Buffer | null> {
  return sharp(picture, { limitInputPixels: megapixels * 1_000_000, failOn: 'error' })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer()
    .catch(() => null)
}
