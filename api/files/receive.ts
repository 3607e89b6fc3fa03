import { v7 as uuid } from 'uuid'
import type { StoredBlob } from '#db/blobs.ts'
import { checkPicture, contentOf } from '#db/file-content.ts'
import { takenType } from '#domain/files/content.ts'
import type { ShownFile } from '#domain/files/file.ts'
import type { FileSettings } from '#domain/files/settings.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

// What a browser only ever paints: nothing in these can run.
const paintable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

type Received = {
  id?: string
  name: string
  limits: FileSettings
  /** Whether it is a picture to be shown within a text. */
  inline?: boolean
}

/**
 * Makes a file of stored content, waiting for `viewer` to send it and for its follower to scan it. Throws when the
 * settings do not take what it is.
 */
export async function receiveFile(
  { db, blobs, settings, announcer }: Services,
  viewer: SignedIn,
  stored: StoredBlob,
  { id = uuid(), name, limits, inline = false }: Received,
): Promise<ShownFile> {
  const type = takenType(name, await contentOf(blobs, stored), limits)
  await checkPicture(blobs, { ...stored, name, type }, limits)
  const state = settings.scansFiles ? 'waiting' : 'unscanned'
  const row = { id, name, type, size: stored.size, state } as const
  const contentId = inline && paintable.has(type) ? `${id}@inline` : null
  await db
    .insertInto('attachment')
    .values({ ...row, content_id: contentId, sha256: stored.sha256, uploaded_by_id: viewer.id })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  announcer.announce({ type: 'file', id, ticket: null, isNote: false, uploadedBy: viewer.id })
  return { ...row, contentId, reason: null, thumbnail: false }
}

/** A file's name without anything that a path or a header could trip over. */
export function cleanName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_')
    .trim()
    .slice(0, 300)
  return plain || 'file'
}
