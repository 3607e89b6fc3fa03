/** How long an agent's reply can be taken back unless they chose otherwise, in seconds. */
export const defaultUndoSeconds = 10
export const mostUndoSeconds = 120

/** The name under which a person's own delay is kept among their preferences. */
export const undoPreference = 'undoSeconds'

/** The delay somebody chose, in seconds; the default when what is kept is nothing of the kind. */
export function undoSecondsOf(preferences: Readonly<Record<string, unknown>>): number {
  const chosen = preferences[undoPreference]
  const isDelay = Number.isInteger(chosen) && Number(chosen) >= 0 && Number(chosen) <= mostUndoSeconds
  return isDelay ? Number(chosen) : defaultUndoSeconds
}
