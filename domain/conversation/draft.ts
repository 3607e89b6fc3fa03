import type { z } from 'zod'
import type { addressedSchema, draftFileSchema, draftSchema, newDraftSchema } from './schemas.ts'

/** What can be written: a forward is a note that is mailed to somebody else. */
export const draftKinds = ['reply', 'note', 'forward'] as const
export type DraftKind = (typeof draftKinds)[number]

export type Addressed = z.output<typeof addressedSchema>
export type DraftFile = z.output<typeof draftFileSchema>
export type NewDraft = z.output<typeof newDraftSchema>
export type Draft = z.output<typeof draftSchema>
export type DraftContent = Pick<Draft, 'text' | 'html' | 'files' | 'addressed'>

/** What a device knows of a draft: `revision` is the server's that it goes on from, `synced` whether that is all. */
export type KnownDraft = { isEmpty: boolean; revision: number; synced: boolean }

/**
 * What a device does when it learns what the server has: `take` it, `drop` its own (it was sent or thrown away
 * elsewhere), `push` its own (the server keeps what it replaces), or nothing.
 */
export function reconcile(
  own: KnownDraft,
  server: { revision: number } | null,
): 'keep' | 'take' | 'drop' | 'push' {
  if (!server) {
    if (own.isEmpty) return 'keep'
    return own.synced && own.revision > 0 ? 'drop' : 'push'
  }
  if (own.isEmpty) return 'take'
  if (!own.synced) return 'push'
  return own.revision === server.revision ? 'keep' : 'take'
}
