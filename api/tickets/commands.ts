import type { FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { hasRole, rolesGranting } from '#db/access.ts'
import { requireGivable } from '#db/fields.ts'
import { isTooMuchHtml, sanitizedHtml, textOfHtml } from '#db/html.ts'
import { organizationFor, personByEmail } from '#db/people.ts'
import { queueNamed } from '#db/queues.ts'
import { countUse } from '#db/sharing.ts'
import { knownTags, meantTags } from '#db/tags.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { listFrom, type NewChecklist } from '#domain/checklists/checklist.ts'
import { DomainError } from '#domain/errors.ts'
import type { Changes, CommandBody, MessagePayload, MoveDetails } from '#domain/tickets/commands.ts'
import type { MessageKind, NewMessage, newTicketSchema, TicketChanges } from '#domain/tickets/ticket.ts'
import { allow } from '../access/allow.ts'
import { usableTemplate } from '../checklists/usable.ts'
import { addressed } from '../conversation/find.ts'
import { defined } from '../defined.ts'
import { uploadedFiles } from '../files/sending.ts'
import { linkable } from '../links/find.ts'
import { type Resolved, resolveMentions } from '../mentions/resolve.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { entryOf } from '../time/asked.ts'
import type { TicketKey } from './find.ts'

type Written = { text?: string | undefined; html?: string | undefined; files?: string[] | undefined }

/** The command that makes the ticket somebody asked for. */
export async function createBody(
  services: Services,
  viewer: SignedIn,
  ticket: z.output<typeof newTicketSchema>,
): Promise<CommandBody> {
  const requester = await requesterOf(services, viewer, ticket.requester)
  const hasText = Boolean(ticket.text?.trim() || ticket.html?.trim() || ticket.files?.length)
  const { kind, subject, priority, impact = null, urgency = null, fields, related } = ticket
  if (related) await linkable(services, viewer, related, 'related')
  await requireGivable(services.db, viewer.ability, fields)
  return {
    type: 'create',
    payload: {
      ...{ kind, subject, fields, impact, urgency },
      tags: await meantTags(services.db, viewer.ability, ticket.tags),
      ...{ priority: priority ?? 'normal', priorityByHand: priority !== undefined },
      queueId: (await queueNamed(services.db, ticket.queue)).id,
      requesterId: requester.id,
      organizationId: await organizationFor(services.db, requester, ticket.organization),
      channel: channelOf(viewer),
      filledBy: opensForOthers(viewer) ? 'agent' : 'requester',
      message: hasText
        ? await messagePayload(services, viewer, 'reply', opensForOthers(viewer), ticket)
        : null,
      continues: null,
      ...(related ? { related } : {}),
      ...(ticket.checklist ? { checklists: [await listFor(services, viewer, ticket.checklist)] } : {}),
    },
  }
}

/** The checklist that a new ticket begins with. Whoever may not change tickets begins none. */
async function listFor(services: Services, viewer: SignedIn, id: string): Promise<NewChecklist> {
  allow(viewer, 'update', 'Ticket')
  const template = await usableTemplate(services, viewer, id, 'checklist')
  await countUse(services.db, 'checklist_template', id)
  return listFrom(template, () => uuid())
}

/** The command that says something on a ticket. */
export async function messageBody(
  services: Services,
  viewer: SignedIn,
  ticket: TicketKey,
  message: NewMessage,
): Promise<CommandBody & { type: 'message' }> {
  const asAgent = viewer.ability.can('note', asTicket(ticket))
  const resolve = (html: string) => resolveMentions(services, ticket, message, html)
  const said = await messagePayload(services, viewer, message.kind, asAgent, message, {
    ticketId: ticket.id,
    ...(asAgent ? { resolve } : {}),
  })
  const payload = { ...said, ...(await addressed(services, viewer, ticket, message)) }
  const isMailed = asAgent && (payload.kind === 'reply' || payload.forwards !== undefined)
  const holdMs = isMailed ? 1000 * (message.undoSeconds ?? undoSecondsFor(viewer)) : 0
  const { status, resolution, fields, assignee, tags, impact, urgency } = message
  const changes = await changesOf(services, viewer, { fields, assignee, tags, impact, urgency })
  return {
    type: 'message',
    payload: {
      message: payload,
      ...(Object.keys(changes).length ? { changes } : {}),
      ...(status ? { status } : {}),
      ...(resolution ? { resolution } : {}),
      ...(await moveDetails(services, viewer, message)),
      ...(holdMs ? { holdMs } : {}),
      ...(message.seen === undefined ? {} : { seen: message.seen }),
    },
  }
}

/** What a transition asks for, as it was given. */
async function moveDetails(
  services: Services,
  viewer: SignedIn,
  { note, confirm, time }: Pick<TicketChanges, 'note' | 'confirm' | 'time'>,
): Promise<MoveDetails> {
  return {
    ...(note ? { note: await messagePayload(services, viewer, 'note', true, { text: note }) } : {}),
    ...(confirm ? { confirmed: true } : {}),
    ...(time ? { time: await entryOf(services, viewer, time, 'time.') } : {}),
  }
}

/** Scripts do not change their minds. */
const undoSecondsFor = ({ signedInBy, undoSeconds }: SignedIn) => (signedInBy === 'token' ? 0 : undoSeconds)

/** The command that changes fields of a ticket; names and addresses become ids. */
export async function changeBody(
  services: Services,
  viewer: SignedIn,
  { headers }: FastifyRequest,
  { reason, note, confirm, time, children: _, ...wanted }: TicketChanges,
): Promise<CommandBody> {
  const changes = await changesOf(services, viewer, wanted)
  const ifMatch = ifMatchOf(headers['if-match'])
  return {
    type: 'change',
    payload: {
      changes,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(reason ? { reason } : {}),
      ...(await moveDetails(services, viewer, { note, confirm, time })),
    },
  }
}

/** Changes that are asked for in the words of people, in ids. */
export async function changesOf(
  services: Services,
  viewer: SignedIn,
  { queue, assignee, ...plain }: Omit<TicketChanges, 'reason' | 'note' | 'confirm' | 'time'> & TagChanges,
): Promise<Changes> {
  const changes = defined(plain) as Changes
  await requireGivable(services.db, viewer.ability, plain.fields ?? {})
  if (queue !== undefined) changes.queueId = (await queueNamed(services.db, queue)).id
  if (assignee !== undefined)
    changes.assigneeId = assignee === null ? null : await agentId(services, assignee)
  if (changes.tags) changes.tags = await meantTags(services.db, viewer.ability, changes.tags)
  if (changes.addTags) changes.addTags = await meantTags(services.db, viewer.ability, changes.addTags)
  if (changes.removeTags) changes.removeTags = await knownTags(services.db, changes.removeTags)
  return changes
}

type TagChanges = { addTags?: string[] | undefined; removeTags?: string[] | undefined }

function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined
  const seq = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  if (seq === undefined)
    throw new DomainError('invalid', 'If-Match takes the ticket\'s event number, such as "12".', 'If-Match')
  return Number(seq)
}

function channelOf(viewer: SignedIn) {
  if (viewer.signedInBy === 'token') return 'api'
  return opensForOthers(viewer) ? 'console' : 'portal'
}

const opensForOthers = ({ ability }: SignedIn) => ability.can('open_for', 'Ticket')

async function requesterOf(
  { db }: Services,
  viewer: SignedIn,
  asked: { email: string; name?: string | undefined } | undefined,
) {
  if (!asked || !opensForOthers(viewer)) {
    if (asked && asked.email.toLowerCase() !== viewer.email)
      throw new DomainError('not_allowed', 'You can open tickets for yourself only.', 'requester.email')
    return personByEmail(db, viewer.email)
  }
  return personByEmail(db, asked.email, asked.name)
}

/** A message as it is committed. */
export async function messagePayload(
  services: Services,
  viewer: SignedIn,
  kind: MessageKind,
  asAgent: boolean,
  { files = [], ...written }: Written,
  { ticketId = null, resolve }: { ticketId?: string | null; resolve?: Resolve } = {},
): Promise<MessagePayload> {
  const { followed, ...said } = resolve
    ? await resolvedText(written, resolve)
    : { ...writtenText(written), followed: null }
  return {
    id: uuid(),
    kind,
    from: asAgent ? 'agent' : 'requester',
    authorId: viewer.id,
    ...said,
    attachments: await uploadedFiles(services, viewer, files, ticketId),
    mail: null,
    ...(followed ? { followed } : {}),
  }
}

type Resolve = (html: string) => Promise<Resolved>

/** The same with mentions in it: who is mentioned is called by their real name in the text, too. */
async function resolvedText(written: Written, resolve: Resolve) {
  refuseTooMuch(written.html)
  if (!written.html?.trim()) return { ...writtenText(written), followed: null }
  const { html, followed } = await resolve(written.html)
  const { text } = written
  return { text: text?.trim() && !followed ? text : textOfHtml(html), html, followed }
}

function refuseTooMuch(html: string | undefined): void {
  if (html && isTooMuchHtml(html))
    throw new DomainError('invalid', 'This HTML is too long or nested too deeply.', 'html')
}

/** What somebody wrote, as it may be stored: HTML cleaned, and its text where they gave none. */
export function writtenText({ text, html }: Written): { text: string; html: string | null } {
  refuseTooMuch(html)
  const clean = html?.trim() ? sanitizedHtml(html) : null
  return { text: text?.trim() ? text : textOfHtml(clean ?? ''), html: clean }
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Somebody who can take tickets, by id or mail address. Throws `unknown_person` and `not_an_agent`. */
export async function agentId({ db }: Services, person: string): Promise<string> {
  const working = await rolesGranting(db, 'ticket.update')
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'active'])
    .select((eb) => hasRole(eb, working).as('works'))
    .where(uuidPattern.test(person) ? 'id' : 'email', '=', person.toLowerCase())
    .executeTakeFirst()
  if (!row)
    throw new DomainError('unknown_person', `There is nobody with the id or address "${person}".`, 'assignee')
  if (!row.works || !row.active)
    throw new DomainError('not_an_agent', `${row.name} can't take tickets: no active agent.`, 'assignee')
  return row.id
}
