/** Whom or what a permission reaches: things of one's own, of one's teams' queues, of named queues, of one's organizations, all. */
export const scopes = ['own', 'team', 'queue', 'organization', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What a permission lets somebody do, and with what, in CASL's terms. */
type Definition = { action: string; subject: string; says: string; scoped?: true }

/** Every permission there is, by the feature it belongs to. `scoped` ones can be granted for a part of the tickets. */
export const permissionGroups = {
  tickets: {
    'ticket.read': { action: 'read', subject: 'Ticket', says: 'See tickets', scoped: true },
    'ticket.create': { action: 'create', subject: 'Ticket', says: 'Open tickets' },
    'ticket.open_for': { action: 'open_for', subject: 'Ticket', says: 'Open tickets for others' },
    'ticket.update': { action: 'update', subject: 'Ticket', says: 'Change fields and status', scoped: true },
    'ticket.assign': { action: 'assign', subject: 'Ticket', says: 'Assign tickets', scoped: true },
    'ticket.move': { action: 'move', subject: 'Ticket', says: 'Move tickets to another queue', scoped: true },
    'ticket.delete': {
      action: 'delete',
      subject: 'Ticket',
      says: 'Delete and restore tickets',
      scoped: true,
    },
    'reply.create': { action: 'reply', subject: 'Ticket', says: 'Reply', scoped: true },
    'note.create': { action: 'note', subject: 'Ticket', says: 'Write notes', scoped: true },
    'note.read': { action: 'read_notes', subject: 'Ticket', says: 'Read notes', scoped: true },
    'note.read_restricted': {
      action: 'read_restricted',
      subject: 'Ticket',
      says: 'Read notes meant for others',
      scoped: true,
    },
    'message.delete': {
      action: 'delete_messages',
      subject: 'Ticket',
      says: 'Delete and restore messages',
      scoped: true,
    },
    'watcher.manage': {
      action: 'manage_watchers',
      subject: 'Ticket',
      says: 'Add and remove watchers',
      scoped: true,
    },
    'tag.read': { action: 'read', subject: 'Tag', says: 'See tags' },
    'tag.create': { action: 'create', subject: 'Tag', says: 'Make tags' },
    'tag.manage': { action: 'manage', subject: 'Tag', says: 'Change, merge and delete tags' },
    'time.log': {
      action: 'log_time',
      subject: 'Ticket',
      says: 'Log time, and change what one logged',
      scoped: true,
    },
    'time.read': { action: 'read_time', subject: 'Ticket', says: 'See what everybody logged', scoped: true },
    'time.manage': {
      action: 'manage_time',
      subject: 'Ticket',
      says: "Log time for others, and change others' time",
      scoped: true,
    },
    'time_type.manage': { action: 'manage', subject: 'TimeType', says: 'Change types of work' },
    'recurring.use': {
      action: 'use',
      subject: 'Recurring',
      says: 'Plan tickets for later, and recurring ones',
    },
    'recurring.manage': {
      action: 'manage',
      subject: 'Recurring',
      says: "See and change others' recurring tickets",
    },
    'view.use': { action: 'use', subject: 'View', says: 'Use shared views of the list, and keep own ones' },
    'view.manage': { action: 'manage', subject: 'View', says: 'Change shared views of the list' },
    'process.read': { action: 'read', subject: 'Process', says: 'See the processes behind a ticket' },
  },
  answers: {
    'canned_reply.use': {
      action: 'use',
      subject: 'CannedReply',
      says: 'Use canned replies, and keep own ones',
    },
    'canned_reply.manage': { action: 'manage', subject: 'CannedReply', says: 'Change shared canned replies' },
    'macro.use': { action: 'use', subject: 'Macro', says: 'Run macros, and keep own ones' },
    'macro.manage': { action: 'manage', subject: 'Macro', says: 'Change shared macros' },
    'template.use': {
      action: 'use',
      subject: 'Template',
      says: 'Use templates for new tickets, and keep own ones',
    },
    'template.manage': { action: 'manage', subject: 'Template', says: 'Change shared templates' },
    'checklist.use': {
      action: 'use',
      subject: 'Checklist',
      says: 'Use templates for checklists, and keep own ones',
    },
    'checklist.manage': {
      action: 'manage',
      subject: 'Checklist',
      says: 'Change shared templates for checklists',
    },
  },
  mail: {
    'intake.read': { action: 'read', subject: 'Intake', says: 'See received mails' },
    'intake.repair': {
      action: 'update',
      subject: 'Intake',
      says: 'Retry, release or discard received mails',
    },
    'delivery.read': { action: 'read', subject: 'Delivery', says: 'See sent mails' },
    'delivery.repair': { action: 'update', subject: 'Delivery', says: 'Retry or discard mails to send' },
  },
  files: {
    'file.remove': {
      action: 'remove_files',
      subject: 'Ticket',
      says: 'Remove files from tickets',
      scoped: true,
    },
    'file.log': {
      action: 'read_downloads',
      subject: 'Ticket',
      says: 'See who downloaded files',
      scoped: true,
    },
    'file.manage': { action: 'manage', subject: 'Files', says: 'Change what files are taken' },
  },
  people: {
    'person.read': { action: 'read', subject: 'Person', says: 'See people' },
    'person.create': { action: 'create', subject: 'Person', says: 'Add people' },
    'person.update': { action: 'update', subject: 'Person', says: 'Change people' },
    'person.merge': { action: 'merge', subject: 'Person', says: 'Merge people' },
    'person.import': { action: 'import', subject: 'Person', says: 'Import people' },
    'person.export': { action: 'export', subject: 'Person', says: 'Export people' },
    'organization.read': { action: 'read', subject: 'Organization', says: 'See organizations' },
    'organization.manage': { action: 'manage', subject: 'Organization', says: 'Change organizations' },
    'team.read': { action: 'read', subject: 'Team', says: 'See teams and their workload' },
    'team.manage': { action: 'manage', subject: 'Team', says: 'Change teams, skills and absences' },
    'queue.read': { action: 'read', subject: 'Queue', says: 'See queues' },
    'queue.manage': { action: 'manage', subject: 'Queue', says: 'Change queues' },
  },
  promises: {
    'settings.read': { action: 'read', subject: 'Settings', says: 'See calendars, policies and lifecycles' },
    'sla.manage': { action: 'update', subject: 'Sla', says: 'Change calendars and SLA policies' },
    'field.manage': { action: 'manage', subject: 'Field', says: 'Change custom fields' },
    'lifecycle.manage': { action: 'update', subject: 'Lifecycle', says: 'Change lifecycles' },
    'conversation.manage': {
      action: 'update',
      subject: 'Conversation',
      says: 'Change for how long messages can be edited',
    },
  },
  access: {
    'role.read': { action: 'read', subject: 'Role', says: 'See roles and who has them' },
    'role.manage': { action: 'manage', subject: 'Role', says: 'Change roles' },
    'role.assign': { action: 'assign', subject: 'Role', says: 'Give people roles' },
    'delegation.create': {
      action: 'create',
      subject: 'Delegation',
      says: 'Lend rights to others for a while',
    },
    'delegation.manage': { action: 'manage', subject: 'Delegation', says: "See and end others' delegations" },
    'session.manage': { action: 'manage', subject: 'Session', says: "See and end others' sessions" },
    'token.create': { action: 'create', subject: 'Token', says: 'Make API tokens' },
    'security.manage': { action: 'manage', subject: 'Security', says: 'Change how people sign in' },
    'audit.read': { action: 'read', subject: 'Audit', says: 'Read the audit log' },
    'audit.export': { action: 'export', subject: 'Audit', says: 'Export the audit log and its reports' },
  },
} as const satisfies Record<string, Record<string, Definition>>

type Groups = typeof permissionGroups
export type Permission = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups] & string

/** The same, without their groups. */
export const permissions = Object.assign({}, ...Object.values(permissionGroups)) as Record<
  Permission,
  Definition
>

export const permissionNames = Object.keys(permissions) as Permission[]
