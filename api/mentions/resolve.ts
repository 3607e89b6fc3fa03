import { sql } from 'kysely'
import pLimit from 'p-limit'
import { accessOf } from '#db/access.ts'
import { sanitizedHtml } from '#db/html.ts'
import { abilityFor } from '#domain/access/abilities.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import type { Audience } from '#domain/conversation/audience.ts'
import { DomainError } from '#domain/errors.ts'
import { type Mention, mentionsIn, mostMentions, withMentionNames } from '#domain/mentions/mention.ts'
import type { MessageKind, NewMessage } from '#domain/tickets/ticket.ts'
import type { Followed } from '#domain/watchers/followed.ts'
import type { Services } from '../services.ts'
import type { TicketKey } from '../tickets/find.ts'

/** A message's HTML as it is stored, and who follows the ticket because of it. */
export type Resolved = { html: string; followed: Followed | null }

const asksAtOnce = 4

/**
 * Finds out whom an agent's message mentions, by id: names come from the database. Throws `unknown_person`,
 * `unknown_team`, and `mention_not_possible` for who may not see what they are called to.
 */
export async function resolveMentions(
  services: Services,
  ticket: TicketKey,
  { kind, audience }: Pick<NewMessage, 'kind' | 'audience'>,
  html: string,
): Promise<Resolved> {
  const clean = sanitizedHtml(html, { mentions: true })
  const mentions = mentionsIn(clean)
  if (!mentions.length) return { html: clean, followed: null }
  if (mentions.length > mostMentions)
    throw new DomainError('invalid', `A message mentions at most ${mostMentions}: mention a team.`, 'html')
  const mentioned = await lookUp(services, mentions)
  const seeing = await whoSees(services, ticket, { kind, audience }, mentioned)
  for (const { kind: what, name, people } of mentioned.values())
    if (!people.some((id) => seeing.has(id))) throw blind(what, name, kind)
  const named = withMentionNames(clean, ({ kind: what, id }) => mentioned.get(`${what}:${id}`)?.name ?? '')
  return { html: named, followed: followedOf(services, ticket, kind, [...mentioned.values()], seeing) }
}

type Mentioned = Mention & { name: string; people: string[] }

async function lookUp({ db }: Services, mentions: readonly Mention[]): Promise<Map<string, Mentioned>> {
  const ids = (kind: Mention['kind']) => mentions.filter((each) => each.kind === kind).map(({ id }) => id)
  const [people, teams] = await Promise.all([
    db
      .selectFrom('person')
      .select(['id', 'name', 'email'])
      .where(sql<boolean>`id = any(${ids('person')}::uuid[])`)
      .where('active', '=', true)
      .where('merged_into_id', 'is', null)
      .execute(),
    db
      .selectFrom('team')
      .leftJoin('team_member', 'team_member.team_id', 'team.id')
      .select(['team.id', 'team.name', 'team_member.person_id as personId'])
      .where(sql<boolean>`team.id = any(${ids('team')}::uuid[])`)
      .execute(),
  ])
  const found = new Map<string, Mentioned>()
  for (const { kind, id } of mentions) {
    const members = teams.filter((team) => kind === 'team' && team.id === id)
    const person = kind === 'person' ? people.find((each) => each.id === id) : undefined
    const name = person ? person.name || person.email : members[0]?.name
    if (name === undefined) throw nobody(kind, id)
    const inside = person ? [id] : members.flatMap(({ personId }) => personId ?? [])
    found.set(`${kind}:${id}`, { kind, id, name, people: inside })
  }
  return found
}

/** Which of them may see what is said: notes are not for everybody who may see the ticket. */
async function whoSees(
  { db }: Services,
  ticket: TicketKey,
  { kind, audience }: Pick<NewMessage, 'kind' | 'audience'>,
  mentioned: ReadonlyMap<string, Mentioned>,
): Promise<Set<string>> {
  const action = kind === 'note' ? 'read_notes' : 'read'
  const isFor = audience && (await audienceOf(db, audience))
  const everybody = [...new Set([...mentioned.values()].flatMap(({ people }) => people))]
  const seeing = await pLimit(asksAtOnce).map(everybody, async (id) => {
    const access = await accessOf(db, id)
    if (!access?.active) return []
    const ability = abilityFor(access)
    const mayRead = !isFor || isFor.has(id) || ability.can('read_restricted', asTicket(ticket))
    return mayRead && ability.can(action, asTicket(ticket)) ? [id] : []
  })
  return new Set(seeing.flat())
}

/** The people a note is for. */
async function audienceOf(db: Services['db'], audience: Audience): Promise<Set<string>> {
  if ('people' in audience) return new Set(audience.people)
  const members = await db
    .selectFrom('team_member')
    .select('person_id')
    .where('team_id', '=', audience.team)
    .execute()
  return new Set(members.map(({ person_id }) => person_id))
}

/** A team of which not everybody may see the ticket does not watch it: those of its people who may, do. */
function followedOf(
  { settings }: Services,
  { number }: TicketKey,
  kind: MessageKind,
  mentioned: readonly Mentioned[],
  seeing: ReadonlySet<string>,
): Followed {
  const whole = mentioned.filter((each) => each.kind === 'team' && each.people.every((id) => seeing.has(id)))
  const single = mentioned.filter((each) => !whole.includes(each)).flatMap(({ people }) => people)
  return {
    reason: 'mention',
    people: [...new Set(single)].filter((id) => seeing.has(id)),
    teams: whole.map(({ id }) => id),
    told: kind === 'note' ? { people: [...seeing], link: `${settings.publicUrl}/tickets/${number}` } : null,
  }
}

function nobody(kind: Mention['kind'], id: string): DomainError {
  if (kind === 'team') return new DomainError('unknown_team', `There is no team ${id} to mention.`, 'html')
  return new DomainError('unknown_person', `There is nobody active with the id ${id} to mention.`, 'html')
}

function blind(what: Mention['kind'], name: string, kind: MessageKind): DomainError {
  const thing = kind === 'note' ? 'notes on this ticket' : 'this ticket'
  const who = what === 'team' ? `Nobody in ${name}` : name
  const verb = what === 'team' ? 'may see' : 'may not see'
  return new DomainError('mention_not_possible', `${who} ${verb} ${thing}: take the mention out.`, 'html')
}
