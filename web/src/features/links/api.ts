import type { givenRelations } from '#domain/links/link.ts'
import type { Link } from '#domain/links/schemas.ts'
import { answer, api, writeHeaders } from '@/shared/api/client.ts'
import { uuid } from '@/shared/uuid.ts'

export type { Link }
export type GivenRelation = (typeof givenRelations)[number]

const of = (number: string) => ({ path: { number }, header: writeHeaders({ key: uuid() }) })

export const getLinks = (number: string, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets/{number}/links', { params: { path: { number } }, signal }))
export const addLink = (number: string, relation: GivenRelation, ticket: string) =>
  answer(api.POST('/api/v1/tickets/{number}/links', { params: of(number), body: { relation, ticket } }))
export const removeLink = (number: string, id: string) => {
  const { path, header } = of(number)
  return answer(
    api.DELETE('/api/v1/tickets/{number}/links/{id}', { params: { path: { ...path, id }, header } }),
  )
}
export const getSimilar = (subject: string, requester: string, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/tickets/similar', {
      params: { query: { subject, ...(requester && { requester }) } },
      signal,
    }),
  )
