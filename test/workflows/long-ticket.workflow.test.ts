import { expect, test } from 'vitest'
import { openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'

const desk = await openTimeTravel()

test('a ticket that is talked about without end goes on in a new run, and no command is lost', async () => {
  const number = await desk.opened()
  const { runId } = await desk.ticketProcess(number).describe()
  const ids: string[] = []
  const failed: unknown[] = []
  let isNew = false
  async function talk(): Promise<void> {
    for (let after = 0; after < 10; isNew && after++) {
      const id = await desk.store(number, {
        type: 'message',
        payload: { message: desk.message({ kind: 'note' }) },
      })
      ids.push(id)
      const { state } = await desk.submit(number, id)
      if (state === 'rejected') failed.push(id)
    }
  }
  const watch = until(
    'it goes on in a new run',
    async () => (await desk.ticketProcess(number).describe()).runId !== runId,
    90_000,
  ).then(() => {
    isNew = true
  })
  await Promise.all([watch, talk(), talk(), talk()])

  // What found the old run at its end waits for whoever looks next.
  await desk.gateway.wakeTicket(number)
  await until('every command is committed', async () => {
    const rows = await desk.db
      .selectFrom('command')
      .select('id')
      .where('ticket_number', '=', number)
      .where('state', '=', 'pending')
      .execute()
    return rows.length === 0
  })
  expect(failed).toEqual([])
  const events = await desk.eventsOf(number)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const committed = events.flatMap(({ type, command_id }) => (type === 'noted' ? [command_id] : []))
  expect(new Set(committed)).toEqual(new Set(ids))
  expect(committed).toHaveLength(ids.length)
  const { historyLength } = await desk.client.workflow.getHandle(`ticket/${number}`, runId).describe()
  expect(historyLength).toBeLessThan(400)
})

test('a ticket that was worked on goes on in a new run when it is left alone, and knows there what it knew', async () => {
  const number = await desk.opened()
  const runOf = async () => (await desk.ticketProcess(number).describe()).runId
  const first = await runOf()
  for (let each = 0; each < 8; each++) await desk.change(number, { subject: `Subject ${each}` })
  await desk.sleep('4 minutes')
  await desk.change(number, { priority: 'high' })
  await desk.sleep('4 minutes')
  expect(await runOf()).toBe(first)
  const details = await desk.detailsOf(desk.ticketProcess(number))

  await desk.sleep('10 minutes')
  await until('it goes on in a new run', async () => (await runOf()) !== first)
  expect(await desk.detailsOf(desk.ticketProcess(number))).toBe(details)
  expect((await desk.ticketProcess(number).describe()).historyLength).toBeLessThan(6)

  expect(await desk.change(number, { status: 'resolved' })).toMatchObject({ state: 'committed' })
  const another = await runOf()
  expect(another).not.toBe(first)
  await desk.sleep('1 hour')
  expect(await runOf()).toBe(another)
  await desk.sleep('8 days')
  expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
  expect((await desk.ticketOf(number)).status).toBe('closed')
})

test('closes a ticket for good although it waits for a quiet moment to go on in a new run', async () => {
  const number = await desk.opened()
  for (let each = 0; each < 8; each++) await desk.change(number, { subject: `Subject ${each}` })
  await desk.change(number, { status: 'resolved' })
  await desk.travelTo(new Date((await desk.ticketOf(number)).closes_at!).getTime() - 60_000)
  await desk.change(number, { priority: 'high' })
  await desk.sleep('2 minutes')
  expect(await desk.ended(desk.ticketProcess(number))).toBe('COMPLETED')
  expect((await desk.ticketOf(number)).status).toBe('closed')
})
