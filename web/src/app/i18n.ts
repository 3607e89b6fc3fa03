import { createI18n } from 'vue-i18n'
import shell from '../locales/en/shell.json'

export type MessageFile =
  | 'audit'
  | 'tickets'
  | 'list'
  | 'views'
  | 'query'
  | 'history'
  | 'lifecycles'
  | 'mail'
  | 'files'
  | 'reminders'
  | 'people'
  | 'sla'
  | 'settings'
  | 'session'
  | 'actions'
  | 'teams'
  | 'queues'
  | 'access'
  | 'fields'
  | 'answers'
  | 'conversation'
  | 'checklists'
  | 'tags'
  | 'bulk'
  | 'deletion'
  | 'links'
  | 'time'
  | 'recurring'
  | 'merging'
  | 'splitting'

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en: shell } })

const files = import.meta.glob<{ default: Record<string, unknown> }>('../locales/*/*.json')
const loaded = new Set<string>()

/** Loads a feature's messages in the current language, once, before its screen shows. */
export async function loadMessages(names: readonly MessageFile[]): Promise<void> {
  const locale = i18n.global.locale.value
  await Promise.all(
    names.map(async (name) => {
      const path = `../locales/${locale}/${name}.json`
      const load = files[path]
      if (!load || loaded.has(path)) return
      const { default: messages } = await load()
      i18n.global.mergeLocaleMessage(locale, { [name]: messages })
      loaded.add(path)
    }),
  )
}
