/** How long a change can be taken back with one key, in milliseconds. */
export const undoWindow = 10_000

type Undoable = { run: () => unknown; until: number; id: string | null }
const stack: Undoable[] = []

/** Remembers how the change just made is taken back, for as long as it can be; what has an `id` once. */
export function rememberUndo(
  run: () => unknown,
  now = Date.now(),
  window = undoWindow,
  id: string | null = null,
): void {
  if (id !== null && stack.some((known) => known.id === id)) return
  stack.push({ run, until: now + window, id })
}

/** What has that id can't be taken back in this way any more. */
export function forgetUndo(id: string): void {
  const at = stack.findIndex((known) => known.id === id)
  if (at >= 0) stack.splice(at, 1)
}

/** Takes back the last change, if it is not older than ten seconds. */
export function undoLast(): boolean {
  const last = stack.pop()
  if (!last || last.until < Date.now()) {
    stack.length = 0
    return false
  }
  void last.run()
  return true
}
