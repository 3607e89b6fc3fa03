import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The bulk change whose progress is on screen, wherever one goes meanwhile. */
export const useBulkProgress = defineStore('bulk-progress', () => {
  const shown = ref<string | null>(null)
  return { shown }
})
