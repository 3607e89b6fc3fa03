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
  expect(historyLength).toBeLessThan(1_500)
})
