import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#db/database.ts'
import { isTooMuchHtml, sanitizedHtml } from '#db/html.ts'
import { asTicket } from '#domain/access/ticket-subject.ts'
import { type Draft, type DraftKind, draftKinds, type NewDraft } from '#domain/conversation/draft.ts'
import { draftSchema, newDraftSchema } from '#domain/conversation/schemas.ts'
import { DomainError } from '#domain/errors.ts'
import { allow } from '../access/allow.ts'
import type { Services } from '../services.ts'
import { findTicket } from '../tickets/find.ts'

const tags = ['conversation']
const number = z.string().max(40)
const params = z.object({ number, kind: z.enum(draftKinds) })

/** What somebody wrote on a ticket and has not sent, on whatever device. */
export const draftRoutes: FastifyPluginAsyncZod<{ services: Services }> = async (app, { services }) => {
  const { db } = services

  app.get(
    '/tickets/:number/drafts',
    {
      schema: {
        tags,
        summary: 'Read my drafts on a ticket',
        params: z.object({ number }),
        response: { 200: z.object({ drafts: z.array(draftSchema) }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const rows = await db
        .selectFrom('draft')
        .selectAll()
        .where('person_id', '=', viewer.id)
        .where('ticket_id', '=', ticket.id)
        .orderBy('kind')
        .execute()
      return { drafts: rows.map(show) }
    },
  )

  app.put(
    '/tickets/:number/drafts/:kind',
    {
      schema: {
        tags,
        summary: 'Keep a draft of mine',
        description:
          'The newest is kept; what another device had written meanwhile is kept beside it as `other`.',
        params,
        body: newDraftSchema,
        response: { 200: z.object({ draft: draftSchema }) },
      },
    },
    async (request) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      const { kind } = request.params
      allow(viewer, kind === 'reply' ? 'reply' : 'note', asTicket(ticket))
      const whose = { person_id: viewer.id, ticket_id: ticket.id, kind }
      return { draft: show(await keep(services, whose, request.body)) }
    },
  )

  app.delete(
    '/tickets/:number/drafts/:kind',
    { schema: { tags, summary: 'Throw a draft of mine away', params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const viewer = await request.viewer()
      const ticket = await findTicket(services, viewer, request.params.number)
      await db
        .deleteFrom('draft')
        .where('person_id', '=', viewer.id)
        .where('ticket_id', '=', ticket.id)
        .where('kind', '=', request.params.kind)
        .execute()
      return reply.code(204).send()
    },
  )
}

type Row = Selectable<Tables['draft']>

async function keep(
  { db, now }: Services,
  whose: { person_id: string; ticket_id: string; kind: DraftKind },
  { text, html, files, addressed, since, basedOn, device, dropOther }: NewDraft,
): Promise<Row> {
  if (isTooMuchHtml(html))
    throw new DomainError('invalid', 'This draft is too long or nested too deeply.', 'html')
  const row = {
    ...{ text: storable(text), html: storable(sanitizedHtml(html)), since, device },
    files: JSON.stringify(files) as never,
    addressed: addressed && (JSON.stringify(addressed) as never),
    saved_at: new Date(now()),
  }
  const unknown = sql`draft.revision <> ${basedOn} and draft.device <> ${device} and draft.text <> excluded.text`
  return db
    .insertInto('draft')
    .values({ ...whose, ...row, revision: basedOn + 1 })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'ticket_id', 'kind']).doUpdateSet({
        ...row,
        revision: sql<number>`draft.revision + 1`,
        other: sql`case when ${unknown} then jsonb_build_object('text', draft.text, 'html', draft.html,
            'files', draft.files, 'addressed', draft.addressed, 'savedAt', draft.saved_at)
          when ${dropOther} then null else draft.other end`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

function show({ kind, text, html, files, addressed, since, revision, saved_at, other }: Row): Draft {
  return {
    ...{ kind, text, html, files, addressed, since, revision },
    savedAt: saved_at.toISOString(),
    other: other && { ...other, savedAt: new Date(other.savedAt).toISOString() },
  }
}
