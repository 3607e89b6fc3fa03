/** A named filter that every agent has. */
type BuiltIn = { key: string; name: string; filter: string; sort: string; counted: boolean }

/** The views that are there from the start. */
export const builtInViews: readonly BuiltIn[] = [
  { key: 'mine', name: 'My tickets', filter: 'is:mine is:open -is:snoozed', sort: 'dueAt', counted: true },
  { key: 'team', name: 'My team', filter: 'is:team is:open -is:snoozed', sort: 'dueAt', counted: true },
  {
    key: 'unassigned',
    name: 'Unassigned',
    filter: 'is:unassigned status:new,open -is:snoozed',
    sort: 'dueAt',
    counted: true,
  },
  { key: 'open', name: 'All open', filter: 'is:open -is:snoozed', sort: '-updatedAt', counted: true },
  { key: 'breached', name: 'Breached', filter: 'is:breached is:open', sort: '-updatedAt', counted: true },
  { key: 'pending', name: 'Pending', filter: 'status:pending', sort: '-updatedAt', counted: true },
  { key: 'on-hold', name: 'On hold', filter: 'status:on_hold', sort: '-updatedAt', counted: true },
  {
    key: 'watched',
    name: 'Watching',
    filter: 'watcher:me is:open -is:snoozed',
    sort: '-updatedAt',
    counted: true,
  },
  { key: 'reminded', name: 'Reminders', filter: 'is:reminded', sort: '-updatedAt', counted: true },
  { key: 'snoozed', name: 'Snoozed', filter: 'is:snoozed', sort: '-updatedAt', counted: true },
  { key: 'resolved', name: 'Resolved', filter: 'status:resolved', sort: '-updatedAt', counted: false },
  { key: 'all', name: 'All tickets', filter: '', sort: '-updatedAt', counted: false },
]
