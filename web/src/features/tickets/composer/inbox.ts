import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Outgoing } from './drafts.ts'

type Returned = Pick<Outgoing, 'ticket' | 'kind' | 'html' | 'text' | 'files'>

/** Where the composer finds what is handed back to it: a message that could not be sent and is edited again. */
export const useComposerInbox = defineStore('composer-inbox', () => {
  const returned = shallowRef<Returned | null>(null)

  function handBack(message: Returned): void {
    const { ticket, kind, html, text, files } = message
    returned.value = { ticket, kind, html, text, files }
  }
  function collect(ticket: string): Returned | null {
    if (returned.value?.ticket !== ticket) return null
    const found = returned.value
    returned.value = null
    return found
  }

  return { returned, handBack, collect }
})
