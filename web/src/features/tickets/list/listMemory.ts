import { defineStore } from 'pinia'
import { ref } from 'vue'

type Left = { path: string; filter: string; sort: string; picked: string | null; numbers: string[] }

/** Where somebody was in the list when they opened a ticket: to go back exactly there, and on to the next one. */
export const useListMemory = defineStore('list-memory', () => {
  const left = ref<Left | null>(null)
  const scrolled = new Map<string, number>()

  function leave(list: Left): void {
    left.value = list
  }
  function pickedIn(path: string): string | null {
    return left.value?.path === path ? left.value.picked : null
  }
  function keepScroll(path: string, offset: number): void {
    scrolled.set(path, offset)
  }
  function scrollOf(path: string): number {
    return scrolled.get(path) ?? 0
  }
  /** The list goes on at another ticket. */
  function pick(number: string): void {
    if (left.value) left.value = { ...left.value, picked: number }
  }

  return { left, leave, pickedIn, keepScroll, scrollOf, pick }
})
