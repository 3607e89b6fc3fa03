import { computed, type Ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Addressed, DraftKind } from '#domain/conversation/draft.ts'
import { quotedHtml } from '#domain/conversation/quote.ts'
import { nobodyElse } from '#domain/conversation/recipients.ts'
import { othersIn } from '#domain/conversation/reply-all.ts'
import type { Message, Ticket } from '#domain/tickets/ticket.ts'
import { dayTime } from '@/shared/time/format.ts'
import { type Answering, useComposerInbox } from '../tickets/composer/inbox.ts'
import { splitQuoted } from '../tickets/conversation/quoted.ts'

type Options = {
  ticket: () => Ticket
  messages: { data: Ref<{ pages: { messages: Message[] }[] } | undefined> }
  addressed: () => Addressed | null
  address: (change: Partial<Addressed>) => void
  start: (kind: DraftKind) => void
  /** What is being written, or null. */
  kind: () => DraftKind | null
  quote: (html: string) => void
}

/** Answering to everybody, quoting and forwarding: what messages ask of the composer. */
export function useAnswering({ ticket, messages, addressed, address, start, kind, quote }: Options) {
  const { t, locale } = useI18n()
  const inbox = useComposerInbox()
  let waiting: string | null = null

  const newestFirst = computed(() => messages.data.value?.pages.flatMap((page) => page.messages) ?? [])
  /** Whom an answer to everybody would go to as well. */
  const others = computed(() => othersIn(newestFirst.value, ticket().requester.email))

  function replyAll(): void {
    start('reply')
    const { to, cc, bcc } = addressed()?.recipients ?? nobodyElse
    const recipients = { to, bcc, cc: [...new Set([...cc, ...others.value])] }
    // The draft of a reply is looked up first.
    setTimeout(() => address({ recipients }), 60)
  }

  function forward(message = newestFirst.value.find((each) => !each.deleted && each.kind === 'reply')): void {
    if (!message) return
    start('forward')
    setTimeout(() => {
      const recipients = addressed()?.recipients ?? nobodyElse
      address({ forwards: message.id, recipients })
    }, 60)
  }

  /** Quotes into what is being written; an own message or a note only among agents. */
  function quoteMessage(message: Message): void {
    const name = message.author?.name ?? t('tickets.system')
    const heading = t('conversation.quoted', {
      name,
      at: dayTime(Date.parse(message.createdAt), locale.value),
    })
    const html = quotedHtml(heading, splitQuoted(message.text).own)
    const wanted = message.kind === 'note' ? 'note' : (kind() ?? 'reply')
    if (kind() === wanted) quote(html)
    else {
      waiting = html
      start(wanted)
      setTimeout(whenReady, 80)
    }
  }

  /** The editor is there: what waited for it goes in. */
  function whenReady(): void {
    if (waiting === null || kind() === null) return
    const html = waiting
    setTimeout(() => quote(html), 80)
    waiting = null
  }

  function answer({ how, message }: Answering): void {
    if (how === 'quote') quoteMessage(message)
    if (how === 'reply_all') replyAll()
    if (how === 'forward') forward(message)
  }
  watch(
    () => inbox.answering,
    (asked) => {
      if (asked?.ticket !== ticket().number) return
      inbox.answering = null
      answer(asked)
    },
  )

  return { others, replyAll, forward, whenReady }
}
