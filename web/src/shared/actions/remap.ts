import { type ActionGroup, type AnyAction, actionIds, entryOf, type MacroAction } from './catalogue.ts'

/** Groups whose actions are never there at the same time may share keys. */
const apart: readonly (readonly [ActionGroup, ActionGroup])[] = [['list', 'ticket']]

const meet = (one: ActionGroup, other: ActionGroup) =>
  !apart.some(([a, b]) => (one === a && other === b) || (one === b && other === a))

/**
 * The action that keeps `id` from taking `key`: one that has it, or one whose two keys in a row begin with it. Null
 * when it is free. `keysOf` tells what each action listens to now, `macros` which macros there are.
 */
export function clash(
  id: AnyAction,
  key: string,
  keysOf: (id: AnyAction) => readonly string[],
  macros: readonly MacroAction[] = [],
): AnyAction | null {
  const others = [...actionIds, ...macros].filter(
    (other) => other !== id && meet(entryOf(id).group, entryOf(other).group),
  )
  return (
    others.find((other) => keysOf(other).some((each) => each === key || each.startsWith(`${key} `))) ?? null
  )
}

/** Keys that the browser or the sheet itself needs. */
const reserved = new Set([
  'Escape',
  'Tab',
  'shift+Tab',
  'Backspace',
  'Delete',
  'mod+c',
  'mod+v',
  'mod+w',
  'mod+t',
])

export const isReserved = (key: string) => reserved.has(key)
