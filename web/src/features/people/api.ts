import { answer, api } from '@/shared/api/client.ts'

export type PeopleQuery = { search?: string; role?: string; cursor?: string | null; limit?: number }
export type NewPerson = { name: string; email: string; role: string }
export type PersonChanges = { name?: string; role?: string; active?: boolean }

export const getPeople = ({ search, role, cursor, limit }: PeopleQuery, signal: AbortSignal) =>
  answer(
    api.GET('/api/v1/people', {
      params: {
        query: {
          ...(search && { search }),
          ...(role && { role }),
          ...(cursor && { cursor }),
          ...(limit && { limit }),
        },
      },
      signal,
    }),
  )
export const addPerson = (person: NewPerson) => answer(api.POST('/api/v1/people', { body: person }))
export const changePerson = (id: string, changes: PersonChanges) =>
  answer(api.PATCH('/api/v1/people/{id}', { params: { path: { id } }, body: changes }))
