import { watch } from 'vue'
import { changeMyProfile } from '@/features/people/api.ts'
import { type AnyAction, actionIds, isMacro } from '@/shared/actions/catalogue.ts'
import { themes, usePreferences } from '@/shared/preferences.ts'

type Kept = Record<string, unknown>
type Preferences = ReturnType<typeof usePreferences>

const keyPrefix = 'key.'
const quietMs = 1_000

/** What follows a person to other browsers: theme and keys. How wide things are stays with the device. */
export function preferencesOf({
  theme,
  singleKeys,
  keys,
}: Pick<Preferences, 'theme' | 'singleKeys' | 'keys'>): Kept {
  const own = Object.entries(keys).map(([id, chosen]) => [keyPrefix + id, (chosen ?? []).join(' ')])
  return { theme, singleKeys, ...Object.fromEntries(own) }
}

/** Takes over what is kept of a person; what is unknown or odd is passed over. */
export function adoptPreferences(preferences: Preferences, kept: Kept): void {
  const theme = themes.find((each) => each === kept.theme)
  if (theme) preferences.theme = theme
  if (typeof kept.singleKeys === 'boolean') preferences.singleKeys = kept.singleKeys
  if (theme) preferences.keys = keysIn(kept)
}

function keysIn(kept: Kept): Partial<Record<AnyAction, string[]>> {
  const macros = Object.keys(kept).flatMap((name) => {
    const id = name.slice(keyPrefix.length)
    return name.startsWith(keyPrefix) && isMacro(id) ? [id] : []
  })
  const chosen = [...actionIds, ...macros].flatMap((id) => {
    const text = kept[keyPrefix + id]
    return typeof text === 'string' ? [[id, text.split(' ').filter(Boolean)]] : []
  })
  return Object.fromEntries(chosen)
}

/** What is kept of a person that is not chosen here. */
function othersIn(kept: Kept): Record<string, never> {
  const own = (name: string) => name === 'theme' || name === 'singleKeys' || name.startsWith(keyPrefix)
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !own(name))) as Record<string, never>
}

/** Keeps a person's choices with their account: those of another browser come in, later ones go out. */
export function syncPreferences(kept: () => Kept | null): void {
  const preferences = usePreferences()
  let known = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    kept,
    (found) => {
      if (!found) return
      adoptPreferences(preferences, found)
      known = JSON.stringify(preferencesOf(preferences))
    },
    { immediate: true },
  )
  watch(
    () => JSON.stringify(preferencesOf(preferences)),
    (chosen) => {
      clearTimeout(timer)
      if (!kept() || chosen === known) return
      timer = setTimeout(() => {
        known = chosen
        // Without an answer the choice stays in this browser, and goes out with the next one.
        const preferences = { ...othersIn(kept() ?? {}), ...JSON.parse(chosen) }
        void changeMyProfile({ preferences }).catch(() => undefined)
      }, quietMs)
    },
  )
}
