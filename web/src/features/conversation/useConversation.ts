import { type InfiniteData, useQueryClient } from '@tanstack/vue-query'
import { nextTick } from 'vue'
import type { Message } from '#domain/tickets/ticket.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting, type Page } from '@/shared/api/types.ts'
import { useSession } from '../session/store.ts'
import { adoptTicket } from '../tickets/cache.ts'
import { useTold } from '../tickets/changes/useTold.ts'
import { keepUnsent } from '../tickets/composer/drafts.ts'
import { useComposerInbox } from '../tickets/composer/inbox.ts'
import { messagesOptions } from '../tickets/queries.ts'
import * as api from './api.ts'
import { asHtml } from './asHtml.ts'

type Messages = InfiniteData<Page<'messages', Message>>

/** What can be done with a message that was said. Refusals are said in a toast. */
export function useConversation() {
  const queries = useQueryClient()
  const told = useTold()
  const inbox = useComposerInbox()
  const session = useSession()

  /** True when it was done. */
  async function run(number: string, action: () => Promise<object>): Promise<boolean> {
    try {
      const answer = await action()
      if (isWaiting(answer)) void told.waits(answer, number)
      await queries.invalidateQueries({ queryKey: ['ticket', number] })
      return true
    } catch (error) {
      told.refused(asProblem(error).message)
      await queries.invalidateQueries({ queryKey: ['ticket', number] })
      return false
    }
  }

  function hide(number: string, id: string): void {
    queries.setQueryData<Messages>(messagesOptions(number).queryKey as never, (data) => {
      if (!data) return data
      const pages = data.pages.map((page) => ({
        ...page,
        messages: page.messages.filter((message) => message.id !== id),
      }))
      return { ...data, pages }
    })
  }

  /** Into the composer, or where there is none on screen into the ticket's draft. */
  async function handBack(back: ReturnType<typeof returned>): Promise<void> {
    inbox.handBack(back)
    await nextTick()
    if (inbox.returned?.ticket !== back.ticket) return
    const { ticket, kind, ...content } = back
    await keepUnsent({ person: session.person?.id ?? '', ticket, kind }, content)
    inbox.collect(ticket)
  }

  /** Takes a message back before it is mailed; what it said is in the composer again. */
  async function takeBack(number: string, message: Message): Promise<boolean> {
    return run(number, async () => {
      const answer = await api.takeBackMessage(number, message.id)
      await handBack(returned(number, message))
      hide(number, message.id)
      if (!isWaiting(answer)) adoptTicket(queries, answer.ticket)
      return answer
    })
  }

  const pin = (number: string, { id }: Message, pinned: boolean) =>
    run(number, () => api.pinMessage(number, id, pinned))
  const remove = (number: string, { id }: Message, reason: string) =>
    run(number, () => api.deleteMessage(number, id, reason))
  const restore = (number: string, { id }: Message) => run(number, () => api.restoreMessage(number, id))

  return { takeBack, pin, remove, restore }
}

/** A message as the composer goes on with it. */
function returned(ticket: string, { kind, html, text, attachments, ...message }: Message) {
  const { audience, recipients, forwards } = message
  const people = audience?.people.map(({ id }) => id) ?? []
  const files = attachments.map(({ id, name, size, contentId }) => ({ id, name, size, contentId }))
  return {
    ...{ ticket, text, files, html: html ?? asHtml(text) },
    kind: forwards ? ('forward' as const) : kind,
    addressed: {
      audience: audience && (audience.team ? { team: audience.team.id } : { people }),
      ...{ recipients, forwards },
    },
  }
}
