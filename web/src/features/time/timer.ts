import { useToast } from '@nuxt/ui/composables/useToast'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { proposedMinutes, ranFor } from '#domain/time/timer.ts'
import { asProblem } from '@/shared/api/problem.ts'
import * as api from './api.ts'
import { useTimeDialog } from './dialog.ts'

/** One's timer as it was last heard of, and when that was. */
type Heard = api.Timer & { heardAt: number }

/** The one timer that somebody has, the same in all their windows. */
export const useTimer = defineStore('timer', () => {
  const { t } = useI18n()
  const toast = useToast()
  const dialog = useTimeDialog()
  const timer = shallowRef<Heard | null>(null)

  const hear = (heard: api.Timer | null | undefined) => {
    timer.value = heard ? { ...heard, heardAt: Date.now() } : null
  }
  const refresh = () =>
    api.getTimer().then(
      (answer) => hear(answer.timer),
      // It is asked again with the next news.
      () => undefined,
    )

  /** The seconds it ran by `now`. */
  function secondsAt(now: number): number {
    const known = timer.value
    if (!known) return 0
    return ranFor({ seconds: known.seconds, startedAt: known.running ? known.heardAt : null }, now)
  }

  async function tell(request: Promise<{ timer?: api.Timer | null }>): Promise<void> {
    try {
      hear((await request).timer)
    } catch (error) {
      const problem = asProblem(error)
      await refresh()
      toast.add({ title: t('shell.timer.refused'), description: problem.message, color: 'error' })
    }
  }

  const run = (running: boolean) => tell(api.runTimer(running))
  const discard = () => tell(api.discardTimer().then(() => ({ timer: null })))

  /** Pauses it, and offers what it measured to be logged. */
  async function stop(): Promise<void> {
    if (timer.value?.running) await run(false)
    const known = timer.value
    if (!known) return
    const { number, subject } = known.ticket
    const minutes = proposedMinutes(known.seconds)
    dialog.asked = { number, subject, minutes, timer: known.id }
  }

  /** Starts it on a ticket, or pauses it there; one on another ticket is offered to be logged first. */
  function toggle(number: string): Promise<void> {
    const known = timer.value
    if (!known || known.ticket.number === number)
      return known?.running ? run(false) : tell(api.startTimer(number))
    toast.add({
      title: t('shell.timer.another', { number: known.ticket.number }),
      description: t('shell.timer.another_text'),
      color: 'neutral',
      icon: 'i-lucide-timer',
    })
    return stop()
  }

  return { timer, refresh, secondsAt, run, discard, stop, toggle, hear }
})

/** Seconds as a running clock: "0:05", "12:30", "1:02:03". */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.trunc(seconds / 3600), Math.trunc((seconds % 3600) / 60)]
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
