import { mostCounted } from '#domain/views/columns.ts'
import type { View } from '#domain/views/view.ts'

const builtIn: Record<string, string> = {
  mine: 'i-lucide-circle-user',
  team: 'i-lucide-users-round',
  unassigned: 'i-lucide-circle-dashed',
  open: 'i-lucide-inbox',
  pending: 'i-lucide-hourglass',
  'on-hold': 'i-lucide-circle-pause',
  watched: 'i-lucide-eye',
  reminded: 'i-lucide-bell-ring',
  snoozed: 'i-lucide-alarm-clock',
  breached: 'i-lucide-flame',
  resolved: 'i-lucide-circle-check',
  all: 'i-lucide-layers',
}

/** The picture of a view; of one whose filter broke, a warning. */
export function iconOf({ key, icon, problem }: Pick<View, 'key' | 'icon' | 'problem'>): string {
  if (problem) return 'i-lucide-triangle-alert'
  return icon ? `i-lucide-${icon}` : (builtIn[key] ?? 'i-lucide-layers')
}

/** The count of a view, as far as it was counted. */
export const countOf = ({ count, saved }: Pick<View, 'count' | 'saved'>): string | undefined => {
  if (count === null) return undefined
  return saved && count >= mostCounted ? `${(mostCounted - 1).toLocaleString()}+` : count.toLocaleString()
}

type Translate = { t: (key: string) => string; te: (key: string) => boolean }

/** Those that are there from the start have names in the reader's language. */
export function nameOf({ key, name }: Pick<View, 'key' | 'name'>, { t, te }: Translate): string {
  return te(`shell.view.${key}`) ? t(`shell.view.${key}`) : name
}
