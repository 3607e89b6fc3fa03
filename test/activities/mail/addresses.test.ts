import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personByEmail } from '#db/people.ts'
import { fromJane, mail, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const write = (from: string, subject: string) =>
  world.arrive(mail([from, `Subject: ${subject}`, `Message-ID: <${uuid()}@x.org>`]))

async function requesterOf(number: string | null) {
  return world.db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requester_id')
    .select(['person.id', 'person.email', 'ticket.organization_id as organizationId'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
}

const give = (address: string, person: { id: string }) =>
  world.db.insertInto('person_address').values({ address, person_id: person.id }).execute()

test('a mail from any of their addresses is theirs', async () => {
  const jane = await personByEmail(world.db, 'jane@x.org', 'Jane Doe')
  await give('jane@home.test', jane)
  const intake = await write('From: J <Jane@Home.test>', 'From home')
  expect(await requesterOf(intake.ticket_number)).toMatchObject({ id: jane.id, email: 'jane@x.org' })
})

test('who takes part in a ticket does so with all their addresses', async () => {
  const { ticket_number: number } = await write(fromJane, 'Printer')
  const answer = await write('From: J <jane@home.test>', `Re: [${number}] Printer`)
  expect(answer).toMatchObject({ state: 'message', ticket_number: number })
  const stranger = await write('From: S <stranger@home.test>', `Re: [${number}] Printer`)
  expect(stranger.ticket_number).not.toBe(number)
})

test('who was merged takes part as who they are now, also where they wrote before', async () => {
  const [old, now] = [
    await personByEmail(world.db, 'old@merged.test', 'Old'),
    await personByEmail(world.db, 'now@merged.test', 'Now'),
  ]
  const { ticket_number: number } = await write('From: Old <old@merged.test>', 'Before')
  const { db } = world
  await db.updateTable('person_address').set({ person_id: now.id }).where('person_id', '=', old.id).execute()
  await db.updateTable('ticket').set({ requester_id: now.id }).where('number', '=', number).execute()
  await db.updateTable('person').set({ merged_into_id: now.id }).where('id', '=', old.id).execute()
  for (const address of ['old@merged.test', 'now@merged.test'])
    expect(await write(`From: <${address}>`, `Re: [${number}] Before`)).toMatchObject({
      ticket_number: number,
    })
  const fresh = await write('From: <old@merged.test>', 'After')
  expect((await requesterOf(fresh.ticket_number)).id).toBe(now.id)
})

test('somebody new lands in the organization of their domain, and belongs to it', async () => {
  const organization = { id: uuid(), name: 'Acme', domains: ['acme.test'] }
  await world.db.insertInto('organization').values(organization).execute()
  const { ticket_number } = await write('From: Wile <wile@acme.test>', 'Rocket')
  const requester = await requesterOf(ticket_number)
  expect(requester.organizationId).toBe(organization.id)
  const members = await world.db
    .selectFrom('person_organization')
    .select('person_id')
    .where('organization_id', '=', organization.id)
    .execute()
  expect(members).toEqual([{ person_id: requester.id }])
})
