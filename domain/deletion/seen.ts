import type { Ability } from '../access/abilities.ts'
import { asTicket, type TicketSubject } from '../access/ticket-subject.ts'
import { Catalogue, narrowed } from '../query/fields.ts'
import { leavesOf, type Query } from '../query/tree.ts'

/** Whether who has `ability` may know of that ticket: a deleted one is there for those only who may restore it. */
export function seesTicket(ability: Ability, ticket: TicketSubject, isDeleted: boolean): boolean {
  const subject = asTicket(ticket)
  return ability.can('read', subject) && (!isDeleted || ability.can('delete', subject))
}

/** Whether a filter says something of deletion. Only then are deleted tickets among those it looks at. */
export function asksForDeleted(query: Query): boolean {
  return leavesOf(query).some(
    (leaf) =>
      'field' in leaf &&
      (leaf.field === 'deleted' || (leaf.field === 'is' && leaf.values.includes('deleted'))),
  )
}

/** The same without what only those can ask who may restore tickets. */
export function withoutDeleted({ fields }: Catalogue): Catalogue {
  return new Catalogue(narrowed(fields, ({ name }) => name !== 'deleted'))
}
