/**
 * Everything a person can ask the console to do. Keys, palette, menus and the `?` sheet are all fed from here;
 * whoever can carry an action out binds a handler to it (`useActions`). Labels are messages `actions.<id>`.
 * A key is one key (`j`, `?`, `Enter`), a chord (`mod+k`, where mod is Ctrl, or Cmd on a Mac), or two in a row (`g m`),
 * whose first key must not be an action of its own.
 */
export const catalogue = {
  'general.palette': { group: 'general', keys: ['mod+k'], icon: 'i-lucide-search', palette: false },
  'general.keys': { group: 'general', keys: ['?'], icon: 'i-lucide-keyboard' },
  'general.undo': { group: 'general', keys: ['z'], icon: 'i-lucide-undo-2' },
  'general.navigation': { group: 'general', keys: ['['], icon: 'i-lucide-panel-left' },
  'general.timer': { group: 'general', keys: ['shift+o'], icon: 'i-lucide-square' },
  'general.theme_light': { group: 'general', keys: [], icon: 'i-lucide-sun' },
  'general.theme_dark': { group: 'general', keys: [], icon: 'i-lucide-moon' },
  'general.theme_system': { group: 'general', keys: [], icon: 'i-lucide-monitor' },
  'general.duty': { group: 'general', keys: [], icon: 'i-lucide-circle-power' },
  'general.sign_out': { group: 'general', keys: [], icon: 'i-lucide-log-out' },

  'go.tickets': { group: 'go', keys: ['g t'], icon: 'i-lucide-inbox' },
  'go.mine': { group: 'go', keys: ['g m'], icon: 'i-lucide-circle-user' },
  'go.unassigned': { group: 'go', keys: ['g u'], icon: 'i-lucide-circle-dashed' },
  'go.outbox': { group: 'go', keys: ['g o'], icon: 'i-lucide-send' },
  'go.intakes': { group: 'go', keys: ['g i'], icon: 'i-lucide-mail-open' },
  'go.people': { group: 'go', keys: ['g p'], icon: 'i-lucide-users' },
  'go.organizations': { group: 'go', keys: ['g c'], icon: 'i-lucide-building-2' },
  'go.profile': { group: 'go', keys: [], icon: 'i-lucide-circle-user' },
  'go.audit': { group: 'go', keys: ['g l'], icon: 'i-lucide-scroll-text' },
  'go.workload': { group: 'go', keys: ['g w'], icon: 'i-lucide-gauge' },
  'go.time': { group: 'go', keys: ['g h'], icon: 'i-lucide-timer' },
  'go.answers': { group: 'go', keys: ['g r'], icon: 'i-lucide-message-square-quote' },
  'go.bulk': { group: 'go', keys: ['g b'], icon: 'i-lucide-list-checks' },
  'go.recurring': { group: 'go', keys: ['g e'], icon: 'i-lucide-repeat' },
  'go.deleted': { group: 'go', keys: [], icon: 'i-lucide-trash-2' },
  'go.settings': { group: 'go', keys: ['g s'], icon: 'i-lucide-settings' },

  'list.new': { group: 'list', keys: ['c'], icon: 'i-lucide-square-pen' },
  'list.next': { group: 'list', keys: ['j', 'ArrowDown'], icon: 'i-lucide-arrow-down', palette: false },
  'list.previous': { group: 'list', keys: ['k', 'ArrowUp'], icon: 'i-lucide-arrow-up', palette: false },
  'list.open': { group: 'list', keys: ['Enter', 'o'], icon: 'i-lucide-corner-down-left', palette: false },
  'list.select': { group: 'list', keys: ['x'], icon: 'i-lucide-square-check' },
  'list.select_next': {
    group: 'list',
    keys: ['shift+ArrowDown', 'shift+j'],
    icon: 'i-lucide-arrow-down',
    palette: false,
  },
  'list.select_previous': {
    group: 'list',
    keys: ['shift+ArrowUp', 'shift+k'],
    icon: 'i-lucide-arrow-up',
    palette: false,
  },
  'list.select_all': { group: 'list', keys: ['mod+a'], icon: 'i-lucide-list-checks' },
  'list.select_none': { group: 'list', keys: ['Escape'], icon: 'i-lucide-x' },
  'list.change': { group: 'list', keys: ['m'], icon: 'i-lucide-pencil' },
  'list.macro': { group: 'list', keys: ['shift+r'], icon: 'i-lucide-zap' },
  'list.save_view': { group: 'list', keys: ['shift+v'], icon: 'i-lucide-save' },
  'list.columns': { group: 'list', keys: [], icon: 'i-lucide-columns-3' },
  'list.views': { group: 'list', keys: [], icon: 'i-lucide-list-ordered' },
  'list.filter': { group: 'list', keys: ['/', 'f'], icon: 'i-lucide-list-filter' },

  'ticket.reply': { group: 'ticket', keys: ['r'], icon: 'i-lucide-reply' },
  'ticket.reply_all': { group: 'ticket', keys: ['shift+r'], icon: 'i-lucide-reply-all' },
  'ticket.forward': { group: 'ticket', keys: ['shift+f'], icon: 'i-lucide-forward' },
  'ticket.note': { group: 'ticket', keys: ['n'], icon: 'i-lucide-sticky-note' },
  'ticket.assign_me': { group: 'ticket', keys: ['i'], icon: 'i-lucide-user-check' },
  'ticket.assignee': { group: 'ticket', keys: ['a'], icon: 'i-lucide-user' },
  'ticket.status': { group: 'ticket', keys: ['s'], icon: 'i-lucide-circle-dot' },
  'ticket.priority': { group: 'ticket', keys: ['p'], icon: 'i-lucide-signal-high' },
  'ticket.queue': { group: 'ticket', keys: ['q'], icon: 'i-lucide-inbox' },
  'ticket.tags': { group: 'ticket', keys: ['t'], icon: 'i-lucide-tag' },
  'ticket.macro': { group: 'ticket', keys: ['m'], icon: 'i-lucide-zap' },
  'ticket.checklist': { group: 'ticket', keys: ['l'], icon: 'i-lucide-list-checks' },
  'ticket.checklist_template': { group: 'ticket', keys: ['shift+l'], icon: 'i-lucide-list-plus' },
  'ticket.timer': { group: 'ticket', keys: ['o'], icon: 'i-lucide-timer' },
  'ticket.log_time': { group: 'ticket', keys: ['shift+t'], icon: 'i-lucide-clock-plus' },
  'ticket.watch': { group: 'ticket', keys: ['w'], icon: 'i-lucide-eye' },
  'ticket.watchers': { group: 'ticket', keys: ['shift+w'], icon: 'i-lucide-user-plus' },
  'ticket.resolve': { group: 'ticket', keys: ['e'], icon: 'i-lucide-circle-check' },
  'ticket.files': { group: 'ticket', keys: ['v'], icon: 'i-lucide-paperclip' },
  'ticket.impact': { group: 'ticket', keys: [], icon: 'i-lucide-waves' },
  'ticket.urgency': { group: 'ticket', keys: [], icon: 'i-lucide-timer' },
  'ticket.resolution': { group: 'ticket', keys: ['d'], icon: 'i-lucide-clipboard-check' },
  'ticket.snooze': { group: 'ticket', keys: ['b'], icon: 'i-lucide-alarm-clock' },
  'ticket.remind': { group: 'ticket', keys: ['y'], icon: 'i-lucide-bell-plus' },
  'ticket.link': { group: 'ticket', keys: ['shift+k'], icon: 'i-lucide-link' },
  'ticket.merge': { group: 'ticket', keys: ['shift+m'], icon: 'i-lucide-merge' },
  'ticket.split': { group: 'ticket', keys: ['shift+s'], icon: 'i-lucide-split' },
  'ticket.clone': { group: 'ticket', keys: ['shift+c'], icon: 'i-lucide-copy-plus' },
  'ticket.recur': { group: 'ticket', keys: ['shift+p'], icon: 'i-lucide-repeat' },
  'ticket.history': { group: 'ticket', keys: ['h'], icon: 'i-lucide-history' },
  'ticket.delete': { group: 'ticket', keys: ['#'], icon: 'i-lucide-trash-2' },
  'ticket.next': { group: 'ticket', keys: ['j'], icon: 'i-lucide-arrow-down', palette: false },
  'ticket.previous': { group: 'ticket', keys: ['k'], icon: 'i-lucide-arrow-up', palette: false },
  'ticket.back': { group: 'ticket', keys: ['u', 'Escape'], icon: 'i-lucide-arrow-left', palette: false },

  'composer.canned': { group: 'composer', keys: ['mod+;'], icon: 'i-lucide-message-square-quote' },
  'composer.send': { group: 'composer', keys: ['mod+Enter'], icon: 'i-lucide-send', palette: false },
  'composer.send_resolve': {
    group: 'composer',
    keys: ['mod+shift+Enter'],
    icon: 'i-lucide-check-check',
    palette: false,
  },
} as const satisfies Record<string, ActionEntry>

export type ActionGroup = 'general' | 'go' | 'list' | 'ticket' | 'composer'
export type ActionEntry = {
  group: ActionGroup
  keys: readonly string[]
  icon: string
  /** Off for what makes no sense to pick from the palette. */
  palette?: boolean
}
export type ActionId = keyof typeof catalogue

export const actionIds = Object.keys(catalogue) as ActionId[]
export const actionGroups: readonly ActionGroup[] = ['general', 'go', 'list', 'ticket', 'composer']

/** A macro with a key of a person's own: `macro.` and its id. It has none from the start. */
export type MacroAction = `macro.${string}`
export type AnyAction = ActionId | MacroAction

const macroEntry: ActionEntry = { group: 'ticket', keys: [], icon: 'i-lucide-zap', palette: false }
export const isMacro = (id: string): id is MacroAction => id.startsWith('macro.')

export function entryOf(id: AnyAction): ActionEntry {
  return isMacro(id) ? macroEntry : catalogue[id]
}
