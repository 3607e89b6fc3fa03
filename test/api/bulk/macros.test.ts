import { describe, expect, test } from 'vitest'
import { type Caller, openApp } from '#test/support/app.ts'
import { ended, workOnBulks } from '#test/support/bulk.ts'

const desk = await openApp({ outboundMail: true })
const worker = await workOnBulks(desk)
const boss = await desk.person('manager', 'Boss')
const grace = await desk.person('agent', 'Grace Hopper')
const requesters = [await desk.person('requester', 'Ada'), await desk.person('requester', 'Bea')]

const opened = () =>
  Promise.all(
    requesters.map(async (requester) => {
      const { body } = await requester.post('/tickets', {
        subject: `${requester.name}'s printer`,
        text: 'Burns',
      })
      return body.ticket.number as string
    }),
  )
async function macroOf(steps: object[], by: Caller = boss): Promise<string> {
  const { status, body } = await by.post('/macros', {
    name: 'Outage',
    steps,
    sharedWith: by === boss ? 'all' : 'me',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.macro.id
}
async function run(numbers: string[], macro: string, by = grace) {
  const { status, body } = await by.post('/bulk', { numbers, macro })
  expect(status, JSON.stringify(body)).toBe(201)
  return ended(by, body.bulk.id)
}
const ticket = async (number: string) => (await grace.get(`/tickets/${number}`)).body.ticket
const said = async (number: string) =>
  (await grace.get(`/tickets/${number}/messages`)).body.messages as { kind: string; text: string }[]

const answering = [
  { do: 'reply', html: '<p>Dear {{ requester.first_name }}, we are at it.</p>' },
  { do: 'status', status: 'pending' },
  { do: 'tags', add: ['outage'], remove: [] },
  { do: 'assignee', assignee: 'me' },
]

describe('a macro on many tickets', () => {
  test('does its steps on each, with each one’s own words, and says so', async () => {
    await boss.post('/tags', { name: 'outage' })
    const [numbers, macro] = [await opened(), await macroOf(answering)]
    const preview = await grace.post('/bulk/preview', { numbers, macro })
    expect(preview.body).toMatchObject({ count: 2, notAllowed: 0, asks: null, children: 0 })
    const bulk = await run(numbers, macro)
    expect(bulk).toMatchObject({ done: 2, refused: 0, macro: { id: macro, name: 'Outage', changes: true } })
    for (const [index, name] of ['Ada', 'Bea'].entries()) {
      const number = numbers[index] as string
      expect((await said(number))[0]).toMatchObject({ kind: 'reply', text: `Dear ${name}, we are at it.` })
      expect(await ticket(number)).toMatchObject({
        ...{ status: 'pending', tags: ['outage'], assignee: { id: grace.id } },
      })
    }
    const mails = await desk.db.selectFrom('delivery').select('id').where('kind', '=', 'reply').execute()
    expect(mails).toHaveLength(2)
    const { macros } = (await grace.get('/macros')).body
    expect(macros.find(({ id }: { id: string }) => id === macro)?.uses).toBe(1)
  })

  test('is undone but for what was said', async () => {
    const [numbers, macro] = [await opened(), await macroOf(answering)]
    const { id } = await run(numbers, macro)
    const undo = await ended(grace, (await grace.post(`/bulk/${id}/undo`)).body.bulk.id)
    expect(undo).toMatchObject({ done: 2, refused: 0, macro: { name: 'Outage' } })
    expect(await ticket(numbers[0] as string)).toMatchObject({ tags: [], assignee: null })
    expect(await said(numbers[0] as string)).toHaveLength(2)
    const talk = await run(numbers, await macroOf([{ do: 'note', html: '<p>Seen</p>' }]))
    expect((await grace.post(`/bulk/${talk.id}/undo`)).body.code).toBe('conflict')
  })

  test('says of each ticket why it was refused there, at its step, and does nothing of it', async () => {
    const [numbers, macro] = [await opened(), await macroOf(answering)]
    await grace.patch(`/tickets/${numbers[0]}`, { status: 'cancelled' })
    const bulk = await run(numbers, macro)
    expect(bulk).toMatchObject({ done: 1, refused: 1 })
    const { results } = (await grace.get(`/bulk/${bulk.id}/results?state=refused`)).body
    expect(results).toMatchObject([{ ticket: numbers[0], code: 'ticket_closed' }])
    expect(results[0].detail).toContain('Step 1 (reply)')
    expect(await ticket(numbers[0] as string)).toMatchObject({ status: 'cancelled', tags: [] })
    const urgent = await macroOf([
      { do: 'note', html: '{% if ticket.priority == "urgent" %}<p>Quick</p>{% endif %}' },
    ])
    const none = await run(numbers, urgent)
    expect(none).toMatchObject({ done: 0, refused: 2 })
  })

  test('speaks once on each ticket, however often its worker is killed', async () => {
    const [numbers, macro] = [await opened(), await macroOf(answering)]
    const { id } = await run(numbers, macro)
    await desk.client.workflow.getHandle(`bulk/${id}`).result()
    await desk.db.updateTable('bulk_item').set({ state: 'pending' }).where('bulk_id', '=', id).execute()
    await desk.db
      .updateTable('bulk')
      .set({ state: 'running', done: 0, ended_at: null })
      .where('id', '=', id)
      .execute()
    await desk.services.processes.wakeBulk(id)
    expect(await ended(grace, id)).toMatchObject({ done: 2, refused: 0 })
    expect(await said(numbers[0] as string)).toHaveLength(2)
  })

  test('goes on as it was when it began, though it is changed or deleted meanwhile', async () => {
    const [numbers, macro] = [await opened(), await macroOf([{ do: 'priority', priority: 'high' }])]
    await worker.stop()
    const { body } = await grace.post('/bulk', { numbers, macro })
    await boss.delete(`/macros/${macro}`)
    await worker.start()
    expect(await ended(grace, body.bulk.id)).toMatchObject({ done: 2 })
    expect((await ticket(numbers[0] as string)).priority).toBe('high')
  })

  test('begins a checklist on each', async () => {
    const asked = { name: 'After an outage', items: ['Call back', 'Write it down'] }
    const { template } = (await grace.post('/checklist-templates', asked)).body
    const [numbers, macro] = [
      await opened(),
      await macroOf([{ do: 'checklist', template: template.id }], grace),
    ]
    expect(await run(numbers, macro)).toMatchObject({ done: 2, macro: { changes: false } })
    for (const number of numbers) expect((await ticket(number)).checklist).toEqual({ done: 0, total: 2 })
  })

  test('is run by those only who may use it, and may do each of its steps', async () => {
    const [numbers, own] = [await opened(), await macroOf(answering, grace)]
    const other = await desk.person('agent')
    expect((await other.post('/bulk', { numbers, macro: own })).status).toBe(404)
    const viewer = await desk.person('viewer')
    expect((await viewer.post('/bulk', { numbers, macro: own })).status).toBe(403)
    expect((await viewer.post('/bulk/preview', { numbers, macro: own })).status).toBe(403)
    const both = { numbers, macro: own, changes: { priority: 'low' } }
    expect((await grace.post('/bulk', both)).status).toBe(422)
    expect((await grace.post('/bulk', { numbers })).status).toBe(422)
  })
})
