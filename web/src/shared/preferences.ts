import { defineStore } from 'pinia'
import { computed, ref, watch, watchEffect } from 'vue'
import type { AnyAction } from './actions/catalogue.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

function stored<T>(key: string, fallback: T, isValid: (value: unknown) => boolean): T {
  try {
    const text = localStorage.getItem(`perdure:${key}`)
    const value: unknown = text === null ? undefined : key === 'theme' ? text : JSON.parse(text)
    return isValid(value) ? (value as T) : fallback
  } catch {
    return fallback
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`perdure:${key}`, value)
  } catch {
    // A browser without storage forgets the choice; nothing else depends on it.
  }
}

const isKeys = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'))
const isFlag = (value: unknown) => typeof value === 'boolean'

/** What a person chose on this device. `web/public/theme.js` reads the theme before the first paint. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(stored('theme', 'system', (value) => themes.includes(value as Theme)))
  const singleKeys = ref(stored('singleKeys', true, isFlag))
  const navigation = ref(stored('navigation', true, isFlag))
  const details = ref(stored('details', true, isFlag))
  /** Keys that this person chose, by action; none switches an action's keys off. */
  const keys = ref<Partial<Record<AnyAction, string[]>>>(stored('keys', {}, isKeys))

  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  const systemDark = ref(prefersDark.matches)
  prefersDark.addEventListener('change', (event) => {
    systemDark.value = event.matches
  })
  const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value))
  watchEffect(() => document.documentElement.classList.toggle('dark', isDark.value))

  watch(theme, (value) => keep('theme', value))
  for (const [key, flag] of Object.entries({ singleKeys, navigation, details }))
    watch(flag, (value) => keep(key, JSON.stringify(value)))
  watch(keys, (value) => keep('keys', JSON.stringify(value)))

  return { theme, isDark, singleKeys, navigation, details, keys }
})
