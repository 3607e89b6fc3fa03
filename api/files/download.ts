import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { previewOf, rangeOf, shownAs } from '#domain/files/show.ts'
import type { SignedIn } from '../plugins/viewer.ts'
import type { Services } from '../services.ts'
import { checkAvailable, type FoundFile } from './find.ts'

// Whoever gets it again within that time is not counted again: players ask for a file part by part.
const sameMinutes = 10

/** Sends a file's content, all of it or the part that is asked for, and remembers who got it. */
export async function sendFile(
  services: Services,
  viewer: SignedIn,
  file: FoundFile,
  { request, reply, inline }: { request: FastifyRequest; reply: FastifyReply; inline: boolean },
): Promise<FastifyReply> {
  checkAvailable(file)
  const type = inline ? shownAs(file.type) : null
  await remember(services, viewer, file.id, type ? 'preview' : 'download')
  const name = encodeURIComponent(file.name)
  protect(reply, type !== null && previewOf(file.type) === 'pdf')
    .type(type ?? 'application/octet-stream')
    .header('content-disposition', `${type ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('accept-ranges', 'bytes')
    .header('etag', `"${file.sha256}"`)
  if (request.headers['if-none-match'] === `"${file.sha256}"`) return reply.code(304).send()
  const range = rangeOf(request.headers.range, file.size)
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${file.size}`)
    throw new DomainError('range_not_satisfiable', `"${file.name}" has ${file.size} bytes.`, 'range')
  }
  if (!range) return reply.header('content-length', file.size).send(services.blobs.open(file.sha256))
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
    .header('content-length', range.end - range.start + 1)
    .send(services.blobs.open(file.sha256, range))
}

/**
 * Whatever it is, it can't act as a page of ours; and it is asked for anew each time, so that whoever lost the right to it
 * does not get it. A browser shows documents in a frame of ours only without its own sandbox around them.
 */
export function protect(reply: FastifyReply, isDocument: boolean): FastifyReply {
  const policy = isDocument
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; sandbox"
  if (isDocument) reply.header('x-frame-options', 'SAMEORIGIN')
  return reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-cache')
}

/** Remembers who got a file. */
export async function remember(
  { db }: Services,
  viewer: SignedIn,
  id: string,
  how: 'download' | 'preview',
): Promise<void> {
  await sql`
    insert into file_download (id, attachment_id, person_id, how)
    select ${uuid()}, ${id}, ${viewer.id}, ${how}
    where not exists (
      select from file_download
      where attachment_id = ${id} and person_id = ${viewer.id} and how = ${how}
        and at > now() - ${sameMinutes} * interval '1 minute'
    )`.execute(db)
}
