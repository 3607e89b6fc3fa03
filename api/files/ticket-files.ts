import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { DomainError } from '#domain/errors.ts'
import { fileDownloadSchema, type TicketFile, ticketFileSchema } from '#domain/files/file.ts'
import { withVersions } from '#domain/files/versions.ts'
import { allow } from '../access/allow.ts'
import { familyFor, isSeenAmong } from '../merging/family.ts'
import { personRef } from '../people/ref.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { findTicket, type TicketKey } from '../tickets/find.ts'
import { accepted, submit } from '../tickets/submit.ts'
import { hasThumbnail } from './columns.ts'
import { type FoundFile, findFile } from './find.ts'

const tags = ['files']
const params = z.object({ number: z.string().max(40), id: z.uuid() })
const waiting = z.object({ command: z.object({ id: z.uuid(), state: z.string(), href: z.string() }) })
const files = z.object({ files: z.array(ticketFileSchema) })
const mostFiles = 1_000

/** The files of one ticket: their versions, who got them, and taking them out of sight. */
export const ticketFileRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/tickets/:number/files',
    {
      schema: {
        tags,
        summary: 'List the files of a ticket, newest first',
        params: params.pick({ number: true }),
        response: { 200: files },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      return {
        files: await filesOf(services, viewer, await findTicket(services, viewer, request.params.number)),
      }
    },
  )

  for (const [verb, change, summary] of [
    ['remove', 'removed', 'Take a file out of sight'],
    ['restore', 'restored', 'Bring a removed file back'],
  ] as const)
    app.post(
      `/tickets/:number/files/:id/${verb}`,
      {
        schema: {
          tags,
          summary,
          params,
          body: z.strictObject({ reason: z.string().trim().max(1_000).optional() }).nullish(),
          response: { 200: files, 202: waiting },
        },
      },
      async (request, reply) => {
        const viewer = await request.viewer()
        const { number, id } = request.params
        const ticket = await findTicket(services, viewer, number)
        const file = await findFile(services, viewer, id)
        await allowOn(services, viewer, 'remove_files', ticket, file)
        const { name } = file
        const reason = request.body?.reason || null
        const command = await submit(services, request, viewer, async () => ({
          ticket: number,
          body: { type: 'file', payload: { change, fileId: id, name, reason } },
        }))
        if (command.state === 'pending') return accepted(reply, command)
        return { files: await filesOf(services, viewer, ticket) }
      },
    )

  app.get(
    '/tickets/:number/files/:id/downloads',
    {
      schema: {
        tags,
        summary: 'List who downloaded a file, newest first',
        params,
        response: { 200: z.object({ downloads: z.array(fileDownloadSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const { number, id } = request.params
      const ticket = await findTicket(services, viewer, number)
      allow(viewer, 'read_downloads', asTicket(ticket))
      await allowOn(services, viewer, 'read_downloads', ticket, await findFile(services, viewer, id))
      return { downloads: await downloadsOf(db, id) }
    },
  )
}

/**
 * Throws `not_found` unless the file belongs to that ticket, or to one that was merged into it, and `not_allowed` unless
 * `viewer` may do that on both.
 */
async function allowOn(
  services: Services,
  viewer: SignedIn,
  action: string,
  ticket: TicketKey,
  file: FoundFile,
): Promise<void> {
  const family = await familyFor(services, viewer, ticket)
  const own = family.find((one) => one.ticket.number === file.number)
  if (!own) throw new DomainError('not_found', `There is no file ${file.id}.`)
  for (const each of [ticket, own.ticket]) allow(viewer, action, asTicket(each))
}

async function filesOf(services: Services, viewer: SignedIn, ticket: TicketKey): Promise<TicketFile[]> {
  const family = await familyFor(services, viewer, ticket)
  let query = services.db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .leftJoin('person as author', 'author.id', 'message.author_id')
    .leftJoin('person as remover', 'remover.id', 'attachment.removed_by_id')
    .select(['attachment.id', 'attachment.name', 'attachment.type', 'attachment.size', 'attachment.state'])
    .select([
      'attachment.reason',
      'attachment.removed_at',
      'attachment.content_id as contentId',
      hasThumbnail,
      'message.kind',
      'message.created_at',
    ])
    .select(['message.id as message', 'author.id as author_id', 'author.name as author_name'])
    .select(['author.email as author_email', 'remover.id as remover_id', 'remover.name as remover_name'])
    .select('remover.email as remover_email')
    .where(isSeenAmong(family))
  if (family.some(({ sight }) => !sight.deleted)) query = query.where('message.deleted_at', 'is', null)
  const rows = await query
    .orderBy('message.created_at')
    .orderBy('message.seq')
    .orderBy('attachment.id')
    .limit(mostFiles)
    .execute()
  const shown = rows.map(
    ({ id, name, type, size, state, reason, thumbnail, contentId, message, kind, ...row }) => ({
      ...{ id, name, type, size, state, reason, thumbnail, contentId, message, kind },
      by: personRef(row.author_id, row.author_name, row.author_email),
      at: row.created_at.toISOString(),
      removed: row.removed_at && {
        at: row.removed_at.toISOString(),
        by: personRef(row.remover_id, row.remover_name, row.remover_email),
      },
    }),
  )
  return withVersions(shown).reverse()
}

async function downloadsOf(db: Services['db'], id: string) {
  const rows = await db
    .selectFrom('file_download as got')
    .leftJoin('person', 'person.id', 'got.person_id')
    .select(['got.at', 'got.how', 'person.id', 'person.name', 'person.email'])
    .where('got.attachment_id', '=', id)
    .orderBy('got.at', 'desc')
    .orderBy(sql`got.id`, 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    at: row.at.toISOString(),
    how: row.how,
    by: personRef(row.id, row.name, row.email),
  }))
}
