/** How one ticket stands to another, as its row keeps it. The second is the same, seen from the other one. */
const directions = {
  related_to: 'related_to',
  duplicate_of: 'duplicated_by',
  child_of: 'parent_of',
  blocks: 'blocked_by',
  caused_by: 'causes',
  continues: 'continued_by',
} as const

export type KeptRelation = keyof typeof directions
/** How a ticket stands to another, read from its own side: it is `child_of` that one. */
export type LinkRelation = KeptRelation | (typeof directions)[KeptRelation]

/** The relations that people can give. A mail alone makes a ticket continue another. */
export const givenRelations = [
  'related_to',
  'duplicate_of',
  'duplicated_by',
  'parent_of',
  'child_of',
  'blocks',
  'blocked_by',
  'caused_by',
  'causes',
] as const satisfies readonly LinkRelation[]
/** In the order in which they are shown. */
export const linkRelations = [...givenRelations, 'continues', 'continued_by'] as const

export const keptRelations = Object.keys(directions) as [KeptRelation, ...KeptRelation[]]

/** The same link, seen from the other ticket. */
export function mirrored(relation: LinkRelation): LinkRelation {
  const other = keptRelations.find((kept) => directions[kept] === relation)
  return other ?? directions[relation as KeptRelation]
}

/** How a link is kept: which way round, and as what. A relation without direction begins at the ticket itself. */
export function kept(relation: LinkRelation): { relation: KeptRelation; turned: boolean } {
  const turned = !(relation in directions)
  return { relation: (turned ? mirrored(relation) : relation) as KeptRelation, turned }
}

/** As many as one ticket has at most. */
export const mostLinks = 200

/** What can be asked of a ticket about another one, named by its number. */
export type LinkPayload = { relation: LinkRelation; ticket: string }
export type LinkCommand = { type: 'link'; payload: LinkPayload } | { type: 'unlink'; payload: LinkPayload }
/** Both tickets have one, each seen from its own side. */
export type LinkEvent = { type: 'linked'; data: LinkPayload } | { type: 'unlinked'; data: LinkPayload }
