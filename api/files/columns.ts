import { sql } from 'kysely'

/** There is a small picture of it. */
export const hasThumbnail =
  sql<boolean>`attachment.preview is not null and attachment.type like 'image/%'`.as('thumbnail')

/** Somebody took it out of sight. */
export const isRemoved = sql<boolean>`attachment.removed_at is not null`.as('removed')
