import { storableText } from '#db/commands.ts'
import { addTags, tagsNamed } from '#db/tags.ts'
import { DomainError } from '#domain/errors.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'

/**
 * The tags meant by those names: a merged or renamed one is what it became. A name that is no tag yet becomes one if
 * `viewer` may make tags; otherwise throws `unknown_tag`. Nothing is made yet when they are only `looking`.
 */
export async function meantTags(
  { db }: Services,
  viewer: SignedIn,
  asked: readonly string[],
  { looking = false } = {},
): Promise<string[]> {
  const names = asked.map((name) => storableText(name).trim()).filter((name) => name !== '')
  const known = await tagsNamed(db, names)
  const unknown = [...new Set(names)].filter((name) => !known.has(name))
  const [first] = unknown
  if (first !== undefined && !viewer.ability.can('create', 'Tag'))
    throw new DomainError(
      'unknown_tag',
      `There is no tag "${first}", and your role makes no new ones.`,
      'tags',
    )
  if (!looking) await addTags(db, unknown)
  return [...new Set(names.map((name) => known.get(name) ?? name))]
}

/** The same without making any: a name that is no tag stays as it is. */
export async function knownTags({ db }: Services, asked: readonly string[]): Promise<string[]> {
  const known = await tagsNamed(db, asked)
  return [...new Set(asked.map((name) => known.get(name) ?? name))]
}
