import { describe, expect, test } from 'vitest'
import { personByEmail } from '#db/people.ts'
import { newKey, openApp } from '#test/support/app.ts'

const desk = await openApp()
const { db } = desk
const boss = await desk.person('administrator', 'Zed Boss')
const manager = await desk.person('manager', 'Mona Manager')
const agent = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')

type Given = Record<string, unknown>
const add = async (given: Given) =>
  (await manager.post('/organizations', { name: 'Some', ...given })).body.organization
const join = (organization: { id: string }, person: { id: string }, more: Given = {}) =>
  manager.put(`/organizations/${organization.id}/people/${person.id}`, more)

describe('organizations', () => {
  test('are added, listed, changed and removed', async () => {
    const whole = { name: 'Acme', domains: ['acme.test'], notes: 'Anvils', visibility: 'organization' }
    expect((await agent.post('/organizations', whole)).status).toBe(403)
    const acme = await add(whole)
    expect(acme).toMatchObject({ ...whole, parent: null, slaPolicy: null, people: 0 })
    const below = await add({ name: 'Acme Rockets', parent: acme.id })
    expect(below.parent).toEqual({ id: acme.id, name: 'Acme' })
    const { body } = await agent.get('/organizations?search=acme')
    expect(body).toEqual({ organizations: [acme, below], next: null })
    expect((await agent.get('/organizations?search=acme.test')).body.organizations).toEqual([acme])
    const changed = await manager.patch(`/organizations/${below.id}`, { name: 'Acme Space', notes: '' })
    expect(changed.body.organization).toMatchObject({ name: 'Acme Space', parent: { id: acme.id } })
    expect((await manager.delete(`/organizations/${acme.id}`)).body.code).toBe('organization_in_use')
    expect((await agent.delete(`/organizations/${below.id}`)).status).toBe(403)
    for (const { id } of [below, acme])
      expect((await manager.delete(`/organizations/${id}`)).status).toBe(204)
    expect((await agent.get(`/organizations/${acme.id}`)).status).toBe(404)
    const records = await db
      .selectFrom('audit_record')
      .select('action')
      .where('subject', '=', acme.id)
      .execute()
    expect(records.map(({ action }) => action)).toEqual(['organization.create', 'organization.delete'])
  })

  test('are listed in pages without a gap', async () => {
    for (const name of ['P1', 'P2', 'P3']) await add({ name })
    const names = []
    let next: string | null = ''
    while (next !== null) {
      const { body } = await agent.get(`/organizations?search=P&limit=1${next && `&cursor=${next}`}`)
      names.push(...body.organizations.map(({ name }: { name: string }) => name))
      next = body.next
    }
    expect(names).toEqual(['P1', 'P2', 'P3'])
  })

  test('are a tree, also when two are moved at once', async () => {
    const a = await add({ name: 'A' })
    const b = await add({ name: 'B', parent: a.id })
    for (const parent of [a.id, b.id])
      expect((await manager.patch(`/organizations/${a.id}`, { parent })).body).toMatchObject({
        status: 422,
        code: 'organization_cycle',
        field: 'parent',
      })
    const unknown = { parent: crypto.randomUUID() }
    expect((await manager.patch(`/organizations/${a.id}`, unknown)).body.code).toBe('unknown_organization')
    await manager.patch(`/organizations/${b.id}`, { parent: null })
    const answers = await Promise.all([
      manager.patch(`/organizations/${a.id}`, { parent: b.id }),
      manager.patch(`/organizations/${b.id}`, { parent: a.id }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('have domains of their own', async () => {
    const one = await add({ name: 'One', domains: ['one.test', 'uno.test'] })
    const taken = { code: 'domain_taken', field: 'domains', status: 409 }
    expect((await manager.post('/organizations', { name: 'Two', domains: ['UNO.test'] })).body).toMatchObject(
      taken,
    )
    const two = await add({ name: 'Two' })
    expect((await manager.patch(`/organizations/${two.id}`, { domains: ['one.test'] })).body).toMatchObject(
      taken,
    )
    expect((await manager.patch(`/organizations/${one.id}`, { domains: ['one.test'] })).status).toBe(200)
    const both = await Promise.all(
      [one, two].map(({ id }) => manager.patch(`/organizations/${id}`, { domains: ['race.test'] })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('of somebody who is added are found by their domain', async () => {
    const { id } = await add({ name: 'Domain', domains: ['domain.test'] })
    const { body } = await boss.post('/people', { name: 'D', email: 'd@domain.test', role: 'requester' })
    const { people } = (await agent.get(`/organizations/${id}/people`)).body
    expect(people).toMatchObject([{ id: body.person.id, isContact: false }])
    expect((await agent.get(`/people?organization=${id}`)).body.people).toMatchObject([
      { id: body.person.id },
    ])
  })
})

describe('members', () => {
  test('belong to several, and write for one of them', async () => {
    const [first, second] = [await add({ name: 'First' }), await add({ name: 'Second' })]
    const person = await desk.person('requester')
    const organizations = async () => (await agent.get(`/people/${person.id}`)).body.person.organizations
    expect((await agent.put(`/organizations/${first.id}/people/${person.id}`, {})).status).toBe(403)
    await join(first, person)
    await join(second, person, { isContact: true })
    expect(await organizations()).toEqual([
      { id: first.id, name: 'First', isContact: false, isDefault: true },
      { id: second.id, name: 'Second', isContact: true, isDefault: false },
    ])
    await join(second, person, { isDefault: true })
    expect(await organizations()).toMatchObject([{ isDefault: false }, { isContact: false, isDefault: true }])
    await manager.delete(`/organizations/${second.id}/people/${person.id}`)
    expect(await organizations()).toMatchObject([{ id: first.id, isDefault: true }])
    expect((await manager.delete(`/organizations/${second.id}/people/${person.id}`)).status).toBe(404)
    expect((await join({ id: crypto.randomUUID() }, person)).status).toBe(404)
    expect((await join(first, { id: crypto.randomUUID() })).status).toBe(404)
  })

  test('are moved in bulk', async () => {
    const target = await add({ name: 'Target' })
    const people = [await desk.person('requester'), await desk.person('requester')]
    const ids = people.map(({ id }) => id)
    const { body } = await manager.post('/people/bulk', { ids, changes: { organization: target.id } })
    expect(body.results.every(({ done }: { done: boolean }) => done)).toBe(true)
    expect((await agent.get(`/organizations/${target.id}`)).body.organization.people).toBe(2)
  })
})

describe('a ticket', () => {
  const open = (who: typeof agent, more: Given = {}) =>
    who.post('/tickets', { subject: 'No network', text: 'Help', ...more }, newKey())

  test("is the requester's default organization's, or another one's of theirs that is named", async () => {
    const [first, second] = [await add({ name: 'Default' }), await add({ name: 'Other' })]
    await join(first, ada)
    await join(second, ada)
    expect((await open(ada)).body.ticket.organization).toEqual({ id: first.id, name: 'Default' })
    expect((await open(ada, { organization: second.id })).body.ticket.organization.id).toBe(second.id)
    const requester = { email: ada.email }
    const onBehalf = await open(agent, { requester, organization: second.id })
    expect(onBehalf.body.ticket.organization.id).toBe(second.id)
    const foreign = await add({ name: 'Foreign' })
    for (const who of [ada, agent])
      expect((await open(who, { requester, organization: foreign.id })).body).toMatchObject({
        status: 422,
        code: 'unknown_organization',
        field: 'organization',
      })
    expect((await manager.delete(`/organizations/${second.id}`)).body.code).toBe('organization_in_use')
  })

  test('is seen by colleagues when their organization says so, and by those above when it says that', async () => {
    const above = await add({ name: 'Above', visibility: 'own' })
    const below = await add({ name: 'Below', parent: above.id, domains: ['below.test'] })
    const [chief, colleague] = [await desk.person('requester'), await desk.person('requester')]
    await join(above, chief)
    await join(below, colleague)
    await personByEmail(db, 'asker@below.test')
    const { number } = (await open(agent, { requester: { email: 'asker@below.test' } })).body.ticket
    const sees = async (who: typeof chief) => (await who.get(`/tickets/${number}`)).status === 200
    expect([await sees(chief), await sees(colleague)]).toEqual([false, false])
    await manager.patch(`/organizations/${below.id}`, { visibility: 'organization' })
    expect([await sees(chief), await sees(colleague)]).toEqual([false, true])
    await manager.patch(`/organizations/${above.id}`, { visibility: 'with_sub_organizations' })
    expect([await sees(chief), await sees(colleague)]).toEqual([true, true])
  })

  test('is found by any address of its requester', async () => {
    const person = await desk.person('requester')
    const { number } = (await open(person)).body.ticket
    await manager.post(`/people/${person.id}/addresses`, { address: 'other@searched.test' })
    const { tickets } = (await agent.get('/tickets?filter=requester:other@searched.test')).body
    expect(tickets.map((ticket: { number: string }) => ticket.number)).toEqual([number])
  })
})
