import { onScopeDispose, watch } from 'vue'
import { useSession } from '@/features/session/store.ts'
import { useActions } from '@/shared/actions/index.ts'
import { useLive } from '@/shared/live/store.ts'
import { useTimer } from './timer.ts'

/** Keeps one's timer as the server has it, and offers to stop it from anywhere. */
export function useTimerNews(): void {
  const session = useSession()
  const live = useLive()
  const timers = useTimer()
  if (!session.can('log_time', 'Ticket')) return
  void timers.refresh()
  onScopeDispose(
    live.listen(
      (news) => {
        if (news.type === 'timer') void timers.refresh()
      },
      () => void timers.refresh(),
    ),
  )
  watch(
    () => session.person?.id,
    () => timers.hear(null),
  )
  useActions({ 'general.timer': () => void timers.stop() })
}
