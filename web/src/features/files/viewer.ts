import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Which file of which ticket is looked at; without a file, the newest one. */
export const useFileViewer = defineStore('file-viewer', () => {
  const at = shallowRef<{ ticket: string; file: string | null } | null>(null)
  function open(ticket: string, file: string | null): void {
    at.value = { ticket, file }
  }
  function close(): void {
    at.value = null
  }
  return { at, open, close }
})
