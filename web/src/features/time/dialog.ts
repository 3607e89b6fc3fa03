import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ShownTime } from './api.ts'

/** What the dialog is about: a ticket's new time, what a timer measured, or an entry to change. */
export type AskedTime = {
  number: string
  subject: string | null
  minutes?: number
  /** The timer that ends with it. */
  timer?: string
  entry?: ShownTime
}

/** The dialog that logs and changes time, wherever one is. */
export const useTimeDialog = defineStore('time-dialog', () => {
  const asked = shallowRef<AskedTime | null>(null)
  return { asked }
})
