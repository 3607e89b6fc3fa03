import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Message, NewMessage } from '#domain/tickets/ticket.ts'
import { useConversation } from '@/features/conversation/useConversation.ts'
import { useChildOutcomes } from '@/features/links/endings.ts'
import { asProblem } from '@/shared/api/problem.ts'
import { isWaiting } from '@/shared/api/types.ts'
import { uuid } from '@/shared/uuid.ts'
import { addMessage } from '../api.ts'
import { adoptTicket } from '../cache.ts'
import { useCommands } from '../changes/commands.ts'
import { forgetUndo, rememberUndo, undoWindow } from '../changes/undo.ts'
import { loadOutgoing, type Outgoing, removeOutgoing, saveOutgoing } from './drafts.ts'

export type OutgoingState = 'sending' | 'waiting' | 'failed'
export type Departing = Outgoing & {
  state: OutgoingState
  problem: string | null
  /** What somebody else answered first. */
  answer?: Message | undefined
}

/** What the server is asked for. */
function asMessage({ kind, html, text, files, status, given, seen, addressed }: Outgoing): NewMessage {
  const { audience, recipients, forwards } = addressed ?? {}
  const isForward = kind === 'forward' && forwards
  return {
    ...{ kind: kind === 'reply' ? ('reply' as const) : ('note' as const), html, text },
    files: files.map((file) => file.id),
    ...(status && { status, ...given }),
    ...(kind === 'reply' && seen && { seen }),
    ...(kind === 'note' && audience && { audience }),
    ...(kind !== 'note' && recipients && { recipients }),
    ...(isForward && { forwards }),
  }
}

/** Messages on their way. Each is kept on this device, with one idempotency key, until the server has it. */
export const useOutgoing = defineStore('outgoing', () => {
  const queries = useQueryClient()
  const commands = useCommands()
  const tellOutcomes = useChildOutcomes()
  const { takeBack } = useConversation()
  const messages = ref<Departing[]>([])
  /** The keys of those that were taken back before the server had them. */
  const takenBack = new Set<string>()
  let resumedFor: string | null = null

  const ofTicket = (ticket: string) =>
    computed(() => messages.value.filter((message) => message.ticket === ticket))

  function set(key: string, state: OutgoingState, problem: string | null = null, answer?: Message): void {
    messages.value = messages.value.map((message) =>
      message.key === key ? { ...message, state, problem, answer } : message,
    )
  }

  async function forget(key: string): Promise<void> {
    await removeOutgoing(key)
    messages.value = messages.value.filter((message) => message.key !== key)
  }

  /** Takes a message over. Resolves when it is safe on this device; what becomes of it shows in the conversation. */
  async function send(
    message: Omit<Outgoing, 'key' | 'at'>,
    onSent: (message: Message) => void = () => undefined,
  ): Promise<void> {
    const outgoing = { ...message, key: uuid(), at: Date.now() }
    messages.value = [...messages.value, { ...outgoing, state: 'sending', problem: null }]
    // From the first moment on the key that takes back means this, not what was done before it.
    rememberUndo(() => takenBack.add(outgoing.key), Date.now(), undoWindow, outgoing.key)
    await saveOutgoing(outgoing).catch(() => undefined)
    void attempt(outgoing, onSent)
  }

  async function attempt(
    message: Outgoing,
    onSent: (message: Message) => void = () => undefined,
  ): Promise<void> {
    const { ticket, key } = message
    try {
      const body = asMessage(message)
      const answer = await addMessage(ticket, body, { key })
      if (isWaiting(answer)) {
        set(key, 'waiting')
        const outcome = await commands.wait(answer.command.id, ticket)
        if (outcome.state === 'rejected') return set(key, 'failed', outcome.reason)
      } else {
        adoptTicket(queries, answer.ticket)
        if (answer.children) tellOutcomes(ticket, answer.children)
        onSent(answer.message)
        forgetUndo(key)
        if (takenBack.delete(key) && answer.message.undo) await takeBack(ticket, answer.message)
      }
      // The real message shows before its stand-in goes, so that nothing jumps.
      await queries.invalidateQueries({ queryKey: ['ticket', ticket] })
      await forget(key)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.answer) void queries.invalidateQueries({ queryKey: ['ticket', ticket] })
      set(key, 'failed', problem.message, problem.answer)
    }
  }

  function retry(key: string): void {
    const message = messages.value.find((candidate) => candidate.key === key)
    if (!message) return
    set(key, 'sending')
    void attempt(message)
  }

  /** Sends what crossed somebody's answer, now that this was read: as another request, under a key of its own. */
  async function sendAnyway(key: string): Promise<void> {
    const message = messages.value.find((candidate) => candidate.key === key)
    if (!message?.answer) return
    const { state: _, problem: __, answer, key: ___, ...plain } = message
    await forget(key)
    await send({ ...plain, seen: answer.seq })
  }

  /** Shows what was on its way when the page was closed; the person decides whether it still shall go. */
  async function resume(person: string, interrupted: string): Promise<void> {
    if (resumedFor === person) return
    resumedFor = person
    const kept = await loadOutgoing(person).catch(() => [])
    const known = new Set(messages.value.map((message) => message.key))
    const left = kept.filter((message) => !known.has(message.key))
    messages.value = [
      ...left.map((message) => ({ ...message, state: 'failed' as const, problem: interrupted })),
      ...messages.value.filter((message) => message.person === person),
    ]
  }

  return { messages, ofTicket, send, sendAnyway, retry, forget, resume }
})
