import { describe, expect, test } from 'vitest'
import { openApp } from '#test/support/app.ts'

const desk = await openApp()
const grace = await desk.person('agent', 'Grace Hopper')
const ada = await desk.person('requester', 'Ada Lovelace')

const opened = async (subject: string): Promise<string> =>
  (await ada.post('/tickets', { subject, text: 'Help' })).body.ticket.number
const parent = await opened('Outage')
const child = await opened('No mail')
const waiting = await opened('New phone')
await grace.post(`/tickets/${parent}/links`, { relation: 'parent_of', ticket: child })
await grace.post(`/tickets/${waiting}/links`, { relation: 'blocked_by', ticket: parent })
await grace.post(`/tickets/${child}/checklists`, { do: 'add', title: 'To do', items: ['Restart'] })

const found = async (filter: string) => {
  const { status, body } = await grace.get(`/tickets?filter=${encodeURIComponent(filter)}&sort=number`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.tickets.map(({ number }: { number: string }) => number)
}

describe('tickets are found', () => {
  test.each([
    [`parent:${parent}`, () => [child]],
    [`parent:${parent.toLowerCase()}`, () => [child]],
    ['is:parent', () => [parent]],
    ['is:child', () => [child]],
    ['is:blocked', () => [waiting]],
    ['is:blocking', () => [parent]],
    [`linked:${parent}`, () => [child, waiting]],
    ['linked:none', () => []],
    ['has:checklist', () => [child]],
    ['checklist:open', () => [child]],
    ['checklist:done', () => []],
    ['-has:checklist', () => [parent, waiting]],
  ])('by %s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected().toSorted())
  })

  test('no more by what blocked them once that is resolved', async () => {
    const other = await opened('Loose end')
    await grace.post(`/tickets/${other}/links`, { relation: 'blocked_by', ticket: waiting })
    expect(await found('is:blocked')).toContain(other)
    await grace.patch(`/tickets/${waiting}`, { status: 'resolved' })
    expect(await found('is:blocked')).not.toContain(other)
  })

  test('with numbers offered to who writes the filter', async () => {
    const { body } = await grace.get('/filter-fields/parent/values?text=outage')
    expect(body.values).toEqual([{ value: parent, label: 'Outage' }])
  })
})

test('requesters can not ask for what only agents know', async () => {
  const { body } = await ada.get('/filter-fields')
  const names = body.fields.map(({ name }: { name: string }) => name)
  for (const name of ['parent', 'linked', 'blocked', 'checklist', 'has']) expect(names).not.toContain(name)
  for (const filter of ['is:blocked', 'is:child', 'has:checklist', 'checklist:open', `parent:${parent}`]) {
    const answer = await ada.get(`/tickets?filter=${encodeURIComponent(filter)}`)
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_filter'])
  }
  expect((await ada.get('/tickets?filter=is:open')).status).toBe(200)
})
