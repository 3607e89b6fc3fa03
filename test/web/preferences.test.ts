import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { adoptPreferences, preferencesOf } from '@/features/session/preferenceSync.ts'
import { usePreferences } from '@/shared/preferences.ts'

const macro = 'macro.00000000-0000-7000-8000-000000000001' as const

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

describe('what a person chose', () => {
  test('is the same in another browser', () => {
    const preferences = usePreferences()
    preferences.theme = 'dark'
    preferences.singleKeys = false
    preferences.keys = { 'ticket.reply': ['x'], 'ticket.note': [], [macro]: ['shift+x'] }
    const kept = JSON.parse(JSON.stringify(preferencesOf(preferences)))
    expect(Object.values(kept).every((value) => typeof value !== 'object')).toBe(true)

    localStorage.clear()
    setActivePinia(createPinia())
    const elsewhere = usePreferences()
    adoptPreferences(elsewhere, kept)
    expect([elsewhere.theme, elsewhere.singleKeys]).toEqual(['dark', false])
    expect(elsewhere.keys).toEqual({ 'ticket.reply': ['x'], 'ticket.note': [], [macro]: ['shift+x'] })
  })

  test('stays as it is where nothing is kept, or something odd', () => {
    const preferences = usePreferences()
    preferences.keys = { 'ticket.reply': ['x'] }
    adoptPreferences(preferences, {})
    adoptPreferences(preferences, { theme: 'pink', singleKeys: 'no', 'key.nothing': 'y' })
    expect([preferences.theme, preferences.singleKeys]).toEqual(['system', true])
    expect(preferences.keys).toEqual({ 'ticket.reply': ['x'] })
  })
})
