import type { Command } from '../tickets/commands.ts'
import { type Outcome, type Rejection, reject } from '../tickets/outcome.ts'
import { kept, type LinkCommand, type LinkPayload, mostLinks } from './link.ts'

/** What a decision about a link depends on besides its ticket. */
export type LinkFacts = {
  /** Whether there is a ticket of the other number. */
  exists: boolean
  /** Whether they are linked so already. */
  present: boolean
  /** The numbers that are reached from where the link leads to, by links of the same relation. */
  beyond: readonly string[]
  /** The parent that the one who would be a child has already. */
  parent: string | null
  /** How many links the one of the two with more has. */
  count: number
}

/** What follows from a command about a link. Pure and total. */
export function decideLink(
  number: string,
  command: Extract<Command, { type: LinkCommand['type'] }>,
  facts: LinkFacts | null,
): Outcome {
  const { payload } = command
  if (payload.ticket === number)
    return reject('link_to_itself', 'ticket', 'A ticket is not linked with itself. Name another one.')
  if (!facts?.exists) return reject('not_found', 'ticket', `There is no ticket ${payload.ticket}.`)
  if (command.type === 'unlink')
    return facts.present
      ? [{ type: 'unlinked', data: payload }]
      : reject('not_found', null, `${number} and ${payload.ticket} are not linked so.`)
  if (facts.present) return []
  return refused(number, payload, facts) ?? [{ type: 'linked', data: payload }]
}

function refused(number: string, { relation, ticket }: LinkPayload, facts: LinkFacts): Rejection | undefined {
  const { relation: keptAs, turned } = kept(relation)
  const [from, to] = turned ? [ticket, number] : [number, ticket]
  if (keptAs !== 'related_to' && facts.beyond.includes(from))
    return reject('link_circle', 'ticket', `${to} leads back to ${from} already: that would be a circle.`)
  if (keptAs === 'child_of' && facts.parent)
    return reject('has_parent', 'relation', `${from} has a parent already: ${facts.parent}.`)
  if (facts.count >= mostLinks)
    return reject('too_many_links', null, `A ticket has ${mostLinks} links at most. Remove one first.`)
  return undefined
}
