import type { TagColor, TagIcon } from '#domain/tags/tag.ts'

export const tagIconNames: Record<TagIcon, string> = {
  alert: 'i-lucide-triangle-alert',
  bug: 'i-lucide-bug',
  building: 'i-lucide-building-2',
  cloud: 'i-lucide-cloud',
  crown: 'i-lucide-crown',
  database: 'i-lucide-database',
  flame: 'i-lucide-flame',
  globe: 'i-lucide-globe',
  key: 'i-lucide-key-round',
  laptop: 'i-lucide-laptop',
  lock: 'i-lucide-lock',
  mail: 'i-lucide-mail',
  network: 'i-lucide-network',
  package: 'i-lucide-package',
  phone: 'i-lucide-phone',
  printer: 'i-lucide-printer',
  server: 'i-lucide-server',
  shield: 'i-lucide-shield',
  star: 'i-lucide-star',
  user: 'i-lucide-user',
  wifi: 'i-lucide-wifi',
  wrench: 'i-lucide-wrench',
}

/** Degrees on the colour wheel (OKLCH). */
const hues: Record<TagColor, number> = {
  gray: 0,
  red: 25,
  orange: 50,
  amber: 82,
  green: 150,
  teal: 190,
  blue: 245,
  indigo: 275,
  purple: 305,
  pink: 350,
}

/** The style of what is painted in a tag's colour. */
export const tagTone = (color: TagColor) => ({
  '--tag-hue': hues[color],
  '--tag-chroma': color === 'gray' ? 0 : 1,
})
