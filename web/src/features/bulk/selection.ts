import { computed, ref, watch } from 'vue'

/**
 * Which tickets of a list are selected: by hand, by range, or all that match, loaded or not. `shown` are the numbers in
 * their order; what is no longer shown is not selected any more. Another `list` begins with nothing.
 */
export function useTicketSelection(shown: () => readonly string[], list: () => string) {
  const picked = ref(new Set<string>())
  const matching = ref(false)
  /** Selecting by touch: a row is selected, not opened. */
  const selecting = ref(false)
  let anchor: string | null = null

  const numbers = computed(() => shown().filter((number) => matching.value || picked.value.has(number)))
  const isAll = computed(() => numbers.value.length > 0 && numbers.value.length === shown().length)
  const on = computed(() => matching.value || selecting.value || numbers.value.length > 0)
  watch(list, clear)

  const has = (number: string) => matching.value || picked.value.has(number)

  function set(next: Iterable<string>): void {
    matching.value = false
    picked.value = new Set(next)
  }

  function toggle(number: string): void {
    const next = new Set(numbers.value)
    if (!next.delete(number)) next.add(number)
    set(next)
    anchor = number
  }

  /** From the one selected last up to this one, whichever comes first. */
  function extend(number: string): void {
    const all = shown()
    const from = all.indexOf(anchor ?? number)
    const to = all.indexOf(number)
    if (to < 0) return
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
    anchor ??= number
    set([...numbers.value, ...all.slice(first, last + 1)])
  }

  function selectAll(): void {
    set(shown())
  }
  function selectMatching(): void {
    matching.value = true
  }
  function clear(): void {
    set([])
    selecting.value = false
    anchor = null
  }

  return { numbers, matching, selecting, isAll, on, has, toggle, extend, selectAll, selectMatching, clear }
}
export type TicketSelection = ReturnType<typeof useTicketSelection>
