import { onScopeDispose } from 'vue'
import { usePreferences } from '../preferences.ts'
import { type ActionId, entryOf } from './catalogue.ts'
import { ariaKeyShortcuts } from './keys.ts'
import { type Bindings, createRegistry } from './registry.ts'

export const actions = createRegistry({
  singleKeys: () => usePreferences().singleKeys,
  overrides: () => usePreferences().keys,
})

/** Offers these actions as long as the component (or scope) lives. */
export function useActions(bindings: Bindings): void {
  onScopeDispose(actions.bind(bindings))
}

/** The attributes of a control that stands for an action. */
export function actionAttrs(id: ActionId): { 'aria-keyshortcuts'?: string } {
  const keys = ariaKeyShortcuts(actions.keysOf(id))
  return keys ? { 'aria-keyshortcuts': keys } : {}
}

export { type ActionId, entryOf }
