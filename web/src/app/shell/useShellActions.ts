import { useRouter } from 'vue-router'
import { useSession } from '@/features/session/store.ts'
import { useDutySwitch } from '@/features/teams/useDutySwitch.ts'
import { undoLast } from '@/features/tickets/changes/undo.ts'
import { type ActionId, useActions } from '@/shared/actions/index.ts'
import type { Bindings } from '@/shared/actions/registry.ts'
import { type Theme, usePreferences } from '@/shared/preferences.ts'

/** What can be done from anywhere, as far as this person may. */
export function useShellActions(): void {
  const router = useRouter()
  const session = useSession()
  const preferences = usePreferences()
  const switchDuty = useDutySwitch()

  const go = (to: Parameters<typeof router.push>[0]) => () => router.push(to)
  const theme = (name: Theme) => () => {
    preferences.theme = name
  }
  const bindings: Bindings = {
    'general.undo': undoLast,
    'general.theme_light': theme('light'),
    'general.theme_dark': theme('dark'),
    'general.theme_system': theme('system'),
    'general.sign_out': async () => {
      await session.signOut()
      await router.push({ name: 'sign-in' })
    },
    'go.tickets': go({ name: 'tickets' }),
    'go.profile': go({ name: 'my-profile' }),
  }
  if (session.isAgent) {
    const view = (name: string) => go({ name: 'tickets', query: { view: name } })
    const agentOnly: Partial<Record<ActionId, () => unknown>> = {
      'go.mine': view('mine'),
      'go.unassigned': view('unassigned'),
      'go.outbox': go({ name: 'outbox' }),
      'go.intakes': go({ name: 'intakes' }),
      'go.people': go({ name: 'people' }),
      'go.bulk': go({ name: 'bulks' }),
      'go.workload': go({ name: 'workload' }),
      'general.duty': switchDuty,
    }
    Object.assign(bindings, agentOnly)
  }
  if (session.can('delete', 'Ticket'))
    bindings['go.deleted'] = go({ name: 'tickets', query: { filter: 'is:deleted' } })
  if (session.seesTime) bindings['go.time'] = go({ name: 'time' })
  if (session.can('read', 'Audit')) bindings['go.audit'] = go({ name: 'audit' })
  if (session.can('read', 'Organization')) bindings['go.organizations'] = go({ name: 'organizations' })
  if (session.can('use', 'CannedReply')) bindings['go.answers'] = go({ name: 'answers' })
  if (session.can('use', 'Recurring')) bindings['go.recurring'] = go({ name: 'recurring' })
  if (session.can('update', 'Sla')) bindings['go.settings'] = go({ name: 'settings' })
  useActions(bindings)
}
