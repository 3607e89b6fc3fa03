import { z } from 'zod'
import { personRefSchema } from '../people/person.ts'

/** With whom somebody shares what they have written: nobody, a team, everybody who works at the desk. */
export const audiences = ['me', 'team', 'all'] as const
export type Audience = (typeof audiences)[number]

/** What is asked for. */
export const sharingFields = { sharedWith: z.enum(audiences), team: z.uuid().nullable() }

/** Whose something is, as it is shown. */
export const ownedFields = {
  sharedWith: z.enum(audiences),
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  owner: personRefSchema.nullable(),
  /** Whether who asks may change and delete it. */
  mayChange: z.boolean(),
}

/** Something that is shared, as it is shown. */
export const sharedFields = {
  ...ownedFields,
  uses: z.int(),
  lastUsedAt: z.iso.datetime().nullable(),
}

export type Sharing = { ownerId: string | null; sharedWith: Audience; teamId: string | null }

/** Who asks: their teams, and whether they may change what everybody shares. */
export type Sharer = { id: string; manages: boolean; teams: readonly { id: string; isLead: boolean }[] }

/** Whether `who` may use it. */
export function maySee(who: Sharer, { ownerId, sharedWith, teamId }: Sharing): boolean {
  if (ownerId === who.id || sharedWith === 'all') return true
  return sharedWith === 'team' && (who.manages || who.teams.some(({ id }) => id === teamId))
}

/** Whether `who` may keep it so, change it or delete it: one's own, as a lead one's team's, or everybody's. */
export function mayChange(who: Sharer, { ownerId, sharedWith, teamId }: Sharing): boolean {
  if (sharedWith === 'me') return ownerId === who.id
  if (who.manages) return true
  return sharedWith === 'team' && who.teams.some(({ id, isLead }) => id === teamId && isLead)
}
