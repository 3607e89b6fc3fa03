import type { SaidPresence } from './said.ts'

/** How long somebody counts as being there after they last said so. */
export const presentForMs = 25_000
/** How often a browser says again that somebody is there. */
export const sayPresentEveryMs = 10_000
/** How long somebody counts as typing after the last key. */
export const typingForMs = 5_000

export type Typing = SaidPresence['typing']

/** Somebody who is there, as others are told. */
export type Present = { id: string; name: string; typing: Typing }

/** One connection's word on who looks at what. A person may have several. */
export type Sighting = {
  connection: string
  person: { id: string; name: string }
  ticket: string | null
  typing: Typing
}

type Seen = Sighting & { until: number }

/** Who is there, from what was said and not yet forgotten. Instants in epoch milliseconds. */
export function createPresence(presentMs = presentForMs) {
  const seen = new Map<string, Seen>()

  /** The tickets for which others are there now than before. */
  function changedBy(before: Seen | undefined, after: Seen | undefined): string[] {
    const same = before?.ticket === after?.ticket && before?.typing === after?.typing
    if (same) return []
    return [...new Set([before?.ticket, after?.ticket].filter((ticket) => typeof ticket === 'string'))]
  }

  return {
    /** Takes note of what was said at `now`. Returns the tickets that it changes. */
    take(sighting: Sighting, now: number): string[] {
      const before = seen.get(sighting.connection)
      const after = sighting.ticket === null ? undefined : { ...sighting, until: now + presentMs }
      if (after) seen.set(sighting.connection, after)
      else seen.delete(sighting.connection)
      return changedBy(before, after)
    },

    /** Forgets who has not said anything for too long: their process may have died. Returns the tickets that it changes. */
    forget(now: number): string[] {
      const gone = [...seen.values()].filter(({ until }) => until <= now)
      for (const { connection } of gone) seen.delete(connection)
      return [...new Set(gone.flatMap(({ ticket }) => ticket ?? []))]
    },

    /** Who is at that ticket, each once: who types somewhere, types. By name. */
    at(ticket: string): Present[] {
      const people = new Map<string, Present>()
      for (const { ticket: where, person, typing } of seen.values())
        if (where === ticket) {
          const known = people.get(person.id)
          people.set(person.id, { ...person, typing: known?.typing ?? typing })
        }
      return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    },

    /** The tickets somebody is at. */
    tickets: (): string[] => [...new Set([...seen.values()].flatMap(({ ticket }) => ticket ?? []))],
  }
}
export type Presence = ReturnType<typeof createPresence>
