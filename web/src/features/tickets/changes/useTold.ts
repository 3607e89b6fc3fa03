import { useToast } from '@nuxt/ui/composables/useToast'
import { useI18n } from 'vue-i18n'
import type { Waiting } from '@/shared/api/types.ts'
import { useCommands } from './commands.ts'
import { rememberUndo, undoWindow } from './undo.ts'

/** What is told of a change of tickets: that it is done, that it waits, or why it was refused. */
export function useTold() {
  const toast = useToast()
  const commands = useCommands()
  const { t } = useI18n()

  /** Says what was done, and offers to take it back where there is a way. */
  function done(title: string, undo: (() => unknown) | null = null, icon?: string): void {
    if (undo) rememberUndo(undo)
    toast.add({
      ...{ id: 'changed', title, icon, color: 'neutral' },
      ...(undo && { orientation: 'horizontal', duration: undoWindow }),
      actions: undo
        ? [
            {
              ...{ label: `${t('shell.undo')} (Z)`, color: 'neutral', variant: 'outline', size: 'xs' },
              onClick: () => void undo(),
            },
          ]
        : [],
    })
  }

  function refused(description: string, title = t('tickets.refused')): void {
    toast.add({ title, description, color: 'error', icon: 'i-lucide-circle-alert', duration: 10_000 })
  }

  /** Says that it is stored and waits, and later why it was refused if it is. True once it is carried out. */
  async function waits({ command }: Waiting, number: string): Promise<boolean> {
    toast.add({
      title: t('tickets.waiting_title'),
      description: t('tickets.waiting_text'),
      icon: 'i-lucide-hourglass',
    })
    const { state, reason } = await commands.wait(command.id, number)
    if (state === 'rejected') refused(reason)
    return state === 'committed'
  }

  return { done, refused, waits }
}
