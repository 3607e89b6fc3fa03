import { defineEntity, p } from '@mikro-orm/core'
import { watchReasons } from '#domain/watchers/watcher.ts'
import { Person, Team } from './people.entity.ts'
import { Ticket } from './tickets.entity.ts'

/** Who follows a ticket: a person or a whole team. */
export const TicketWatcher = defineEntity({
  name: 'TicketWatcher',
  tableName: 'ticket_watcher',
  properties: {
    id: p.uuid().primary(),
    ticket: () => p.manyToOne(Ticket).deleteRule('cascade'),
    person: () => p.manyToOne(Person).nullable().index().deleteRule('cascade'),
    team: () => p.manyToOne(Team).nullable().index().deleteRule('cascade'),
    reason: p.enum(watchReasons),
    addedBy: () => p.manyToOne(Person).nullable().index().deleteRule('set null'),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
  uniques: [
    { name: 'ticket_watcher_person', properties: ['ticket', 'person'] },
    { name: 'ticket_watcher_team', properties: ['ticket', 'team'] },
  ],
  checks: [{ name: 'ticket_watcher_one', expression: '("person_id" is null) <> ("team_id" is null)' }],
})
