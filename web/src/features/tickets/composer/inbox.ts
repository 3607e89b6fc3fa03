import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Message } from '#domain/tickets/ticket.ts'
import type { Outgoing } from './drafts.ts'

type Returned = Pick<Outgoing, 'ticket' | 'kind' | 'html' | 'text' | 'files' | 'addressed'>

/** What a message is to be answered with: quoted in what is being written, answered to all, or forwarded. */
export type Answering = { ticket: string; how: 'quote' | 'reply_all' | 'forward'; message: Message }

/** Where the composer finds what is handed back to it: a message that could not be sent and is edited again. */
export const useComposerInbox = defineStore('composer-inbox', () => {
  const returned = shallowRef<Returned | null>(null)

  const answering = shallowRef<Answering | null>(null)

  function handBack(message: Returned): void {
    const { ticket, kind, html, text, files, addressed = null } = message
    returned.value = { ticket, kind, html, text, files, addressed }
  }
  function ask(asked: Answering): void {
    answering.value = asked
  }
  function collect(ticket: string): Returned | null {
    if (returned.value?.ticket !== ticket) return null
    const found = returned.value
    returned.value = null
    return found
  }

  return { returned, answering, handBack, ask, collect }
})
