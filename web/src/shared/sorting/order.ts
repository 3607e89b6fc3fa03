/** `list` with what is at `from` moved to where `to` is. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  const item = list[from]
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Where something from `from` lands that is dropped on the upper or lower half of what is at `over`. */
export function landing(from: number, over: number, edge: 'top' | 'bottom'): number {
  const before = edge === 'top' ? over : over + 1
  return from < before ? before - 1 : before
}
