import { watch } from 'vue'
import { isMacro } from '@/shared/actions/catalogue.ts'
import { actions } from '@/shared/actions/index.ts'
import { usePreferences } from '@/shared/preferences.ts'
import { chosenMacro } from './chosen.ts'

/** Opens the picker at a macro when its own key is pressed: Enter runs it. */
export function useMacroKeys(open: () => unknown): void {
  const preferences = usePreferences()
  const choose = (id: string) => () => {
    chosenMacro.value = id
    open()
  }
  watch(
    () => Object.keys(preferences.keys).filter(isMacro),
    (ids, _, onCleanup) => {
      onCleanup(actions.bind(Object.fromEntries(ids.map((id) => [id, choose(id.slice('macro.'.length))]))))
    },
    { immediate: true },
  )
}
