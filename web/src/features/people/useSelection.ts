import { computed, ref } from 'vue'

/** Which of the shown things are picked, by id. What is no longer shown is not picked any more. */
export function useSelection(shown: () => readonly { id: string }[]) {
  const picked = ref(new Set<string>())
  const ids = computed(() =>
    shown()
      .map(({ id }) => id)
      .filter((id) => picked.value.has(id)),
  )
  const all = computed(() => ids.value.length > 0 && ids.value.length === shown().length)

  function select(id: string, on: boolean): void {
    const next = new Set(picked.value)
    if (on) next.add(id)
    else next.delete(id)
    picked.value = next
  }
  function selectAll(on: boolean): void {
    picked.value = new Set(on ? shown().map(({ id }) => id) : [])
  }

  return { ids, all, has: (id: string) => picked.value.has(id), select, selectAll }
}
