import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The messages that somebody wants to split off from the ticket that is shown, or null. */
export const useSplitting = defineStore('splitting', () => {
  const asked = ref<{ ticket: string; messages: string[] } | null>(null)

  function ask(ticket: string, messages: string[] = []): void {
    asked.value = { ticket, messages }
  }
  function close(): void {
    asked.value = null
  }

  return { asked, ask, close }
})
