import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuid, v5 } from 'uuid'
import { findCommand, repeatedCommand, type StoredCommand, storeCommand } from '#db/commands.ts'
import { shownOf, type TicketShown } from '#db/configuration.ts'
import { DomainError } from '#domain/errors.ts'
import { CrossingAnswer } from '#domain/presence/collision.ts'
import type { Command, CommandBody } from '#domain/tickets/commands.ts'
import { refusedElsewhere } from '../merging/elsewhere.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket } from './find.ts'
import { readMessage } from './messages.ts'

/** The namespace in which a person's idempotency keys become command ids. */
const idempotencyKeys = '0b7d9d0e-5d5b-4a58-8d39-8e0f5a3c1f77'

/**
 * Stores a command of `viewer` and has the ticket's workflow commit it. Throws what it was rejected with.
 * What the request asks for is worked out only if it was not asked before: its files are no longer waiting then,
 * and whom it names may be gone.
 */
export async function submit(
  services: Services,
  request: FastifyRequest,
  viewer: SignedIn,
  ask: () => Promise<{ ticket: string; body: CommandBody }>,
): Promise<StoredCommand> {
  const key = idempotencyKeyOf(request)
  const id = key === null ? uuid() : v5(`${viewer.id}/${key}`, idempotencyKeys)
  const print = fingerprint(request)
  const before = key === null ? undefined : await repeatedCommand(services.db, id, print)
  const settled = before
    ? await settle(services, before)
    : await storeAndSettle(services, { id, viewer, print, ...(await ask()) })
  if (settled.rejection) {
    const { code, detail, field, actor, messageId, ticket: instead } = settled.rejection
    if (instead) throw await refusedElsewhere(services, viewer, { ...settled.rejection, ticket: instead })
    if (messageId) {
      const ticket = await findTicket(services, viewer, settled.ticket)
      throw new CrossingAnswer(await readMessage(services, viewer, ticket, messageId))
    }
    const who = actor ? await nameOf(services, actor) : null
    throw new DomainError(code, who ? `${detail} (${who} changed it.)` : detail, field ?? undefined)
  }
  return settled
}

async function storeAndSettle(
  services: Services,
  asked: { id: string; viewer: SignedIn; print: string; ticket: string; body: CommandBody },
): Promise<StoredCommand> {
  const { id, viewer, print, ticket, body } = asked
  const command = { id, ticket, actor: { kind: 'person', id: viewer.id }, ...body } as Command
  const stored = await storeCommand(services.db, command, print)
  return settle(services, stored, shownOf(await services.configuration.current(), body))
}

/**
 * Stores a command that follows from another one of `viewer` and has it committed; asked again, it is the same one. What
 * became of it is its own matter: a refusal is not thrown.
 */
export async function submitFollowing(
  services: Services,
  viewer: SignedIn,
  before: StoredCommand,
  { ticket, body }: { ticket: string; body: CommandBody },
): Promise<StoredCommand> {
  const id = v5(`${before.id}/${ticket}`, idempotencyKeys)
  const first = await findCommand(services.db, id)
  if (first) return settle(services, first)
  return storeAndSettle(services, { id, viewer, print: '', ticket, body })
}

/** Has it committed, unless it is settled already. */
async function settle(
  { db, processes }: Services,
  command: StoredCommand,
  shown?: TicketShown,
): Promise<StoredCommand> {
  if (command.state !== 'pending') return command
  const { state, seq } = await processes.submit(command.ticket, command.id, shown)
  if (state === 'committed') return { ...command, state, seq }
  return (await findCommand(db, command.id)) as StoredCommand
}

/** Answers `202` with the command's address while Temporal is away: it is stored, and will be committed. */
export function accepted(reply: FastifyReply, { id, state }: StoredCommand) {
  return reply.code(202).send({ command: { id, state, href: `/api/v1/commands/${id}` } })
}

/** The request's idempotency key, or null. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && key.length > 0 && key.length <= 200) return key
  throw new DomainError('invalid', 'An idempotency key has 1 to 200 characters.', 'Idempotency-Key')
}

function fingerprint({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body]))
    .digest('hex')
}

async function nameOf(
  { db }: Services,
  actor: { kind: string; id?: string | null | undefined },
): Promise<string> {
  if (actor.kind !== 'person' || !actor.id) return `The ${actor.kind}`
  const person = await db.selectFrom('person').select('name').where('id', '=', actor.id).executeTakeFirst()
  return person?.name ?? 'Somebody'
}
