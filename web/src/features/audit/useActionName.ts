import { useI18n } from 'vue-i18n'

/** What an action is called; its own name when it has no other. */
export function useActionName() {
  const { t, te } = useI18n()
  return (action: string): string => {
    const key = `audit.action.${action.replaceAll('.', '__')}`
    return te(key) ? t(key) : action
  }
}

const icons: readonly (readonly [prefix: string, icon: string])[] = [
  ['alert.', 'i-lucide-triangle-alert'],
  ['sign_in.failed', 'i-lucide-shield-x'],
  ['sign_in.locked', 'i-lucide-lock'],
  ['sign_', 'i-lucide-log-in'],
  ['permission.', 'i-lucide-shield-x'],
  ['role.', 'i-lucide-shield'],
  ['person.', 'i-lucide-user'],
  ['token.', 'i-lucide-key-round'],
  ['session.', 'i-lucide-log-out'],
]

/** The mark of an action, and whether it is one to look at. */
export function markOf(action: string): { icon: string; tone: string } {
  const icon = action.endsWith('.export')
    ? 'i-lucide-download'
    : (icons.find(([prefix]) => action.startsWith(prefix))?.[1] ?? 'i-lucide-pencil')
  const isBad = /^(alert\.(?!acknowledge)|sign_in\.(failed|locked)|permission\.)/.test(action)
  return { icon, tone: isBad ? 'text-warning' : 'text-muted' }
}
