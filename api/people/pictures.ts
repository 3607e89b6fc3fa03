import sharp from 'sharp'
import { DomainError } from '#domain/errors.ts'

export const mostPictureBytes = 5 * 1024 * 1024

// A file of some kilobytes can be a picture of gigabytes.
const mostPixels = 50_000_000

const sizes = { picture: 256, thumbnail: 64 }

/**
 * A square picture and its thumbnail, encoded anew as WebP: nothing of the file but its pixels is kept, so neither a
 * place in its metadata nor a script in its tail. Throws `picture_unreadable`.
 */
export async function picturesFrom(file: Buffer): Promise<{ picture: Buffer; thumbnail: Buffer }> {
  if (!isPicture(file)) throw unreadable()
  try {
    const [picture, thumbnail] = await Promise.all([
      square(file, sizes.picture),
      square(file, sizes.thumbnail),
    ])
    return { picture, thumbnail }
  } catch {
    throw unreadable()
  }
}

function square(file: Buffer, side: number): Promise<Buffer> {
  return sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize(side, side, { fit: 'cover', position: 'attention' })
    .webp({ quality: 82 })
    .toBuffer()
}

/** By its first bytes: the decoder knows formats that can do more than show pixels. */
function isPicture(file: Buffer): boolean {
  const start = file.subarray(0, 12).toString('latin1')
  return (
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    start.startsWith('\xff\xd8\xff') ||
    (start.startsWith('RIFF') && start.endsWith('WEBP'))
  )
}

function unreadable(): DomainError {
  return new DomainError('picture_unreadable', 'This is no picture. Send a PNG, JPEG or WebP file.', 'file')
}
