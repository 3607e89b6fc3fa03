import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { type CommandState, getCommand } from '../api.ts'

export type Outcome = { state: 'committed' | 'rejected'; reason: string }

const firstWait = 1000
const longestWait = 10_000

/** Commands that are stored but not yet carried out, since the engine behind the API is away. */
export const useCommands = defineStore('commands', () => {
  const queries = useQueryClient()
  const waiting = ref<{ id: string; ticket: string }[]>([])

  /** Resolves when the command was carried out or refused. */
  async function wait(id: string, ticket: string): Promise<Outcome> {
    waiting.value = [...waiting.value, { id, ticket }]
    for (let pause = firstWait; ; pause = Math.min(longestWait, pause * 1.5)) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      const command = await getCommand(id).then(
        (answer) => answer.command,
        () => null,
      )
      if (!command || command.state === 'pending') continue
      waiting.value = waiting.value.filter((other) => other.id !== id)
      void queries.invalidateQueries({ queryKey: ['ticket', ticket] })
      void queries.invalidateQueries({ queryKey: ['tickets'] })
      return { state: command.state, reason: reasonText(command.reason) }
    }
  }

  return { waiting, wait }
})

function reasonText(reason: CommandState['reason']): string {
  if (!reason) return ''
  return typeof reason === 'string' ? reason : reason.detail || reason.code
}
