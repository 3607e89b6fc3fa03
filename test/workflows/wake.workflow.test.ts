import { expect, test } from 'vitest'
import { openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'

const desk = await openTimeTravel()

test('a ticket that is woken has its clock started again, when that was lost', async () => {
  const number = await desk.opened({ priority: 'urgent' })
  const stateOf = async () => (await desk.slaProcess(number).describe()).status.name
  await desk.slaProcess(number).terminate('by mistake')
  await desk.change(number, { tags: ['vpn'] })
  expect(await stateOf()).toBe('TERMINATED')
  await desk.gateway.wakeTicket(number)
  await until('the clock is there', async () => (await stateOf()) === 'RUNNING')
})
