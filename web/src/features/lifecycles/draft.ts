import type { Lifecycle, Status, Transition } from '#domain/tickets/lifecycle.ts'
import type { StatusCategory } from '#domain/tickets/types.ts'

/** A transition by its ends. */
export type Ends = { from: string; to: string }

export const categories: readonly StatusCategory[] = [
  'new',
  'open',
  'pending',
  'on_hold',
  'resolved',
  'closed',
  'cancelled',
]

const isWay =
  ({ from, to }: Ends) =>
  (way: Ends) =>
    way.from === from && way.to === to

export const transitionBetween = (lifecycle: Lifecycle, ends: Ends): Transition | undefined =>
  lifecycle.transitions.find(isWay(ends))

/** Opens or shuts a way. */
export function setWay(lifecycle: Lifecycle, ends: Ends, on: boolean): void {
  const there = lifecycle.transitions.some(isWay(ends))
  if (on && !there && ends.from !== ends.to) lifecycle.transitions = [...lifecycle.transitions, { ...ends }]
  if (!on) lifecycle.transitions = lifecycle.transitions.filter((way) => !isWay(ends)(way))
}

/** Puts a transition in the place of the one between its ends. */
export function replaceWay(lifecycle: Lifecycle, transition: Transition): void {
  lifecycle.transitions = lifecycle.transitions.map((way) => (isWay(transition)(way) ? transition : way))
}

/** A key nobody has, made from a name. */
export function keyFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36)
  const base = plain || 'status'
  let key = base
  for (let next = 2; taken.includes(key); next++) key = `${base}_${next}`
  return key
}

export function addStatus(lifecycle: Lifecycle, name: string, category: StatusCategory): void {
  const key = keyFrom(
    name,
    lifecycle.statuses.map((status) => status.key),
  )
  const added: Status = { key, name, category }
  const after = lifecycle.statuses.findLastIndex((status) => status.category === category)
  const at = after < 0 ? lifecycle.statuses.length : after + 1
  lifecycle.statuses = lifecycle.statuses.toSpliced(at, 0, added)
}

/** Takes a status away, and all ways from and to it. */
export function removeStatus(lifecycle: Lifecycle, key: string): void {
  lifecycle.statuses = lifecycle.statuses.filter((status) => status.key !== key)
  lifecycle.transitions = lifecycle.transitions.filter(({ from, to }) => from !== key && to !== key)
}

export function moveStatus(lifecycle: Lifecycle, index: number, by: -1 | 1): void {
  const status = lifecycle.statuses[index]
  if (!status || index + by < 0 || index + by >= lifecycle.statuses.length) return
  lifecycle.statuses = lifecycle.statuses.toSpliced(index, 1).toSpliced(index + by, 0, status)
}

/** What a transition asks for, as the parts that are named beside it. */
export function askedBy({ who, fields, note, resolution, confirm }: Transition) {
  return [
    ...(who && (who.team || who.leads || who.roles?.length) ? (['who'] as const) : []),
    ...(fields?.length ? (['fields'] as const) : []),
    ...(resolution ? (['resolution'] as const) : []),
    ...(note ? (['note'] as const) : []),
    ...(confirm ? (['confirm'] as const) : []),
  ]
}

/** The icon of each of them. */
export const askedIcons = {
  who: 'i-lucide-user-check',
  fields: 'i-lucide-text-cursor-input',
  resolution: 'i-lucide-clipboard-check',
  note: 'i-lucide-sticky-note',
  confirm: 'i-lucide-circle-help',
} as const

const columns: Record<StatusCategory, number> = {
  ...{ new: 0, open: 1, pending: 2, on_hold: 2 },
  ...{ resolved: 3, closed: 4, cancelled: 4 },
}

/** Where the diagram shows each status: where somebody put it, or in the column of its category. */
export function positions(statuses: readonly Status[]): Map<string, { x: number; y: number }> {
  const byColumn = Map.groupBy(statuses, ({ category }) => columns[category])
  const placed = new Map<string, { x: number; y: number }>()
  for (const [column, members] of byColumn)
    members.forEach(({ key, at }, index) => {
      const y = (index - (members.length - 1) / 2) * 230
      placed.set(key, at ?? { x: column * 180, y })
    })
  return placed
}
