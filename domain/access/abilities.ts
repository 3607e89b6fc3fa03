import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability'
import type { Role } from '../people/person.ts'

export type Action = 'manage' | 'read' | 'create' | 'update' | 'reply' | 'note'

/** What a permission is about; a ticket's conditions are in these fields. */
export type TicketSubject = { requesterId: string }
export type Subject =
  | 'all'
  | 'Ticket'
  | 'Person'
  | 'Queue'
  | 'Intake'
  | 'Delivery'
  | 'Settings'
  | 'Process'
  | (TicketSubject & { __caslSubjectType__: 'Ticket' })

export type Ability = MongoAbility<[Action, Subject]>

/** Who is asking. */
export type Viewer = { id: string; role: Role }

const grants: Record<Role, (viewer: Viewer, can: AbilityBuilder<Ability>['can']) => void> = {
  administrator: (_, can) => {
    can('manage', 'all')
  },
  agent: (_, can) => {
    can(['read', 'create', 'update', 'reply', 'note'], 'Ticket')
    can(['read', 'update'], ['Intake', 'Delivery'])
    can('read', ['Person', 'Queue', 'Settings', 'Process'])
  },
  requester: ({ id }, can) => {
    can('create', 'Ticket')
    can(['read', 'reply'], 'Ticket', { requesterId: id } as never)
  },
}

/** What `viewer` may do. One definition: the API asks it, lists become SQL from it, the console shows by it. */
export function abilityFor(viewer: Viewer): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility)
  grants[viewer.role](viewer, can)
  return build()
}

/** `ticket` as a subject to ask an ability about. */
export function asTicket(ticket: TicketSubject): Extract<Subject, object> {
  return subject('Ticket', { requesterId: ticket.requesterId })
}
