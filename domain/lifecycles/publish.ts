import type { Lifecycle, PublishedLifecycle, RemovedStatus, Status } from '../tickets/lifecycle.ts'
import { type Rejection, reject } from '../tickets/outcome.ts'
import { endedCategories, type StatusCategory } from '../tickets/types.ts'
import { findStatus } from './statuses.ts'

/** What the tickets of removed statuses become: a status of the new version by that of the one before. */
export type Mapping = Record<string, string>

/** The statuses that `next` no longer has. */
export function removedStatuses(previous: Lifecycle | undefined, next: Lifecycle): Status[] {
  return (previous?.statuses ?? []).filter(({ key }) => !findStatus(next, key))
}

/**
 * All statuses there ever were that `next` lacks, each with what it becomes, or why `next` can't be published: a
 * status that is removed needs one that takes its place.
 */
export function removedBy(
  previous: PublishedLifecycle | undefined,
  next: Lifecycle,
  mapping: Mapping,
): { removed: RemovedStatus[]; rejection?: never } | { rejection: Rejection; removed?: never } {
  const removed: RemovedStatus[] = []
  for (const { key, name } of removedStatuses(previous, next)) {
    const becomes = mapping[key]
    if (becomes === undefined)
      return {
        rejection: reject('status_not_mapped', `mapping.${key}`, `Say what tickets that are ${name} become.`),
      }
    if (!findStatus(next, becomes))
      return { rejection: reject('unknown_status', `mapping.${key}`, `There is no status "${becomes}".`) }
    removed.push({ key, name, becomes })
  }
  const earlier = (previous?.removed ?? [])
    .filter(({ key }) => !findStatus(next, key))
    .flatMap((status) => {
      const becomes = findStatus(next, status.becomes) ? status.becomes : mapping[status.becomes]
      return becomes === undefined ? [] : [{ ...status, becomes }]
    })
  return { removed: [...earlier, ...removed] }
}

/** What differs between two versions, by name, for the dialog that asks before it publishes. */
export type Differences = {
  added: string[]
  removed: Status[]
  renamed: { from: string; to: string }[]
  /** Statuses that count as something else. */
  recounted: { name: string; from: StatusCategory; to: StatusCategory }[]
  /** Transitions, as the names of their ends. */
  opened: [string, string][]
  shut: [string, string][]
  /** Transitions that ask for other things, or of others. */
  altered: [string, string][]
  /** What else is another: days, resolutions, the priority matrix. */
  others: ('closeAfterDays' | 'reopenWithinDays' | 'resolutions' | 'priorityMatrix')[]
}

/** Live statuses that nobody can leave by hand, and statuses nobody gets to: probably a way was forgotten. */
export function looseEnds({ statuses, transitions }: Lifecycle): { stuck: Status[]; unreached: Status[] } {
  return {
    stuck: statuses.filter(
      ({ key, category }) =>
        !endedCategories.includes(category) && !transitions.some(({ from }) => from === key),
    ),
    unreached: statuses.filter(
      ({ key, category }) => category !== 'new' && !transitions.some(({ to }) => to === key),
    ),
  }
}

const otherParts = ['closeAfterDays', 'reopenWithinDays', 'resolutions', 'priorityMatrix'] as const
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What publishing `next` after `previous` changes. */
export function differences(previous: Lifecycle, next: Lifecycle): Differences {
  const kept = next.statuses.flatMap((after) => {
    const before = findStatus(previous, after.key)
    return before ? [{ before, after }] : []
  })
  const ends = ({ from, to }: { from: string; to: string }, of: Lifecycle): [string, string] => [
    findStatus(of, from)?.name ?? from,
    findStatus(of, to)?.name ?? to,
  ]
  const twin = (of: Lifecycle, way: { from: string; to: string }) =>
    of.transitions.find(({ from, to }) => from === way.from && to === way.to)
  return {
    added: next.statuses.filter(({ key }) => !findStatus(previous, key)).map(({ name }) => name),
    removed: removedStatuses(previous, next),
    renamed: kept
      .filter(({ before, after }) => before.name !== after.name)
      .map(({ before, after }) => ({ from: before.name, to: after.name })),
    recounted: kept
      .filter(({ before, after }) => before.category !== after.category)
      .map(({ before, after }) => ({ name: after.name, from: before.category, to: after.category })),
    opened: next.transitions.filter((way) => !twin(previous, way)).map((way) => ends(way, next)),
    // With a status, its ways go away too: that need not be said.
    shut: previous.transitions
      .filter((way) => !twin(next, way) && findStatus(next, way.from) && findStatus(next, way.to))
      .map((way) => ends(way, previous)),
    altered: next.transitions
      .filter((way) => twin(previous, way) && !same(asked(way), asked(twin(previous, way) ?? way)))
      .map((way) => ends(way, next)),
    others: otherParts.filter((part) => !same(previous[part], next[part])),
  }
}

/** What a transition asks, in one order and without what asks for nothing. */
function asked({ who, fields, note, resolution, confirm }: Lifecycle['transitions'][number]) {
  const people = who && (who.team || who.leads || who.roles?.length)
  return [
    people ? [Boolean(who.team), Boolean(who.leads), [...(who.roles ?? [])].sort()] : null,
    [...(fields ?? [])].sort(),
    Boolean(note),
    Boolean(resolution),
    confirm ?? '',
  ]
}
