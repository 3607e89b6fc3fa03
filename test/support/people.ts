import { v7 as uuid } from 'uuid'
import type { Database } from '#db/database.ts'

export type TestPerson = { id: string; name: string; email: string; role: string }

let made = 0

/** Somebody of that role. */
export async function makePerson(
  db: Database,
  role: string,
  name = `${role} ${++made}`,
): Promise<TestPerson> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@people.test`
  const person = { id: uuid(), name, email }
  await db
    .insertInto('person')
    .values({ ...person, role_key: role, email_verified: true })
    .execute()
  return { ...person, role }
}

/** The queue that is there from the start. */
export async function firstQueue(db: Database): Promise<{ id: string; key: string }> {
  return db.selectFrom('queue').select(['id', 'key']).orderBy('position').executeTakeFirstOrThrow()
}
