import { shallowReactive } from 'vue'
import { type ActionEntry, type ActionId, type AnyAction, actionIds, entryOf, isMacro } from './catalogue.ts'
import { isSingleKey, isTyping, pressedKey } from './keys.ts'
import { createTypeAhead } from './typeAhead.ts'

export type Handler = (event?: KeyboardEvent) => unknown
export type Bindings = Partial<Record<AnyAction, Handler>>

export type RegistryOptions = {
  /** Single keys can be switched off, for people who dictate or navigate by letters. */
  singleKeys: () => boolean
  /** Keys that a person chose for themselves. */
  overrides?: () => Partial<Record<AnyAction, string[]>>
}

const betweenTwoKeys = 1000

/** Binds handlers to the catalogue's actions and finds the one a key stands for. The latest binding wins. */
export function createRegistry(options: RegistryOptions) {
  const bound = shallowReactive(new Map<AnyAction, Handler[]>())
  const typeAhead = createTypeAhead(press)
  let first: { key: string; at: number } | null = null

  function bind(bindings: Bindings): () => void {
    const entries = Object.entries(bindings) as [AnyAction, Handler][]
    for (const [id, handler] of entries) bound.set(id, [...(bound.get(id) ?? []), handler])
    return () => {
      for (const [id, handler] of entries) {
        const rest = (bound.get(id) ?? []).filter((other) => other !== handler)
        if (rest.length) bound.set(id, rest)
        else bound.delete(id)
      }
    }
  }

  const isBound = (id: AnyAction) => bound.has(id)
  const keysOf = (id: AnyAction): readonly string[] => options.overrides?.()[id] ?? entryOf(id).keys

  function run(id: AnyAction, event?: KeyboardEvent): boolean {
    const handler = bound.get(id)?.at(-1)
    if (!handler) return false
    typeAhead.ran()
    void handler(event)
    return true
  }

  /** What is bound now, for palette and menus. */
  function available(): (ActionEntry & { id: ActionId })[] {
    return actionIds.filter(isBound).map((id) => ({ ...entryOf(id), id }))
  }

  function find(key: string): AnyAction | undefined {
    const ids = [...actionIds, ...[...bound.keys()].filter(isMacro)]
    return ids.find((id) => isBound(id) && keysOf(id).includes(key))
  }

  /** Carries out what a key press stands for. True when there was something. */
  function press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false
    const key = pressedKey(event)
    if (!key) return false
    if (typeAhead.keep(event)) {
      event.preventDefault()
      return true
    }
    if (isSingleKey(key) && (!options.singleKeys() || isBusy(event, key))) return false
    // In a text, it selects the text.
    if (key === 'mod+a' && isBusy(event, key)) return false
    const before = first && event.timeStamp - first.at < betweenTwoKeys ? first.key : null
    first = { key, at: event.timeStamp }
    const id = (before && find(`${before} ${key}`)) || find(key)
    if (!id || !run(id, event)) return false
    first = null
    event.preventDefault()
    return true
  }

  return { bind, run, press, wait: typeAhead.wait, available, isBound, keysOf }
}

export type Registry = ReturnType<typeof createRegistry>

const openLayer =
  '[role="dialog"][data-state="open"], [role="menu"][data-state="open"], [role="listbox"][data-state="open"], dialog[open]'

/** Somebody types, a dialog or menu is open, or the key belongs to the control that has the focus. */
function isBusy(event: KeyboardEvent, key: string): boolean {
  const { target } = event
  if (isTyping(target)) return true
  if (document.querySelector(openLayer)) return true
  const pressable = 'a, button, summary, [role="button"], [role="tab"]'
  return key === 'Enter' && target instanceof Element && Boolean(target.closest(pressable))
}
