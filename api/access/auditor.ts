import type { FastifyRequest } from 'fastify'
import type { AuditActor } from '#db/audit.ts'
import type { PersonRef } from '#domain/people/person.ts'

/** Who asks and where from, as an audit record keeps it. */
export function auditor(request: FastifyRequest, { id, name, email }: PersonRef): AuditActor {
  return {
    personId: id,
    actor: `${name} <${email}>`,
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
  }
}
