import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const id = 'virtual:first-icons'

/** The icons of the first page: the shell with its views and screens, and the ticket list. */
export const firstIcons: readonly string[] = [
  'alarm-clock',
  'arrow-down',
  'arrow-down-up',
  'arrow-up',
  'ban',
  'bell-ring',
  'building-2',
  'check',
  'chevron-right',
  'chevrons-up-down',
  'circle-alert',
  'circle-check',
  'circle-dashed',
  'circle-pause',
  'circle-user',
  'clock',
  'columns-3',
  'eye',
  'flame',
  'folder',
  'gauge',
  'hourglass',
  'inbox',
  'layers',
  'list-ordered',
  'list-filter',
  'loader-circle',
  'mail-open',
  'menu',
  'message-square-quote',
  'minus',
  'panel-left',
  'panel-left-close',
  'panel-left-open',
  'pause',
  'pencil',
  'plus',
  'rotate-cw',
  'scroll-text',
  'search',
  'save',
  'send',
  'settings',
  'signal-high',
  'square-check',
  'square-pen',
  'triangle-alert',
  'users',
  'users-round',
  'wifi-off',
  'x',
]

/** Sends the first page's icons with its code; all others are loaded when one of them is to be drawn. */
export function firstPageIcons(): Plugin {
  return {
    name: 'perdure:first-icons',
    resolveId: (source) => (source === id ? id : null),
    load(source) {
      if (source !== id) return null
      const path = createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json')
      const { icons, aliases } = JSON.parse(readFileSync(path, 'utf8')) as LucideSet
      const drawn = firstIcons.map((name) => {
        const icon = icons[name] ?? icons[aliases[name]?.parent ?? '']
        if (!icon) this.error(`There is no icon ${name}.`)
        return [`lucide-${name}`, { body: icon.body, width: 24, height: 24 }]
      })
      return `export default ${JSON.stringify(Object.fromEntries(drawn))}`
    },
  }
}

type LucideSet = { icons: Record<string, { body: string }>; aliases: Record<string, { parent: string }> }
