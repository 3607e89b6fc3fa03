import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'
import type { Role } from '#domain/people/person.ts'

export type TestPerson = { id: string; name: string; email: string; role: Role }

let made = 0

/** Somebody of that role. */
export async function makePerson(db: Database, role: Role, name = `${role} ${++made}`): Promise<TestPerson> {
  const person = {
    id: uuid(),
    name,
    email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@people.test`,
    role,
  }
  await db
    .insertInto('person')
    .values({ ...person, email_verified: true })
    .execute()
  return person
}

/** The queue that is there from the start. */
export async function firstQueue(db: Database): Promise<{ id: string; key: string }> {
  return db.selectFrom('queue').select(['id', 'key']).orderBy('position').executeTakeFirstOrThrow()
}
