// Saves the histories of processes as they really ran, for the replay tests:
// `vitest run --config test/replay/record.config.ts`. One that is there already is left alone: it stands for the
// processes that are under way in the world. A red replay test is never cured by recording again.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { v7 as uuid } from 'uuid'
import { test } from 'vitest'
import type { CommandBody } from '#domain/tickets/commands.ts'
import { makeQueue, makeTeam } from '#test/support/teams.ts'
import { openTemporal, openTimeTravel } from '#test/support/time-travel.ts'
import { until } from '#test/support/until.ts'
import { outboundQueue, ticketsQueue } from '#workflows/queues.ts'
import { encode, fileOf, folder, type History } from './histories.ts'

type Handle = { fetchHistory(): Promise<History> }

mkdirSync(folder, { recursive: true })
const desk = await openTimeTravel()

function record(name: string, run: () => Promise<Handle>): void {
  test.skipIf(existsSync(fileOf(name)))(name, async () => {
    const handle = await run()
    writeFileSync(fileOf(name), encode(await handle.fetchHistory()), { flag: 'wx' })
  })
}

record('ticket-answered-and-closed', async () => {
  const number = await desk.opened()
  await desk.say(number, 'agent')
  await desk.change(number, { assigneeId: desk.agent.id, priority: 'high' })
  await desk.change(number, { status: 'closed' })
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('8 days')
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('ticket-burst', async () => {
  const number = await desk.opened()
  await desk.advance(number)
  for (let round = 0; round < 3; round++)
    await Promise.all(Array.from({ length: 8 }, () => desk.say(number, 'agent', 'note')))
  await desk.gateway.wakeTicket(number)
  await desk.change(number, { status: 'cancelled' })
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('ticket-reopened', async () => {
  const number = await desk.opened()
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('3 days')
  await desk.say(number, 'requester')
  await desk.change(number, { status: 'pending' })
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('8 days')
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('ticket-started-again', async () => {
  const number = await desk.opened()
  await desk.change(number, { status: 'cancelled' })
  await desk.ended(desk.ticketProcess(number))
  await desk.say(number, 'requester')
  await desk.change(number, { status: 'resolved' })
  return desk.ticketProcess(number)
})

record('ticket-continued-as-new', async () => {
  const number = await desk.opened()
  const { runId } = await desk.ticketProcess(number).describe()
  let continued = false
  while (!continued) {
    await desk.say(number, 'agent', 'note')
    continued = (await desk.ticketProcess(number).describe()).runId !== runId
  }
  return desk.client.workflow.getHandle(`ticket/${number}`, runId)
})

async function rested(): Promise<{ number: string; runId: string }> {
  const number = await desk.opened()
  const { runId } = await desk.ticketProcess(number).describe()
  for (let each = 0; each < 8; each++) await desk.say(number, 'agent', 'note')
  await desk.sleep('4 minutes')
  await desk.change(number, { priority: 'high' })
  await desk.sleep('20 minutes')
  await until(
    'a new run has begun',
    async () => (await desk.ticketProcess(number).describe()).runId !== runId,
  )
  return { number, runId }
}

record('ticket-at-rest', async () => {
  const { number, runId } = await rested()
  return desk.client.workflow.getHandle(`ticket/${number}`, runId)
})

record('ticket-known-from-before', async () => {
  const { number } = await rested()
  await desk.say(number, 'agent')
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('8 days')
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('ticket-snoozed-and-reminded', async () => {
  const number = await desk.opened()
  const hours = async (count: number) => (await desk.now()) + count * 3_600_000
  const ask = async (body: CommandBody) => desk.submit(number, await desk.store(number, body))
  await ask({ type: 'snooze', payload: { until: await hours(5) } })
  const reminder = { person: desk.agent.id, text: 'Call' }
  await ask({ type: 'remind', payload: { id: uuid(), at: await hours(8), ...reminder } })
  await ask({ type: 'remind', payload: { id: uuid(), at: await hours(300), ...reminder } })
  await desk.sleep('9 hours')
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('20 days')
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('ticket-escalated', async () => {
  const team = await makeTeam(desk.db, 1, { leads: 1 })
  const queue = await makeQueue(desk.db, team.id, { escalateAfterMinutes: 30 })
  const number = await desk.opened({ queueId: queue.id, priority: 'urgent' })
  await desk.say(number, 'requester')
  await desk.sleep('1 hour')
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('8 days')
  await desk.ended(desk.ticketProcess(number))
  return desk.ticketProcess(number)
})

record('sla-warned-and-breached', async () => {
  const number = await desk.opened({ priority: 'urgent' })
  await desk.sleep('10 days')
  await desk.ended(desk.slaProcess(number))
  return desk.slaProcess(number)
})

record('sla-rescheduled', async () => {
  const number = await desk.opened({ priority: 'low' })
  await desk.change(number, { priority: 'normal' })
  await desk.sleep('1 minute')
  await desk.change(number, { priority: 'urgent' })
  await desk.sleep('10 days')
  await desk.ended(desk.slaProcess(number))
  return desk.slaProcess(number)
})

record('sla-paused-and-met', async () => {
  const number = await desk.opened({ priority: 'urgent' })
  await desk.change(number, { status: 'pending' })
  await desk.sleep('5 days')
  await desk.ended(desk.slaProcess(number))
  await desk.say(number, 'requester')
  await desk.change(number, { status: 'resolved' })
  await desk.sleep('5 days')
  await desk.ended(desk.slaProcess(number))
  return desk.slaProcess(number)
})

record('follower-rounds', async () => {
  const { client, work } = await openTemporal()
  let rounds = 0
  const endless = new Promise<never>(() => undefined)
  const followIntakes = async () => (++rounds > 3 ? endless : { done: rounds, failed: rounds - 1 })
  await work(ticketsQueue, {})
  await work(outboundQueue, { followIntakes })
  const handle = await client.workflow.start('follower', {
    workflowId: 'follower/intakes',
    taskQueue: ticketsQueue,
    args: [{ name: 'intakes' }],
  })
  await until('three rounds are done', () => rounds > 3)
  return handle
})

record('recurring-made', async () => {
  const { client, work } = await openTemporal()
  await work(ticketsQueue, {})
  await work(outboundQueue, {
    makeRecurringTickets: async () => ({ made: 2, failed: 1, waiting: 0 }),
    applyRecurring: async () => undefined,
  })
  const handle = await client.workflow.start('recurring', {
    workflowId: 'recurring/recorded',
    taskQueue: ticketsQueue,
    args: [{ id: uuid() }],
  })
  await handle.result()
  return handle
})

record('retention-audit', async () => {
  const { client, work } = await openTemporal()
  await work(ticketsQueue, {})
  await work(outboundQueue, {
    checkAudit: async () => ({ holds: true, checked: 7 }),
    removeOldAudit: async () => ({ removed: 3 }),
  })
  const handle = await client.workflow.start('retention', {
    workflowId: 'retention/audit',
    taskQueue: ticketsQueue,
    args: [{ name: 'audit' }],
  })
  await handle.result()
  return handle
})

record('retention-audit-broken', async () => {
  const { client, work } = await openTemporal()
  await work(ticketsQueue, {})
  await work(outboundQueue, { checkAudit: async () => ({ holds: false, checked: 2 }) })
  const handle = await client.workflow.start('retention', {
    workflowId: 'retention/audit',
    taskQueue: ticketsQueue,
    args: [{ name: 'audit' }],
  })
  await handle.result()
  return handle
})

record('bulk-paused-and-done', async () => {
  const { client, work } = await openTemporal()
  const counts = { total: 90, refused: 1, skipped: 2 }
  const rounds = (['running', 'paused', 'running', 'done'] as const).map((state, round) => ({
    ...{ state, done: round * 29 },
    ...counts,
  }))
  await work(ticketsQueue, {})
  await work(outboundQueue, { workOnBulk: async () => rounds.shift() })
  const handle = await client.workflow.start('bulk', {
    workflowId: 'bulk/recorded',
    taskQueue: ticketsQueue,
    args: [{ id: 'recorded' }],
  })
  await until('it is paused', () => rounds.length === 2)
  await handle.signal('lookAtBulk')
  await handle.result()
  return handle
})

record('bulk-cancelled', async () => {
  const { client, work } = await openTemporal()
  const cancelled = { state: 'cancelled', total: 90, done: 29, refused: 0, skipped: 0 }
  await work(ticketsQueue, {})
  await work(outboundQueue, { workOnBulk: async () => cancelled })
  const handle = await client.workflow.start('bulk', {
    workflowId: 'bulk/recorded-cancelled',
    taskQueue: ticketsQueue,
    args: [{ id: 'recorded-cancelled' }],
  })
  await handle.result()
  return handle
})
